import type { takeBackDraft as endpoint } from '@village-points/shared/adoption/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { withoutPublicity } from './adopting.ts'
import { roundKept } from './draft.ts'
import { moveDraft, requireToMove } from './moving.ts'

export const takeBackDraft = async (work: Work, { params, body }: ParsedInput<typeof endpoint>) => {
  const row = await requireToMove(work, params.draftId, 'take_back', body.revision)
  const commentsEndOn = roundKept(row, villageDayOf(work.now))
  return moveDraft(work, row, 'take_back', body.reason, { commentsEndOn, ...withoutPublicity })
}
