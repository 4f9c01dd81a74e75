import type { readFindingPhoto as endpoint } from '@village-points/shared/supervision/contract.ts'
import { photoShowing } from '../declarations/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { photoSubjectOf } from './presenting.ts'

export const readFindingPhoto = (work: Work, { params, query }: ParsedInput<typeof endpoint>) =>
  photoShowing(work, photoSubjectOf(params), { photoId: params.photoId, size: query.size })
