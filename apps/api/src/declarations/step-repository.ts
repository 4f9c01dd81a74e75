import type { DeclarationStep } from '@village-points/shared/declarations/contract.ts'
import { and, asc, eq, inArray, max } from 'drizzle-orm'
import { type At, prepared } from '../platform/database/prepared.ts'
import { insertRows, listOf } from '../platform/database/rows.ts'
import type { Work } from '../platform/work.ts'
import { evidence, steps } from './tables.ts'

export type StepRow = typeof steps.$inferSelect

/** Why a step was taken: a reason of the list, and words. */
export interface Why {
  readonly reason?: string | undefined
  readonly words?: string | undefined
}

/** Writes one more step on the way of each declaration. */
export const addSteps = async (
  work: Work,
  action: DeclarationStep['action'],
  taken: readonly (Why & { readonly declarationId: string })[],
): Promise<void> => {
  if (taken.length === 0) return
  const last = await lastPositions(
    work,
    taken.map(({ declarationId }) => declarationId),
  )
  await insertRows(
    work.tx,
    steps,
    taken.map(({ declarationId, reason = null, words = '' }) => ({
      villageId: work.villageId,
      declarationId,
      position: (last.get(declarationId) ?? 0) + 1,
      action,
      actorUserId: work.actor.userId,
      actorName: work.actor.name,
      actorRole: work.actor.role,
      at: work.now,
      reason,
      words,
    })),
  )
}

const findLast = prepared((tx, at: At<{ villageId: string; declarationIds: readonly string[] }>) =>
  tx
    .select({ declarationId: steps.declarationId, last: max(steps.position).mapWith(Number) })
    .from(steps)
    .where(and(eq(steps.villageId, at.villageId), inArray(steps.declarationId, listOf(at.declarationIds))))
    .groupBy(steps.declarationId),
)

const lastPositions = async (
  { tx, villageId }: Work,
  declarationIds: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const rows = await findLast(tx, { villageId, declarationIds })
  return new Map(rows.map((row) => [row.declarationId, row.last ?? 0]))
}

/** The way so far, first step first. */
export const stepsOf = async (work: Work, declarationId: string) =>
  work.tx
    .select()
    .from(steps)
    .where(and(eq(steps.villageId, work.villageId), eq(steps.declarationId, declarationId)))
    .orderBy(asc(steps.position))

/** Replaces the evidence of a declaration. */
export const setEvidence = async (work: Work, declarationId: string, photoIds: readonly string[]): Promise<void> => {
  await work.tx
    .delete(evidence)
    .where(and(eq(evidence.villageId, work.villageId), eq(evidence.declarationId, declarationId)))
  if (photoIds.length === 0) return
  const rows = photoIds.map((photoId, index) => ({
    villageId: work.villageId,
    declarationId,
    position: index,
    photoId,
  }))
  await work.tx.insert(evidence).values(rows)
}

/** Photos by declaration, in their order. */
export const evidenceOf = async (
  work: Work,
  declarationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const found = new Map<string, string[]>(declarationIds.map((id) => [id, []]))
  if (declarationIds.length === 0) return found
  const rows = await work.tx
    .select()
    .from(evidence)
    .where(and(eq(evidence.villageId, work.villageId), inArray(evidence.declarationId, [...declarationIds])))
    .orderBy(asc(evidence.position))
  for (const row of rows) found.get(row.declarationId)?.push(row.photoId)
  return found
}
