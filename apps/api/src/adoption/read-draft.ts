import type { readDraft as endpoint } from '@village-points/shared/adoption/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { requireDraft } from './moving.ts'
import { toDraft } from './presenting.ts'

export const readDraft = async (work: Work, { params }: ParsedInput<typeof endpoint>) =>
  toDraft(work, await requireDraft(work, params.draftId))
