import { and, eq, gte, inArray, isNull, lt, or, type SQLWrapper } from 'drizzle-orm'
import { countRows } from '../platform/database/store.ts'
import type { Work } from '../platform/work.ts'
import { declarations, evidence, likenesses, photos } from './tables.ts'

export type PhotoRow = typeof photos.$inferSelect

export const insertPhoto = async (work: Work, row: Omit<PhotoRow, 'villageId'>): Promise<void> => {
  await work.tx.insert(photos).values({ villageId: work.villageId, ...row })
}

export const findPhoto = async (work: Work, photoId: string): Promise<PhotoRow | undefined> => {
  const [row] = await work.tx
    .select()
    .from(photos)
    .where(and(eq(photos.villageId, work.villageId), eq(photos.photoId, photoId)))
  return row
}

/** The declaration that a photograph belongs to, if there is one yet. */
export const declarationOf = async (work: Work, photoId: string): Promise<string | undefined> => {
  const [row] = await work.tx
    .select({ declarationId: evidence.declarationId })
    .from(evidence)
    .where(and(eq(evidence.villageId, work.villageId), eq(evidence.photoId, photoId)))
    .limit(1)
  return row?.declarationId
}

const isEvidence = and(eq(evidence.villageId, photos.villageId), eq(evidence.photoId, photos.photoId))

/** Photographs of this person that belong to nothing yet. */
export const countUnattached = async (work: Work): Promise<number> => {
  const [row] = await work.tx
    .select({ count: countRows() })
    .from(photos)
    .leftJoin(evidence, isEvidence)
    .where(
      and(
        eq(photos.villageId, work.villageId),
        eq(photos.uploadedByUserId, work.actor.userId),
        isNull(evidence.photoId),
        isNull(photos.shows),
      ),
    )
  return row?.count ?? 0
}

/** Who sent each of these photographs, and which declaration has it already. */
export const photosToAttach = async (work: Work, photoIds: readonly string[]) =>
  photoIds.length === 0
    ? []
    : work.tx
        .select({
          photoId: photos.photoId,
          uploadedByUserId: photos.uploadedByUserId,
          declarationId: evidence.declarationId,
          shows: photos.shows,
        })
        .from(photos)
        .leftJoin(evidence, isEvidence)
        .where(and(eq(photos.villageId, work.villageId), inArray(photos.photoId, [...photoIds])))

/** Binds photographs to what they show; those that show something already are left, and the caller hears how many moved. */
export const setShown = async (work: Work, photoIds: readonly string[], shows: string): Promise<number> => {
  const moved = await work.tx
    .update(photos)
    .set({ shows })
    .where(and(eq(photos.villageId, work.villageId), inArray(photos.photoId, [...photoIds]), isNull(photos.shows)))
    .returning({ photoId: photos.photoId })
  return moved.length
}

type Look = Pick<PhotoRow, 'photoId' | 'perceptualHash'>

const look = { photoId: photos.photoId, perceptualHash: photos.perceptualHash }

/** How these photographs look. */
export const looksOf = async (work: Work, photoIds: readonly string[]): Promise<readonly Look[]> =>
  photoIds.length === 0
    ? []
    : work.tx
        .select(look)
        .from(photos)
        .where(and(eq(photos.villageId, work.villageId), inArray(photos.photoId, [...photoIds])))

/** How the evidence sent since an instant looks. */
export const looksOfEvidence = async (work: Work, since: Date): Promise<readonly Look[]> =>
  work.tx
    .selectDistinct(look)
    .from(photos)
    .innerJoin(evidence, isEvidence)
    .where(and(eq(photos.villageId, work.villageId), gte(photos.uploadedAt, since)))

/** Keeps which photographs look alike, each from both sides. */
export const insertLikenesses = async (
  work: Work,
  pairs: readonly { readonly photoId: string; readonly otherPhotoId: string }[],
): Promise<void> => {
  if (pairs.length === 0) return
  const rows = pairs.flatMap(({ photoId, otherPhotoId }) => [
    { villageId: work.villageId, photoId, otherPhotoId },
    { villageId: work.villageId, photoId: otherPhotoId, otherPhotoId: photoId },
  ])
  await work.tx.insert(likenesses).values(rows).onConflictDoNothing()
}

