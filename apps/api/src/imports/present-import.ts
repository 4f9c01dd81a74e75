import type { Import, ImportBrief, ImportKind, ImportStatus } from '@village-points/shared/imports/contract.ts'
import { hasWork, type ImportState, isUndoable, type Outcome, sentenceOf, undoUntil } from './import.ts'
import type { ImportLine, ImportRow } from './repository.ts'

/** The row as its noun sees it. */
export const stateOf = (row: ImportLine): ImportState => ({
  kind: row.kind as ImportKind,
  status: row.status as ImportStatus,
  outcome: JSON.parse(row.outcome) as Outcome,
  committedAt: row.committedAt,
})

/** A line of the list of imports. */
export const toBrief = (row: ImportLine): ImportBrief => {
  const state = stateOf(row)
  return {
    importId: row.importId,
    kind: state.kind,
    fileName: row.fileName,
    status: state.status,
    sentence: sentenceOf(state),
    uploadedAt: row.uploadedAt.toISOString(),
    uploadedBy: row.uploadedByName,
    ...(row.committedAt
      ? { committedAt: row.committedAt.toISOString(), undoUntil: undoUntil(row.committedAt).toISOString() }
      : {}),
    ...(row.undoneAt ? { undoneAt: row.undoneAt.toISOString() } : {}),
  }
}

/** Everything a page shows about one import, except its problems. */
export const toImport = (row: ImportRow, now: Date): Import => {
  const state = stateOf(row)
  const { counts, difference, adoption } = state.outcome
  const isOpen = state.status === 'ready' || state.status === 'reading'
  return {
    ...toBrief(row),
    progress: { percent: row.percent, doing: row.doing },
    counts,
    difference,
    ...(adoption ? { adoption } : {}),
    can: {
      answer: isOpen && row.reading !== null,
      commit: hasWork(state),
      undo: isUndoable(state, now),
      download: row.annotated !== null,
    },
  }
}
