import { and, desc, eq, inArray, isNotNull, lt, or } from 'drizzle-orm'
import { before, type Tx } from '../platform/database/store.ts'
import type { Work } from '../platform/work.ts'
import { imports } from './tables.ts'

export type ImportRow = typeof imports.$inferSelect

/** A row without its heavy columns, for lists. */
export type ImportLine = Omit<ImportRow, 'content' | 'reading' | 'annotated' | 'answers'>

const own = (work: Work, importId: string) => and(eq(imports.villageId, work.villageId), eq(imports.importId, importId))

export const insertImport = async (work: Work, row: Omit<ImportRow, 'villageId'>): Promise<void> => {
  await work.tx.insert(imports).values({ villageId: work.villageId, ...row })
}

export const findImport = async (work: Work, importId: string): Promise<ImportRow | undefined> => {
  const [row] = await work.tx.select().from(imports).where(own(work, importId))
  return row
}

export const updateImport = async (work: Work, importId: string, change: Partial<ImportRow>): Promise<void> => {
  await work.tx.update(imports).set(change).where(own(work, importId))
}

/** Changes the row only if nobody answered in the meantime; says whether it did. */
export const updateRevision = async (
  work: Work,
  { importId, revision }: { importId: string; revision: number },
  change: Partial<ImportRow>,
): Promise<boolean> => {
  const rows = await work.tx
    .update(imports)
    .set(change)
    .where(and(own(work, importId), eq(imports.revision, revision), eq(imports.status, 'reading')))
    .returning({ importId: imports.importId })
  return rows.length === 1
}

/** The open dry run of a sheet that says the same. */
export const findOpenImport = async (work: Work, kind: string, contentHash: string): Promise<ImportRow | undefined> => {
  const [row] = await work.tx
    .select()
    .from(imports)
    .where(
      and(
        eq(imports.villageId, work.villageId),
        eq(imports.kind, kind),
        eq(imports.contentHash, contentHash),
        inArray(imports.status, ['reading', 'ready']),
        isNotNull(imports.content),
      ),
    )
    .orderBy(desc(imports.uploadedAt))
    .limit(1)
  return row
}

/** Answers given to the last sheet of this kind: a corrected sheet needs them only where it changed. */
export const lastAnswers = async (work: Work, kind: string): Promise<string> => {
  const [row] = await work.tx
    .select({ answers: imports.answers })
    .from(imports)
    .where(and(eq(imports.villageId, work.villageId), eq(imports.kind, kind)))
    .orderBy(desc(imports.uploadedAt), desc(imports.importId))
    .limit(1)
  return row?.answers ?? '{}'
}

const line = {
  importId: imports.importId,
  villageId: imports.villageId,
  kind: imports.kind,
  fileName: imports.fileName,
  contentHash: imports.contentHash,
  revision: imports.revision,
  status: imports.status,
  percent: imports.percent,
  doing: imports.doing,
  factsHash: imports.factsHash,
  outcome: imports.outcome,
  uploadedAt: imports.uploadedAt,
  uploadedById: imports.uploadedById,
  uploadedByName: imports.uploadedByName,
  committedAt: imports.committedAt,
  undoneAt: imports.undoneAt,
}

/** Newest first, from after the given import. */
export const importLines = async (work: Work, after: string | undefined, limit: number): Promise<ImportLine[]> => {
  const last = after ? await findImport(work, after) : undefined
  return work.tx
    .select(line)
    .from(imports)
    .where(
      and(
        eq(imports.villageId, work.villageId),
        last ? before([imports.uploadedAt, imports.importId], [last.uploadedAt, last.importId]) : undefined,
      ),
    )
    .orderBy(desc(imports.uploadedAt), desc(imports.importId))
    .limit(limit)
}

/** Forgets the copies of old sheets; what was imported stays. Of every village: it is a job. */
export const forgetContents = async (tx: Tx, olderThan: Date): Promise<void> => {
  await tx
    .update(imports)
    .set({ content: null, reading: null, annotated: null, answers: '{}' })
    .where(and(lt(imports.uploadedAt, olderThan), or(isNotNull(imports.content), isNotNull(imports.annotated))))
}
