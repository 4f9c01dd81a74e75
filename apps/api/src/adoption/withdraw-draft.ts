import type { withdrawDraft as endpoint } from '@village-points/shared/adoption/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { moveDraft, requireToMove } from './moving.ts'

export const withdrawDraft = async (work: Work, { params, body }: ParsedInput<typeof endpoint>) =>
  moveDraft(work, await requireToMove(work, params.draftId, 'withdraw', body.revision), 'withdraw', body.reason)
