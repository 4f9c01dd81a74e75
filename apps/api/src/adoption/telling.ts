import type { Draft, DraftAction } from '@village-points/shared/adoption/contract.ts'
import { formatFullDay } from '@village-points/shared/platform/village-day.ts'
import { tell } from '../messages/index.ts'
import type { Work } from '../platform/work.ts'

/** Everybody hears when there is something to say or to know, the others when it is their turn. */
export const tellOfStep = async (work: Work, action: DraftAction, draft: Draft, reason: string): Promise<void> => {
  const { title, draftId: subjectId, commentsEndOn = '', publicity } = draft
  switch (action) {
    case 'open':
      return tell(work, { kind: 'draft_opened', subjectId, words: { title, day: formatFullDay(commentsEndOn) } })
    case 'pass':
      return tell(work, { kind: 'draft_passed', role: 'town_officer', subjectId, words: { title } })
    case 'return':
      return tell(work, { kind: 'draft_returned', role: 'committee', subjectId, words: { title, reason } })
    case 'file':
      return tell(work, { kind: 'draft_filed', role: 'committee', subjectId, words: { title } })
    case 'publicize':
      return tell(work, {
        kind: 'draft_publicized',
        subjectId,
        words: { title, day: formatFullDay(publicity!.endsOn) },
      })
    case 'adopt':
      return tell(work, {
        kind: 'draft_adopted',
        subjectId,
        words: { title, day: formatFullDay(publicity!.inForceOn) },
      })
    case 'take_back':
      // Whoever takes it back himself knows.
      if (work.actor.role !== 'system') return
      return tell(work, { kind: 'draft_stopped', role: 'committee', subjectId, words: { title, reason } })
    default:
  }
}
