import {
  type DeductionAction,
  type DeductionVote,
  endedStates,
  OBJECTION_DAYS,
} from '@village-points/shared/deductions/contract.ts'
import { addDays, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { and, asc, eq, inArray, lt, max, or } from 'drizzle-orm'
import type { PhotosOver } from '../declarations/index.ts'
import type { Work } from '../platform/work.ts'
import { deductions, stepPhotos, steps, votes } from './tables.ts'

export type VoteRow = typeof votes.$inferSelect
export type StepRow = typeof steps.$inferSelect & { readonly photoIds: string[] }

/** Writes one more step on the way of a case. */
export const addStep = async (
  work: Work,
  deductionId: string,
  action: DeductionAction | 'remind',
  { words = '', photoIds = [] }: { words?: string | undefined; photoIds?: readonly string[] | undefined },
): Promise<void> => {
  const { villageId, actor } = work
  const [last] = await work.tx
    .select({ position: max(steps.position).mapWith(Number) })
    .from(steps)
    .where(and(eq(steps.villageId, villageId), eq(steps.deductionId, deductionId)))
  const position = (last?.position ?? 0) + 1
  await work.tx.insert(steps).values({
    villageId,
    deductionId,
    position,
    action,
    actorUserId: actor.userId,
    actorName: actor.name,
    actorRole: actor.role,
    at: work.now,
    words,
  })
  if (photoIds.length === 0) return
  await work.tx.insert(stepPhotos).values(photoIds.map((photoId) => ({ villageId, deductionId, position, photoId })))
}

/** The steps of cases in their order, with their photographs. */
export const stepsOf = async (work: Work, deductionIds: readonly string[]): Promise<readonly StepRow[]> => {
  if (deductionIds.length === 0) return []
  const rows = await work.tx
    .select()
    .from(steps)
    .where(and(eq(steps.villageId, work.villageId), inArray(steps.deductionId, [...deductionIds])))
    .orderBy(asc(steps.deductionId), asc(steps.position))
  const photos = await work.tx
    .select()
    .from(stepPhotos)
    .where(and(eq(stepPhotos.villageId, work.villageId), inArray(stepPhotos.deductionId, [...deductionIds])))
    .orderBy(asc(stepPhotos.photoId))
  return rows.map((row) => ({
    ...row,
    photoIds: photos
      .filter((photo) => photo.deductionId === row.deductionId && photo.position === row.position)
      .map(({ photoId }) => photoId),
  }))
}

/** Photographs of cases that were over before an instant: ended, or left where only the household could have gone on. */
export const photosOfCasesOver: PhotosOver = ({ tx, villageId }, before) => {
  const day = villageDayOf(before)
  const ofCase = and(eq(deductions.villageId, stepPhotos.villageId), eq(deductions.deductionId, stepPhotos.deductionId))
  const isOver = or(
    inArray(deductions.state, [...endedStates]),
    and(eq(deductions.state, 'reminded'), lt(deductions.fixBy, day)),
    and(
      eq(deductions.state, 'deducted'),
      lt(deductions.repairBy, day),
      lt(deductions.deductedOn, addDays(day, -OBJECTION_DAYS)),
    ),
  )
  return tx
    .select({ photoId: stepPhotos.photoId })
    .from(stepPhotos)
    .innerJoin(deductions, ofCase)
    .where(and(eq(stepPhotos.villageId, villageId), lt(deductions.stateAt, before), isOver))
}

export const votesOn = async (work: Work, deductionIds: readonly string[]): Promise<readonly VoteRow[]> =>
  deductionIds.length === 0
    ? []
    : work.tx
        .select()
        .from(votes)
        .where(and(eq(votes.villageId, work.villageId), inArray(votes.deductionId, [...deductionIds])))
        .orderBy(asc(votes.userId))

/** Writes a vote, once for each person; false when there is one. */
export const insertVote = async (
  work: Work,
  deductionId: string,
  { vote, words }: { vote: DeductionVote; words: string },
): Promise<boolean> => {
  const { villageId, now } = work
  const written = await work.tx
    .insert(votes)
    .values({ villageId, deductionId, userId: work.actor.userId, vote, words, votedAt: now })
    .onConflictDoNothing()
    .returning({ userId: votes.userId })
  return written.length > 0
}
