import {
  type AwardBatch,
  type Declaration,
  type DeclarationState,
  type DeclarationStep,
  type PostedDeclaration,
  reasonNames,
  type SimilarDeclaration,
  stateNames,
  type WaitingDeclaration,
} from '@village-points/shared/declarations/contract.ts'
import type { HouseholdBrief } from '@village-points/shared/households/contract.ts'
import { roleNames } from '@village-points/shared/identity/permissions.ts'
import { toPoints } from '@village-points/shared/platform/points.ts'
import { briefsOf } from '../households/index.ts'
import type { Work } from '../platform/work.ts'
import { isOverdue, undoUntil } from './declaration.ts'
import { declarationsLike } from './photo-repository.ts'
import { whatMayBeDeclared, whatMayBeTakenBack } from './policy.ts'
import { type AwardBatchRow, type DeclarationRow, findDeclarations, similarDeclarations } from './repository.ts'
import { evidenceOf, type StepRow } from './step-repository.ts'

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

/** One step as the trail shows it. */
export const presentStep = (row: StepRow): DeclarationStep => {
  const listed = row.reason && row.reason !== 'other' ? reasonNames[row.reason as keyof typeof reasonNames] : ''
  const reason = [listed, row.words].filter(Boolean).join('。')
  return {
    action: row.action as DeclarationStep['action'],
    at: row.at.toISOString(),
    actorName: row.actorName,
    roleName: roleNames[row.actorRole as keyof typeof roleNames] ?? '系统',
    ...(reason ? { reason } : {}),
  }
}

/**
 * For each row, others that may be about the same deed: same household, rule and day, or a photograph that looks the
 * same. Shown to whoever decides, not refused.
 */
const similarTo = async (
  work: Work,
  rows: readonly DeclarationRow[],
): Promise<readonly (readonly SimilarDeclaration[])[]> => {
  const sameDeed = await similarDeclarations(work, rows)
  const pairs = await declarationsLike(
    work,
    rows.map((row) => row.declarationId),
  )
  const samePhoto = await findDeclarations(work, [...new Set(pairs.map(({ otherId }) => otherId))])
  const briefs = await briefsOf(work, [...new Set([...sameDeed, ...samePhoto].map((row) => row.householdId))])
  const present = (because: SimilarDeclaration['because']) => (row: DeclarationRow) => ({
    declarationId: row.declarationId,
    householdName: briefs.get(row.householdId)!.name,
    ruleTitle: row.ruleTitle,
    deedOn: row.deedOn,
    stateName: stateNames[row.state as DeclarationState],
    because,
  })
  return rows.map((row) => {
    const like = new Set(pairs.filter((pair) => pair.declarationId === row.declarationId).map((pair) => pair.otherId))
    const others = samePhoto.filter((other) => like.has(other.declarationId))
    return [
      ...others.map(present('same_photo')),
      ...sameDeed.filter((other) => isSameDeed(row, other) && !like.has(other.declarationId)).map(present('same_deed')),
    ]
  })
}

/** Declarations as they lie before whoever has to decide, in the order given. */
export const toWaiting = async (work: Work, rows: readonly DeclarationRow[]): Promise<WaitingDeclaration[]> => {
  const declarations = await toDeclarations(work, rows)
  const similar = await similarTo(work, rows)
  const photos = await evidenceOf(
    work,
    rows.map((row) => row.declarationId),
  )
  return rows.map((row, index) => ({
    ...declarations[index]!,
    photoIds: [...(photos.get(row.declarationId) ?? [])],
    similar: [...similar[index]!],
    isOverdue: isOverdue(row.state as DeclarationState, row.stateAt, work.now),
  }))
}

const isSameDeed = (row: DeclarationRow, other: DeclarationRow) =>
  other.declarationId !== row.declarationId &&
  other.householdId === row.householdId &&
  other.originId === row.originId &&
  other.deedOn === row.deedOn
