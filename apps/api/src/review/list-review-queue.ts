import type { listReviewQueue as endpoint } from '@village-points/shared/review/contract.ts'
import { findDeclarations } from '../declarations/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { pageOf } from '../platform/page.ts'
import type { Work } from '../platform/work.ts'
import { toReviewItems } from './presenting.ts'
import { toVoteBy } from './repository.ts'

/** What has waited longest comes first, so what is late is on top. */
export const listReviewQueue = async (work: Work, { query }: ParsedInput<typeof endpoint>) => {
  const ids = await toVoteBy(work, work.actor.userId, query.cursor ?? '', query.limit + 1)
  const { shown, next } = pageOf(ids, query.limit, (declarationId) => declarationId)
  const found = await findDeclarations(work, shown)
  const rows = found
    .filter((row) => row.state === 'screened')
    .toSorted((a, b) => (a.declarationId < b.declarationId ? -1 : 1))
  return { rows: await toReviewItems(work, rows), ...next }
}
