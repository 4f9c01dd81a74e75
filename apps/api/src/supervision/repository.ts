import { type ReportContent, reportDigest, reportText } from '@village-points/shared/supervision/report.ts'
import { and, asc, eq, gte, inArray, lt, notInArray } from 'drizzle-orm'
import type { PhotosOver } from '../declarations/index.ts'
import { countRows } from '../platform/database/store.ts'
import type { Work } from '../platform/work.ts'
import { findingPhotos, findings, reports, signatures } from './tables.ts'

export type FindingRow = typeof findings.$inferSelect

/** What was found in a month, in the order of the ledger; in some entries only when they are named. */
export const findingsOf = async (
  work: Work,
  month: string,
  sequences?: readonly number[],
): Promise<readonly FindingRow[]> =>
  sequences?.length === 0
    ? []
    : work.tx
        .select()
        .from(findings)
        .where(
          and(
            eq(findings.villageId, work.villageId),
            eq(findings.month, month),
            sequences && inArray(findings.sequence, [...sequences]),
          ),
        )
        .orderBy(asc(findings.sequence))

/** How many entries of each month were looked at, and how many of them were found wrong. */
export const countFindings = async (work: Work, months: readonly string[]) => {
  const rows = await work.tx
    .select({ month: findings.month, verdict: findings.verdict, count: countRows() })
    .from(findings)
    .where(and(eq(findings.villageId, work.villageId), inArray(findings.month, [...months])))
    .groupBy(findings.month, findings.verdict)
  const count = (month: string, verdict: string) =>
    rows.find((row) => row.month === month && row.verdict === verdict)?.count ?? 0
  return (month: string) => {
    const wrong = count(month, 'wrong')
    return { checked: count(month, 'fine') + wrong, wrong }
  }
}

/** Writes what was found; said again, the later word counts. */
export const saveFinding = async (
  work: Work,
  found: Pick<FindingRow, 'month' | 'sequence' | 'verdict' | 'words'>,
): Promise<FindingRow> => {
  const { verdict, words } = found
  const by = { verdict, words, foundByUserId: work.actor.userId, foundByName: work.actor.name, foundAt: work.now }
  const row = { ...found, ...by, villageId: work.villageId }
  await work.tx
    .insert(findings)
    .values(row)
    .onConflictDoUpdate({ target: [findings.villageId, findings.month, findings.sequence], set: by })
  return row
}

export const insertFindingPhotos = async (
  work: Work,
  { month, sequence }: Pick<FindingRow, 'month' | 'sequence'>,
  photoIds: readonly string[],
): Promise<void> => {
  if (photoIds.length === 0) return
  const rows = photoIds.map((photoId) => ({ villageId: work.villageId, month, sequence, photoId }))
  await work.tx.insert(findingPhotos).values(rows)
}

/** The photographs of these findings, by number; identifiers are in the order of time. */
export const photosOfFindings = async (
  work: Work,
  month: string,
  sequences: readonly number[],
): Promise<(sequence: number) => string[]> => {
  const rows =
    sequences.length === 0
      ? []
      : await work.tx
          .select({ sequence: findingPhotos.sequence, photoId: findingPhotos.photoId })
          .from(findingPhotos)
          .where(
            and(
              eq(findingPhotos.villageId, work.villageId),
              eq(findingPhotos.month, month),
              inArray(findingPhotos.sequence, [...sequences]),
            ),
          )
          .orderBy(asc(findingPhotos.photoId))
  const bySequence = Map.groupBy(rows, ({ sequence }) => sequence)
  return (sequence) => (bySequence.get(sequence) ?? []).map(({ photoId }) => photoId)
}

/** Photographs of findings a year old, unless their report was signed since: until then they may be asked for. */
export const photosOfFindingsOver: PhotosOver = ({ tx, villageId }, before) => {
  const ofFinding = and(
    eq(findings.villageId, findingPhotos.villageId),
    eq(findings.month, findingPhotos.month),
    eq(findings.sequence, findingPhotos.sequence),
  )
  const signedSince = tx
    .select({ month: signatures.month })
    .from(signatures)
    .where(and(eq(signatures.villageId, villageId), gte(signatures.signedAt, before)))
  return tx
    .select({ photoId: findingPhotos.photoId })
    .from(findingPhotos)
    .innerJoin(findings, ofFinding)
    .where(
      and(
        eq(findingPhotos.villageId, villageId),
        lt(findings.foundAt, before),
        notInArray(findings.month, signedSince),
      ),
    )
}

/** One after the other: what somebody signs does not change meanwhile. */
export const lockMonth = async ({ tx, villageId }: Work, month: string): Promise<void> =>
  tx.lock(`supervision:${villageId}:${month}`)

export const findReport = async (work: Work, month: string) => {
  const [row] = await work.tx
    .select()
    .from(reports)
    .where(and(eq(reports.villageId, work.villageId), eq(reports.month, month)))
  return row && { content: JSON.parse(row.content) as ReportContent, digest: row.digest }
}

export const saveReport = async (work: Work, content: ReportContent): Promise<void> => {
  const made = { content: reportText(content), digest: reportDigest(content), madeByUserId: work.actor.userId }
  await work.tx
    .insert(reports)
    .values({ ...made, villageId: work.villageId, month: content.month })
    .onConflictDoUpdate({ target: [reports.villageId, reports.month], set: made })
}

export const signaturesOf = async (work: Work, month: string) =>
  work.tx
    .select()
    .from(signatures)
    .where(and(eq(signatures.villageId, work.villageId), eq(signatures.month, month)))
    .orderBy(asc(signatures.signedAt), asc(signatures.userId))

export const saveSignature = async (work: Work, month: string, digest: string): Promise<void> => {
  const { userId, name } = work.actor
  await work.tx
    .insert(signatures)
    .values({ villageId: work.villageId, month, userId, name, digest, signedAt: work.now })
}

/** Months of these that have a report, with how many have signed it. */
export const countSignatures = async (work: Work, months: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  const made = await work.tx
    .select({ month: reports.month })
    .from(reports)
    .where(and(eq(reports.villageId, work.villageId), inArray(reports.month, [...months])))
  const signed = await work.tx
    .select({ month: signatures.month, count: countRows() })
    .from(signatures)
    .where(and(eq(signatures.villageId, work.villageId), inArray(signatures.month, [...months])))
    .groupBy(signatures.month)
  const counts = new Map(signed.map(({ month, count }) => [month, count]))
  return new Map(made.map(({ month }) => [month, counts.get(month) ?? 0]))
}
