import type { Work } from '../platform/work.ts'
import { areAlike } from './photo.ts'
import { insertLikenesses, looksOf, looksOfEvidence } from './photo-repository.ts'

/** Photographs older than this are not compared: those of closed declarations are deleted after as long. */
const COMPARED_DAYS = 366
const DAY_MS = 24 * 60 * 60 * 1000

/** Notes which earlier evidence looks like these photographs. A likeness refuses nothing: it is shown to who decides. */
export const noteLikenesses = async (work: Work, photoIds: readonly string[]): Promise<void> => {
  if (photoIds.length === 0) return
  const sent = await looksOf(work, photoIds)
  const own = new Set(photoIds)
  const earlier = await looksOfEvidence(work, new Date(work.now.getTime() - COMPARED_DAYS * DAY_MS))
  const others = earlier.filter((photo) => !own.has(photo.photoId))
  const pairs = sent.flatMap((photo) =>
    others
      .filter((other) => areAlike(photo.perceptualHash, other.perceptualHash))
      .map((other) => ({ photoId: photo.photoId, otherPhotoId: other.photoId })),
  )
  await insertLikenesses(work, pairs)
}
