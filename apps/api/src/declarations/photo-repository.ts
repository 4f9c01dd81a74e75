import { and, eq, gte, inArray, isNull, lt, ne } from 'drizzle-orm'
import { countRows } from '../platform/database/store.ts'
import type { Work } from '../platform/work.ts'
import { areAlike } from './photo.ts'
import { evidence, photos } from './tables.ts'

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
        })
        .from(photos)
        .leftJoin(evidence, isEvidence)
        .where(and(eq(photos.villageId, work.villageId), inArray(photos.photoId, [...photoIds])))

/** Evidence since an instant that looks like this photograph, for the reviewer to compare. */
export const photosLike = async (work: Work, photo: PhotoRow, since: Date): Promise<readonly PhotoRow[]> => {
  const rows = await work.tx
    .selectDistinct({ photo: photos })
    .from(photos)
    .innerJoin(evidence, isEvidence)
    .where(and(eq(photos.villageId, work.villageId), ne(photos.photoId, photo.photoId), gte(photos.uploadedAt, since)))
  return rows.map((row) => row.photo).filter((other) => areAlike(photo.perceptualHash, other.perceptualHash))
}

/** Photographs forgotten in one transaction; other writes get their turn in between. */
const PER_TURN = 200

/** Forgets photographs that waited too long for a declaration; returns how many. */
export const forgetUnattached = async (work: Pick<Work, 'tx' | 'villageId'>, before: Date): Promise<number> => {
  const rows = await work.tx
    .select({ photoId: photos.photoId })
    .from(photos)
    .leftJoin(evidence, isEvidence)
    .where(and(eq(photos.villageId, work.villageId), lt(photos.uploadedAt, before), isNull(evidence.photoId)))
    .limit(PER_TURN)
  if (rows.length === 0) return 0
  const photoIds = rows.map(({ photoId }) => photoId)
  await work.tx.delete(photos).where(and(eq(photos.villageId, work.villageId), inArray(photos.photoId, photoIds)))
  return rows.length
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
