import { MOST_UNATTACHED, type Photo } from '@village-points/shared/declarations/contract.ts'
import type { PhotoFault } from '../platform/files/photo-inspection.ts'
import { type KeptPhoto, keepPhoto } from '../platform/files/photo-store.ts'
import type { UploadedFile } from '../platform/http/body.ts'
import type { Background } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import { newId, type Work } from '../platform/work.ts'
import { countUnattached, insertPhoto } from './photo-repository.ts'

type Kept = KeptPhoto | { readonly fault: PhotoFault }

/** Looks, re-encodes and writes the file before the transaction. */
export const keepUploadedPhoto = (file: UploadedFile, { dataFolder }: Background, villageId: string): Promise<Kept> =>
  keepPhoto(dataFolder, villageId, file.bytes)

/** The photograph waits for a declaration; without one it is deleted after a week. */
export const uploadPhoto = async (work: Work, { file }: { file: Kept }): Promise<Photo> => {
  if ('fault' in file) return refuse(`declaration.photo_${file.fault}`)
  if ((await countUnattached(work)) >= MOST_UNATTACHED) {
    refuse('declaration.too_many_photos', { most: MOST_UNATTACHED })
  }
  const photoId = newId(work)
  await insertPhoto(work, {
    photoId,
    ...file,
    uploadedAt: work.now,
    uploadedByUserId: work.actor.userId,
    shows: null,
  })
  return { photoId, digest: file.digest, width: file.width, height: file.height }
}
