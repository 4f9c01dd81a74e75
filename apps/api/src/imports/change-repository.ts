import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Work } from '../platform/work.ts'
import { changes } from './tables.ts'

/** One line of what an import changed. */
export interface ImportChange {
  readonly subject: 'household' | 'rulebook' | 'draft' | 'goods' | 'entry'
  readonly subjectId: string
  readonly change: 'added' | 'changed'
  readonly lineKey?: string
  readonly before?: unknown
  readonly after?: unknown
}

/** Rows that one statement may carry; SQLite and PostgreSQL both limit parameters. */
const PER_STATEMENT = 400

export const insertChanges = async (work: Work, importId: string, made: readonly ImportChange[]): Promise<void> => {
  const rows = made.map(({ subject, subjectId, change, lineKey, before, after }, position) => ({
    villageId: work.villageId,
    importId,
    position,
    subject,
    subjectId,
    change,
    lineKey: lineKey ?? null,
    before: before === undefined ? null : JSON.stringify(before),
    after: after === undefined ? null : JSON.stringify(after),
  }))
  for (let start = 0; start < rows.length; start += PER_STATEMENT) {
    await work.tx.insert(changes).values(rows.slice(start, start + PER_STATEMENT))
  }
}

/** What an import changed, in order. */
export const changesOf = async (work: Work, importId: string): Promise<ImportChange[]> => {
  const rows = await work.tx
    .select()
    .from(changes)
    .where(and(eq(changes.villageId, work.villageId), eq(changes.importId, importId)))
    .orderBy(asc(changes.position))
  return rows.map((row) => ({
    subject: row.subject as ImportChange['subject'],
    subjectId: row.subjectId,
    change: row.change as ImportChange['change'],
    ...(row.lineKey === null ? {} : { lineKey: row.lineKey }),
    ...(row.before === null ? {} : { before: JSON.parse(row.before) as unknown }),
    ...(row.after === null ? {} : { after: JSON.parse(row.after) as unknown }),
  }))
}

/** Lines of the paper book that are in already, of those asked for. */
export const knownLines = async (work: Work, lineKeys: readonly string[]): Promise<ReadonlySet<string>> => {
  const found = new Set<string>()
  for (let start = 0; start < lineKeys.length; start += PER_STATEMENT) {
    const rows = await work.tx
      .select({ lineKey: changes.lineKey })
      .from(changes)
      .where(
        and(
          eq(changes.villageId, work.villageId),
          inArray(changes.lineKey, lineKeys.slice(start, start + PER_STATEMENT)),
        ),
      )
    for (const { lineKey } of rows) if (lineKey !== null) found.add(lineKey)
  }
  return found
}

/** Lets the lines of an import that was taken back go in again. */
export const freeLines = async (work: Work, importId: string): Promise<void> => {
  await work.tx
    .update(changes)
    .set({ lineKey: null })
    .where(and(eq(changes.villageId, work.villageId), eq(changes.importId, importId), isNotNull(changes.lineKey)))
}
