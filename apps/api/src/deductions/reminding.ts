import { type DeductionState, nextState, whatNext } from '@village-points/shared/deductions/contract.ts'
import type { Reminder } from '@village-points/shared/ledger/reminder.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { householdsJoined } from '../households/index.ts'
import type { Work } from '../platform/work.ts'
import { dueOn } from './deduction.ts'
import { openDeductionsOf } from './repository.ts'

/** What the first page says of a household's cases, the latest first; those that are over are not repeated there. */
export const remindersOf = async (work: Work, householdId: string): Promise<Reminder[]> => {
  const today = villageDayOf(work.now)
  const rows = await openDeductionsOf(work, [householdId, ...(await householdsJoined(work, householdId))])
  return rows
    .filter(({ state, repairBy }) => state !== 'deducted' || (repairBy ?? '') >= today)
    .map(({ deductionId, ruleTitle: title, note, stateAt, ...row }) => {
      const state = row.state as DeductionState
      const due = dueOn(state, stateAt)
      const told = {
        state,
        fixBy: row.fixBy,
        ...(row.publicUntil ? { publicUntil: row.publicUntil } : {}),
        ...(row.repairBy ? { repairBy: row.repairBy } : {}),
        ...(due ? { dueOn: due } : {}),
      }
      const canRectify = (['rectify', 'amend'] as const).some((action) => nextState(state, action) !== undefined)
      return { deductionId, title, note, next: whatNext(told, today), canRectify }
    })
}
