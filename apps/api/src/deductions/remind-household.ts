import type { remindHousehold as endpoint } from '@village-points/shared/deductions/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { keepPhotosFor } from '../declarations/index.ts'
import { requireActiveHousehold } from '../households/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import { newId, type Work } from '../platform/work.ts'
import { ruleOnDay, whyUnlawful } from '../rules/index.ts'
import { decideClause, decideFixBy, decideSeenDay } from './deduction.ts'
import { requireActing } from './moving.ts'
import { toDeduction } from './presenting.ts'
import { type DeductionRow, insertDeduction } from './repository.ts'
import { addStep } from './step-repository.ts'
import { tellHousehold } from './telling.ts'

/** Nothing is taken and nothing is told to others: the household hears what to put right, and until when. */
export const remindHousehold = async (work: Work, { body }: ParsedInput<typeof endpoint>) => {
  const { householdId, seenOn, fixBy, note, photoIds } = body
  const household = await requireActiveHousehold(work, householdId)
  await requireActing(work, { household, heirId: householdId })
  const today = villageDayOf(work.now)
  const { shown, clause } = await ruleOnDay(work, body.ruleId, seenOn)
  decideSeenDay(seenOn, today)
  const { rule } = clause ?? refuse('deduction.rule_not_in_force', { seenOn, title: shown.title })
  decideClause(rule, whyUnlawful(rule))
  decideFixBy(fixBy, today)
  const deductionId = newId(work)
  const row: DeductionRow = {
    ...nothingYet,
    villageId: work.villageId,
    deductionId,
    householdId,
    ruleId: rule.ruleId,
    ruleTitle: rule.title,
    note,
    seenOn,
    fixBy,
    state: 'reminded',
    stateAt: work.now,
    remindedAt: work.now,
    remindedByUserId: work.actor.userId,
    remindedByName: work.actor.name,
  }
  await insertDeduction(work, row)
  await keepPhotosFor(work, photoIds, deductionId)
  await addStep(work, deductionId, 'remind', { words: note, photoIds })
  await tellHousehold(work, 'remind', row)
  return toDeduction(work, row)
}

/** What a case does not have before something is proposed. */
const nothingYet = {
  hundredths: null,
  proposedOn: null,
  proposedByUserId: null,
  heardOn: null,
  speaker: null,
  companion: null,
  heardWords: null,
  seed: null,
  publicFrom: null,
  publicUntil: null,
  deductedOn: null,
  deductedFromId: null,
  repairBy: null,
  transferId: null,
}
