import type { recordPostedSheet as endpoint } from '@village-points/shared/publicity/contract.ts'
import { keepPhotosFor } from '../declarations/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { toSheet } from './presenting.ts'
import { requireList } from './read-publicity.ts'
import { insertSheets, sheetsOf } from './repository.ts'

export const recordPostedSheet = async (work: Work, { params, body }: ParsedInput<typeof endpoint>) => {
  const { listId } = await requireList(work, params.listId)
  await keepPhotosFor(work, body.photoIds, listId)
  const { villageId, now: takenAt, actor } = work
  const taken = { place: body.place, takenAt, takenByUserId: actor.userId, takenByName: actor.name }
  await insertSheets(
    work,
    body.photoIds.map((photoId) => ({ villageId, listId, photoId, ...taken })),
  )
  return { sheets: (await sheetsOf(work, listId)).map(toSheet) }
}
