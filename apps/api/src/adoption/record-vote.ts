import { type recordVote as endpoint, meetings } from '@village-points/shared/adoption/contract.ts'
import { formatFullDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { keepPhotosFor } from '../declarations/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { requireSoundRules } from './adopting.ts'
import { decideVote } from './draft.ts'
import { moveDraft, requireToMove } from './moving.ts'
import { insertVote } from './repository.ts'

export const recordVote = async (work: Work, { params, body }: ParsedInput<typeof endpoint>) => {
  const { revision, photoIds, ...vote } = body
  const row = await requireToMove(work, params.draftId, 'pass', revision)
  const isPassed = decideVote(vote, row, villageDayOf(work.now))
  await requireSoundRules(work, row.draftId)
  await keepPhotosFor(work, photoIds, row.draftId)
  await insertVote(work, row.draftId, vote, photoIds)
  const { assemblyOn, place, meeting, present, inFavor } = vote
  const words = `${formatFullDay(assemblyOn)}在${place}开${meetings[meeting].name},到会 ${present} 人,同意 ${inFavor} 人`
  return moveDraft(work, row, isPassed ? 'pass' : 'fail', words)
}
