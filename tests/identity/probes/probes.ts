import * as audit from '@village-points/shared/audit/contract.ts'
import * as identity from '@village-points/shared/identity/contract.ts'
import * as messages from '@village-points/shared/messages/contract.ts'
import { adoptionProbes } from './adoption.ts'
import { declarationsProbes } from './declarations.ts'
import { deductionsProbes } from './deductions.ts'
import { fundProbes } from './fund.ts'
import { honorsProbes } from './honors.ts'
import { householdsProbes } from './households.ts'
import { importsProbes } from './imports.ts'
import { ledgerProbes } from './ledger.ts'
import { objectionsProbes } from './objections.ts'
import { atNothing, type Probe } from './probe.ts'
import { publicityProbes } from './publicity.ts'
import { reviewProbes } from './review.ts'
import { rewardsProbes } from './rewards.ts'
import { rulesProbes } from './rules.ts'
import { supervisionProbes } from './supervision.ts'
import { villagesProbes } from './villages.ts'

const identityProbes: readonly Probe[] = [
  atNothing(identity.listDemoAccounts, () => ({})),
  atNothing(identity.signInToDemo, (_, { village }) => ({ body: { demoAccountId: village.userIdOf('villager') } })),
  atNothing(identity.readMe, () => ({})),
  atNothing(identity.signOut, () => ({})),
]

const messagesProbes: readonly Probe[] = [
  atNothing(messages.listMessages, () => ({ query: {} })),
  atNothing(messages.countUnread, () => ({})),
  atNothing(messages.markRead, () => ({ body: { upTo: 'nothing' } })),
]

/** How to call every endpoint, in the order of the table. */
export const probes: readonly Probe[] = [
  ...identityProbes,
  ...villagesProbes,
  ...householdsProbes,
  ...messagesProbes,
  ...rulesProbes,
  ...ledgerProbes,
  ...fundProbes,
  ...declarationsProbes,
  ...reviewProbes,
  ...deductionsProbes,
  ...objectionsProbes,
  ...adoptionProbes,
  ...publicityProbes,
  ...rewardsProbes,
  atNothing(audit.readLatestAudit, () => ({})),
  ...supervisionProbes,
  ...honorsProbes,
  ...importsProbes,
]
