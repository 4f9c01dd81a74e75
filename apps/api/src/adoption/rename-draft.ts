import type { renameDraft as endpoint } from '@village-points/shared/adoption/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { requireToWrite, showDraft } from './moving.ts'
import { updateDraft } from './repository.ts'

export const renameDraft = async (work: Work, { params, body }: ParsedInput<typeof endpoint>) => {
  const row = await requireToWrite(work, params.draftId)
  const isSeen = row.revision === body.revision && (await updateDraft(work, row, { title: body.title }))
  if (!isSeen) refuse('adoption.changed_meanwhile')
  return showDraft(work, params.draftId)
}