/** Other declarations with a photograph that looks like one of these declarations'. */
export const declarationsLike = async (
  work: Work,
  declarationIds: readonly string[],
): Promise<readonly { readonly declarationId: string; readonly otherId: string }[]> => {
  if (declarationIds.length === 0) return []
  const alike = await work.tx
    .select({ declarationId: evidence.declarationId, photoId: likenesses.otherPhotoId })
    .from(evidence)
    .innerJoin(likenesses, and(eq(likenesses.villageId, evidence.villageId), eq(likenesses.photoId, evidence.photoId)))
    .where(and(eq(evidence.villageId, work.villageId), inArray(evidence.declarationId, [...declarationIds])))
  if (alike.length === 0) return []
  const shown = await work.tx
    .select({ photoId: evidence.photoId, otherId: evidence.declarationId })
    .from(evidence)
    .where(
      and(
        eq(evidence.villageId, work.villageId),
        inArray(evidence.photoId, [...new Set(alike.map(({ photoId }) => photoId))]),
      ),
    )
  return alike.flatMap(({ declarationId, photoId }) =>
    shown
      .filter((other) => other.photoId === photoId && other.otherId !== declarationId)
      .map(({ otherId }) => ({ declarationId, otherId })),
  )
}

/** Photographs forgotten in one transaction; other writes get their turn in between. */
const PER_TURN = 200

/** Forgets photographs that waited too long for a declaration; returns how many. */
export const forgetUnattached = async (work: Pick<Work, 'tx' | 'villageId'>, before: Date): Promise<number> => {
  const rows = await work.tx
    .select({ photoId: photos.photoId })
    .from(photos)
    .leftJoin(evidence, isEvidence)
    .where(
      and(
        eq(photos.villageId, work.villageId),
        lt(photos.uploadedAt, before),
        isNull(evidence.photoId),
        isNull(photos.shows),
      ),
    )
    .limit(PER_TURN)
  return forgetPhotos(
    work,
    rows.map(({ photoId }) => photoId),
  )
}

/**
 * The photographs of matters that were over before an instant, as a query of their `photoId`: each capability knows when
 * its own are over.
 */
export type PhotosOver = (work: Pick<Work, 'tx' | 'villageId'>, before: Date) => SQLWrapper

/** Nothing more becomes of these; who was asked for more and let it lie a year has let it go. */
const CLOSED = ['posted', 'rejected', 'withdrawn', 'reversed', 'returned']

export const photosOfDeedsOver: PhotosOver = ({ tx, villageId }, before) => {
  const ofDeed = and(
    eq(declarations.villageId, evidence.villageId),
    eq(declarations.declarationId, evidence.declarationId),
  )
  return tx
    .select({ photoId: evidence.photoId })
    .from(evidence)
    .innerJoin(declarations, ofDeed)
    .where(
      and(eq(evidence.villageId, villageId), lt(declarations.stateAt, before), inArray(declarations.state, CLOSED)),
    )
}

/** Forgets some of the photographs of what is over; what they showed still says that there were some. Returns how many. */
export const forgetOver = async (
  work: Pick<Work, 'tx' | 'villageId'>,
  before: Date,
  photosOver: PhotosOver,
): Promise<number> => {
  const rows = await work.tx
    .select({ photoId: photos.photoId })
    .from(photos)
    .where(
      and(
        eq(photos.villageId, work.villageId),
        lt(photos.uploadedAt, before),
        inArray(photos.photoId, photosOver(work, before)),
      ),
    )
    .limit(PER_TURN)
  return forgetPhotos(
    work,
    rows.map(({ photoId }) => photoId),
  )
}

/** Forgets photographs with all that says what they look like; their files are swept afterwards. Returns how many. */
const forgetPhotos = async (
  { tx, villageId }: Pick<Work, 'tx' | 'villageId'>,
  photoIds: readonly string[],
): Promise<number> => {
  if (photoIds.length === 0) return 0
  const gone = [...photoIds]
  await tx.delete(photos).where(and(eq(photos.villageId, villageId), inArray(photos.photoId, gone)))
  const either = or(inArray(likenesses.photoId, gone), inArray(likenesses.otherPhotoId, gone))
  await tx.delete(likenesses).where(and(eq(likenesses.villageId, villageId), either))
  return gone.length
}

/** Which of these digests some photograph of the village still has. */
export const digestsInUse = async (
  work: Pick<Work, 'tx' | 'villageId'>,
  digests: readonly string[],
): Promise<ReadonlySet<string>> => {
  const rows = await work.tx
    .selectDistinct({ digest: photos.digest })
    .from(photos)
    .where(and(eq(photos.villageId, work.villageId), inArray(photos.digest, [...digests])))
  return new Set(rows.map(({ digest }) => digest))
}
