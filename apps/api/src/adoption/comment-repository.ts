import type { Stance } from '@village-points/shared/adoption/contract.ts'
import { and, desc, eq, lt } from 'drizzle-orm'
import { countRows } from '../platform/database/store.ts'
import type { Work } from '../platform/work.ts'
import { comments } from './tables.ts'

export type CommentRow = typeof comments.$inferSelect

export const insertComment = async (
  work: Work,
  row: Omit<CommentRow, 'villageId' | 'saidAt' | 'saidByUserId'>,
): Promise<CommentRow> => {
  const complete = { ...row, villageId: work.villageId, saidAt: work.now, saidByUserId: work.actor.userId }
  await work.tx.insert(comments).values(complete)
  return complete
}

const of = (work: Work, draftId: string) => and(eq(comments.villageId, work.villageId), eq(comments.draftId, draftId))

/** How many comments the acting person made or wrote down. */
export const countOwnComments = async (work: Work, draftId: string, saidBy: string): Promise<number> => {
  const [row] = await work.tx
    .select({ count: countRows() })
    .from(comments)
    .where(and(of(work, draftId), eq(comments.saidByUserId, work.actor.userId), eq(comments.saidBy, saidBy)))
  return row?.count ?? 0
}

export const countStances = async (work: Work, draftId: string): Promise<Record<Stance, number>> => {
  const rows = await work.tx
    .select({ stance: comments.stance, count: countRows() })
    .from(comments)
    .where(of(work, draftId))
    .groupBy(comments.stance)
  const count = (stance: Stance) => rows.find((row) => row.stance === stance)?.count ?? 0
  return { for: count('for'), change: count('change'), against: count('against') }
}

export const pageOfComments = (
  work: Work,
  draftId: string,
  { cursor, limit }: { cursor: string | undefined; limit: number },
): Promise<CommentRow[]> =>
  work.tx
    .select()
    .from(comments)
    .where(and(of(work, draftId), cursor === undefined ? undefined : lt(comments.commentId, cursor)))
    .orderBy(desc(comments.commentId))
    .limit(limit)
