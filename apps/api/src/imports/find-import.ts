import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { findImport, type ImportRow } from './repository.ts'

/** The import of this village; refuses import.not_found. */
export const requireImport = async (work: Work, importId: string): Promise<ImportRow> =>
  (await findImport(work, importId)) ?? refuse('import.not_found')

/** An import that nobody committed yet; refuses import.already_committed. */
export const requireUncommitted = async (work: Work, importId: string): Promise<ImportRow> => {
  const row = await requireImport(work, importId)
  if (row.committedAt !== null) refuse('import.already_committed')
  return row
}
