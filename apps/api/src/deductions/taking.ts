import { takenStates } from '@village-points/shared/deductions/contract.ts'
import { addDays, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { findHousehold, heirOf } from '../households/index.ts'
import { giveBack, postDeduction } from '../ledger/index.ts'
import type { Work } from '../platform/work.ts'
import { requireRule } from '../rules/index.ts'
import { readSettings } from '../villages/index.ts'
import { type LimitUse, leftUnder, limitUsesOf } from './limit.ts'
import { countLimits, giveLimitsBack, limitsUsed } from './limit-repository.ts'
import { move } from './moving.ts'
import type { DeductionRow } from './repository.ts'

/** What may still be taken from the household that answers for this case now. */
export const roomFor = async (
  work: Work,
  row: Pick<DeductionRow, 'ruleId' | 'seenOn' | 'householdId'>,
  hundredths: number,
) => {
  const householdId = await heirOf(work, row.householdId)
  const { rule, rulebook } = await requireRule(work, row.ruleId)
  const { deductionCeiling: ceiling } = await readSettings(work)
  const usesOf = (amount: number) =>
    limitUsesOf(rule, { seenOn: row.seenOn, takenOn: villageDayOf(work.now), hundredths: amount, ceiling })
  const left = leftUnder(usesOf(hundredths), await limitsUsed(work, householdId), hundredths)
  return { householdId, rulebook, left, uses: usesOf(left.hundredths) }
}

/**
 * Takes the points of a case whose publicity is over, as far as the ceilings leave room; where nothing is left, or the
 * household has moved away meanwhile, the case ends without a deduction.
 */
export const deduct = async (work: Work, row: DeductionRow): Promise<void> => {
  // Two cases of one household at the same moment: the second must see what the first has used.
  await work.tx.lock(work.villageId)
  const { householdId, rulebook, left, uses } = await roomFor(work, row, row.hundredths ?? 0)
  const household = await findHousehold(work, householdId)
  if (household?.status !== 'active') return void (await move(work, row, 'drop', { words: '这户已经搬走' }))
  if (left.hundredths <= 0) return void (await move(work, row, 'drop', { words: '今年扣分已经到顶' }))
  await countLimits(work, householdId, uses)
  const { deductionId, ruleId, ruleTitle } = row
  const { hundredths } = left
  const { transferId } = await postDeduction(work, {
    householdId,
    hundredths,
    title: ruleTitle,
    note: row.note,
    rulebookId: rulebook.rulebookId,
    ruleId,
    declarationId: deductionId,
  })
  const deductedOn = villageDayOf(work.now)
  const { repairDays } = await readSettings(work)
  const repairBy = addDays(deductedOn, repairDays)
  const taken = { hundredths, deductedOn, deductedFromId: householdId, repairBy, transferId }
  await move(work, row, 'deduct', {}, taken)
}

/** The ceilings that a taken deduction stands in. */
export const usesOfTaken = async (work: Work, row: DeductionRow): Promise<readonly LimitUse[]> => {
  const { rule } = await requireRule(work, row.ruleId)
  const { seenOn, deductedOn, hundredths } = row
  return limitUsesOf(rule, { seenOn, takenOn: deductedOn ?? seenOn, hundredths: hundredths ?? 0, ceiling: 0 })
}

/** Gives the points back, and the room under the ceilings with them. */
export const returnPoints = async (
  work: Work,
  row: DeductionRow,
  kind: 'repair' | 'reversal',
  note: string,
): Promise<void> => {
  await giveBack(work, kind, { transferId: row.transferId ?? '', note })
  await giveLimitsBack(work, row.deductedFromId ?? '', await usesOfTaken(work, row))
}

/** Whether the points are gone and have not come back. */
export const isTaken = ({ state }: Pick<DeductionRow, 'state'>): boolean =>
  (takenStates as readonly string[]).includes(state)
