import type { ImportBrief } from '@village-points/shared/imports/contract.ts'
import type { Work } from '../platform/work.ts'
import { toBrief } from './present-import.ts'
import { importLines } from './repository.ts'

/** Imports, newest first. */
export const listImports = async (
  work: Work,
  { query }: { query: { cursor?: string | undefined; limit: number } },
): Promise<{ rows: ImportBrief[]; nextCursor?: string }> => {
  const lines = await importLines(work, query.cursor, query.limit + 1)
  const rows = lines.slice(0, query.limit).map(toBrief)
  const last = rows.at(-1)
  return lines.length > query.limit && last ? { rows, nextCursor: last.importId } : { rows }
}
