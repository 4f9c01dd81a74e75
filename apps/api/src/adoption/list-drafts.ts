import { DraftState, type listDrafts as endpoint } from '@village-points/shared/adoption/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { pageOf } from '../platform/page.ts'
import type { Work } from '../platform/work.ts'
import { mayDraft, maySeeDraft } from './policy.ts'
import { toBrief } from './presenting.ts'
import { openDraftOf, pageOfDrafts } from './repository.ts'

export const listDrafts = async (work: Work, { query }: ParsedInput<typeof endpoint>) => {
  const hidden = DraftState.options.filter((state) => !maySeeDraft(work.actor, state))
  const rows = await pageOfDrafts(work, { hidden, cursor: query.cursor, limit: query.limit + 1 })
  const { shown, next } = pageOf(rows, query.limit, (row) => row.draftId)
  const start = mayDraft(work.actor) && (await openDraftOf(work)) === undefined
  return { rows: shown.map(toBrief), ...next, can: { start } }
}
