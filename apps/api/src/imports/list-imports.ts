import type { ImportBrief } from '@village-points/shared/imports/contract.ts'
import { pageOf } from '../platform/page.ts'
import type { Work } from '../platform/work.ts'
import { toBrief } from './present-import.ts'
import { importLines } from './repository.ts'

/** Imports, newest first. */
export const listImports = async (
  work: Work,
  { query }: { query: { cursor?: string | undefined; limit: number } },
): Promise<{ rows: ImportBrief[]; nextCursor?: string }> => {
  const lines = await importLines(work, query.cursor, query.limit + 1)
  const { shown, next } = pageOf(lines, query.limit, (line) => line.importId)
  return { rows: shown.map(toBrief), ...next }
}
