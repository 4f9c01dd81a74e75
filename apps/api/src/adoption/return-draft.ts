import type { returnDraft as endpoint } from '@village-points/shared/adoption/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { moveDraft, requireToMove } from './moving.ts'

export const returnDraft = async (work: Work, { params, body }: ParsedInput<typeof endpoint>) => {
  const row = await requireToMove(work, params.draftId, 'return', body.revision)
  return moveDraft(work, row, 'return', `${body.reason}(${body.law})`)
}
