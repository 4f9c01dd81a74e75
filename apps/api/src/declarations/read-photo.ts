import { requireHousehold } from '../households/index.ts'
import { type PhotoSize, readPhoto as readKept } from '../platform/files/photo-store.ts'
import type { Delivery, Download } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { declarationOf, findPhoto } from './photo-repository.ts'
import { maySee } from './policy.ts'
import { findDeclaration } from './repository.ts'

interface Found {
  readonly villageId: string
  readonly digest: string
  readonly size: PhotoSize
}

/** Whether a declaration lies before this person to be decided: the panel says so, which stands above declarations. */
export type IsEntrusted = (work: Work, declarationId: string) => Promise<boolean>

/** Who may not see a photograph learns nothing of it, not even that it exists. */
export const readPhoto =
  (isEntrusted: IsEntrusted) =>
  async (
    work: Work,
    { params, query }: { params: { photoId: string }; query: { size: PhotoSize } },
  ): Promise<Found> => {
    const photo = (await findPhoto(work, params.photoId)) ?? refuse('declaration.photo_not_found')
    const isSeen =
      photo.uploadedByUserId === work.actor.userId || (await showsVisibleDeed(work, photo.photoId, isEntrusted))
    if (!isSeen) refuse('declaration.photo_not_found')
    return { villageId: work.villageId, digest: photo.digest, size: query.size }
  }

/** A photograph that shows something else than a declaration, for whoever may see that. */
export const photoShowing = async (
  work: Work,
  shows: string,
  { photoId, size }: { photoId: string; size: PhotoSize },
): Promise<Found> => {
  const photo = await findPhoto(work, photoId)
  if (photo?.shows !== shows) return refuse('declaration.photo_not_found')
  return { villageId: work.villageId, digest: photo.digest, size }
}

const showsVisibleDeed = async (work: Work, photoId: string, isEntrusted: IsEntrusted): Promise<boolean> => {
  const declarationId = await declarationOf(work, photoId)
  const declaration = declarationId && (await findDeclaration(work, declarationId))
  if (!declaration) return false
  const household = await requireHousehold(work, declaration.householdId)
  return maySee(work.actor, household, declaration.recordedByUserId) || isEntrusted(work, declarationId)
}

/** Never in a shared cache: it shows people's yards. */
export const deliverPhoto = async (found: Found, { dataFolder }: Delivery): Promise<Download> => {
  const bytes = await readKept(dataFolder, found.villageId, found.digest, found.size)
  return { bytes: bytes ?? refuse('declaration.photo_not_found'), contentType: 'image/jpeg' }
}
