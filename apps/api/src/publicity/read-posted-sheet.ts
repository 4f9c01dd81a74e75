import type { readPostedSheet as endpoint } from '@village-points/shared/publicity/contract.ts'
import { photoShowing } from '../declarations/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'

/** Everybody who may see the list may see that it hung on the wall. */
export const readPostedSheet = (work: Work, { params: { listId, photoId }, query }: ParsedInput<typeof endpoint>) =>
  photoShowing(work, listId, { photoId, size: query.size })
