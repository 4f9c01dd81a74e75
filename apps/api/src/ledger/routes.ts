import type { EntryProof } from '@village-points/shared/ledger/contract.ts'
import * as contract from '@village-points/shared/ledger/contract.ts'
import { type Binding, downloadRoute, route } from '../platform/http/route.ts'
import { printDocument } from '../platform/printing/print-document.ts'
import { listEntries } from './list-entries.ts'
import { listShortfalls } from './list-shortfalls.ts'
import { listTreeHeads } from './list-tree-heads.ts'
import { mergeHouseholds } from './merge-households.ts'
import { printEntry } from './print-entry.ts'
import { printGroupStatements } from './print-group-statements.ts'
import { printStatement } from './print-statement.ts'
import { proveConsistency } from './prove-consistency.ts'
import { proveEntry } from './prove-entry.ts'
import { readEntry } from './read-entry.ts'
import { type RemindersOf, readHouseholdAccount } from './read-household-account.ts'
import { readPeriod } from './read-period.ts'
import { readVillageTotals } from './read-village-totals.ts'
import { sealLog } from './sealing.ts'
import { splitHousehold } from './split-household.ts'
import type { TrailSource } from './trail.ts'

/** Every capability that knows something of how a line came about, or of what a household was reminded, is named here. */
export const ledgerRoutes = (sources: readonly TrailSource[], remindersOf: RemindersOf): readonly Binding[] => [
  route(contract.readHouseholdAccount, readHouseholdAccount(remindersOf)),
  route(contract.listEntries, listEntries),
  route(contract.readEntry, readEntry(sources)),
  downloadRoute(contract.printStatement, printStatement, printDocument),
  downloadRoute(contract.printGroupStatements, printGroupStatements, printDocument),
  downloadRoute(contract.printEntry, printEntry(sources), printDocument),
  route(contract.proveEntry, proveEntry, {
    after: ({ villageId }, output, background) => {
      if ((output as EntryProof).inclusion) return
      background.run('seal-log', () => sealLog(background, villageId))
    },
  }),
  route(contract.listTreeHeads, listTreeHeads),
  route(contract.proveConsistency, proveConsistency),
  route(contract.readVillageTotals, readVillageTotals),
  route(contract.readPeriod, readPeriod),
  route(contract.listShortfalls, listShortfalls),
  route(contract.mergeHouseholds, mergeHouseholds),
  route(contract.splitHousehold, splitHousehold),
]
