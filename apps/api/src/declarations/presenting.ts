import {
  type AwardBatch,
  type Declaration,
  type DeclarationState,
  type PostedDeclaration,
  stateNames,
} from '@village-points/shared/declarations/contract.ts'
import type { HouseholdBrief } from '@village-points/shared/households/contract.ts'
import { toPoints } from '@village-points/shared/platform/points.ts'
import { briefsOf } from '../households/index.ts'
import type { Work } from '../platform/work.ts'
import { undoUntil } from './declaration.ts'
import { whatMayBeDeclared, whatMayBeTakenBack } from './policy.ts'
import { type AwardBatchRow, type DeclarationRow, similarDeclarations } from './repository.ts'

/** Rows as declarations, with what this person may do to each. */
export const toDeclarations = async (work: Work, rows: readonly DeclarationRow[]): Promise<Declaration[]> => {
  const briefs = await briefsOf(work, [...new Set(rows.map((row) => row.householdId))])
  return rows.map((row) => presentDeclaration(work, row, briefs.get(row.householdId)!))
}

/** One row whose household is at hand. */
export const presentDeclaration = (work: Work, row: DeclarationRow, household: HouseholdBrief): Declaration => ({
  declarationId: row.declarationId,
  household,
  ...(row.memberName ? { memberName: row.memberName } : {}),
  ruleId: row.ruleId,
  ruleTitle: row.ruleTitle,
  points: toPoints(row.hundredths),
  ...(row.quantity ? { quantity: row.quantity } : {}),
  note: row.note,
  deedOn: row.deedOn,
  recordedAt: row.recordedAt.toISOString(),
  recordedBy: row.recordedByName,
  procedure: row.procedure as Declaration['procedure'],
  isOnBehalf: row.isOnBehalf,
  state: row.state as Declaration['state'],
  ...(row.dueOn ? { dueOn: row.dueOn } : {}),
  ...(row.awardBatchId ? { awardBatchId: row.awardBatchId } : {}),
  ...(row.transferId ? { transferId: row.transferId } : {}),
  undoUntil: undoUntil(row.recordedAt).toISOString(),
  can: {
    ...whatMayBeTakenBack(work.actor, row, work.now, work.actor.ownHouseholdIds.includes(row.householdId)),
    ...whatMayBeDeclared(work.actor, row),
  },
})

/** One row that is in the ledger, whose household is at hand. */
export const presentPosted = (
  work: Work,
  row: DeclarationRow & { readonly transferId: string },
  household: HouseholdBrief,
): PostedDeclaration => ({ ...presentDeclaration(work, row, household), transferId: row.transferId })

export const toDeclaration = async (work: Work, row: DeclarationRow): Promise<Declaration> =>
  (await toDeclarations(work, [row]))[0]!

export const toBatch = (work: Work, row: AwardBatchRow): AwardBatch => ({
  awardBatchId: row.awardBatchId,
  ruleTitle: row.ruleTitle,
  deedOn: row.deedOn,
  recordedAt: row.recordedAt.toISOString(),
  recordedBy: row.recordedByName,
  householdCount: row.householdCount,
  totalPoints: toPoints(row.hundredths),
  state: row.state as AwardBatch['state'],
  undoUntil: undoUntil(row.recordedAt).toISOString(),
  can: whatMayBeTakenBack(work.actor, row, work.now, false),
})

/** For each row, others that may be the same deed: same household, rule and day. Shown to whoever decides, not refused. */
export const similarTo = async (work: Work, rows: readonly DeclarationRow[]) => {
  const others = await similarDeclarations(work, rows)
  const isSimilar = (row: DeclarationRow, other: DeclarationRow) =>
    other.declarationId !== row.declarationId &&
    other.householdId === row.householdId &&
    other.originId === row.originId &&
    other.deedOn === row.deedOn
  return rows.map((row) =>
    others
      .filter((other) => isSimilar(row, other))
      .map(({ declarationId, deedOn, state }) => ({
        declarationId,
        deedOn,
        stateName: stateNames[state as DeclarationState],
      })),
  )
}
