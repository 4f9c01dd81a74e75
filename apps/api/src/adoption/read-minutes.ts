import type { readMinutes as endpoint } from '@village-points/shared/adoption/contract.ts'
import { photoShowing } from '../declarations/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { maySeeDraft } from './policy.ts'
import { draftOfMinutes } from './repository.ts'

export const readMinutes = async (work: Work, { params, query }: ParsedInput<typeof endpoint>) => {
  const draft = await draftOfMinutes(work, params.photoId)
  if (!draft || !maySeeDraft(work.actor, draft.state)) return refuse('declaration.photo_not_found')
  return photoShowing(work, draft.draftId, { photoId: params.photoId, size: query.size })
}
