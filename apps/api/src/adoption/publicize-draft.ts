import type { publicizeDraft as endpoint } from '@village-points/shared/adoption/contract.ts'
import { formatFullDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { publicityEnd } from '../platform/calendar.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { readSettings } from '../villages/index.ts'
import { isDayTaken } from './adopting.ts'
import { refuseTooEarly } from './draft.ts'
import { moveDraft, requireToMove } from './moving.ts'

export const publicizeDraft = async (work: Work, { params, body }: ParsedInput<typeof endpoint>) => {
  const row = await requireToMove(work, params.draftId, 'publicize', body.revision)
  const { inForceOn } = body
  const startsOn = villageDayOf(work.now)
  const { publicityDays } = await readSettings(work)
  const { day: endsOn, isProvisional } = publicityEnd(startsOn, publicityDays)
  refuseTooEarly(inForceOn, endsOn)
  if (await isDayTaken(work, inForceOn)) refuse('rule.in_force_on_taken', { inForceOn })
  const publicity = { publicityStartsOn: startsOn, publicityEndsOn: endsOn, isPublicityProvisional: isProvisional }
  const words = `公示到${formatFullDay(endsOn)},${formatFullDay(inForceOn)}生效`
  return moveDraft(work, row, 'publicize', words, { ...publicity, inForceOn })
}
