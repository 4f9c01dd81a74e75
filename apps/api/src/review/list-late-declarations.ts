import type { listLateDeclarations as endpoint } from '@village-points/shared/review/contract.ts'
import { leftLyingBefore, pageOfWaiting } from '../declarations/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { pageOf } from '../platform/page.ts'
import type { Work } from '../platform/work.ts'
import { toReviewItems } from './presenting.ts'

/** Whatever the group leader or the panel has let lie beyond all patience; by itself, with nobody to ask for it. */
export const listLateDeclarations = async (work: Work, { query }: ParsedInput<typeof endpoint>) => {
  const waiting = await pageOfWaiting(work, lateWaiting(work), { cursor: query.cursor, limit: query.limit + 1 })
  const { shown, next } = pageOf(waiting, query.limit, (row) => row.declarationId)
  return { rows: await toReviewItems(work, shown), ...next }
}

export const lateWaiting = (work: Work) => ({
  states: ['submitted' as const, 'screened' as const],
  waitingSince: leftLyingBefore(work.now),
})
