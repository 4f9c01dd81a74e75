import type { openDraft as endpoint } from '@village-points/shared/adoption/contract.ts'
import { addDays, formatFullDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { requireSoundRules } from './adopting.ts'
import { moveDraft, requireToMove } from './moving.ts'

export const openDraft = async (work: Work, { params, body }: ParsedInput<typeof endpoint>) => {
  const row = await requireToMove(work, params.draftId, 'open', body.revision)
  await requireSoundRules(work, row.draftId)
  const commentsEndOn = addDays(villageDayOf(work.now), body.days)
  return moveDraft(work, row, 'open', `到${formatFullDay(commentsEndOn)}`, { commentsEndOn })
}
