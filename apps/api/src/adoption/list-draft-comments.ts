import type { listDraftComments as endpoint } from '@village-points/shared/adoption/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { pageOf } from '../platform/page.ts'
import type { Work } from '../platform/work.ts'
import { pageOfComments } from './comment-repository.ts'
import { requireDraft } from './moving.ts'
import { toComment } from './presenting.ts'

export const listDraftComments = async (work: Work, { params, query }: ParsedInput<typeof endpoint>) => {
  const { draftId } = await requireDraft(work, params.draftId)
  const rows = await pageOfComments(work, draftId, { cursor: query.cursor, limit: query.limit + 1 })
  const { shown, next } = pageOf(rows, query.limit, (row) => row.commentId)
  return { rows: shown.map((row) => toComment(work, row)), ...next }
}
