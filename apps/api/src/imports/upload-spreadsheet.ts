import type { Import, ImportKind } from '@village-points/shared/imports/contract.ts'
import { newId, type Work } from '../platform/work.ts'
import { emptyOutcome } from './import.ts'
import { digestOf, pack } from './packing.ts'
import { toImport } from './present-import.ts'
import { findOpenImport, type ImportRow, insertImport, lastAnswers, updateImport } from './repository.ts'
import { cellText, type SpreadsheetContent } from './spreadsheet/cells.ts'
import { squeezed } from './written-forms/digits.ts'

/** What the sheets say, whatever program saved them and however it spaced them. */
const contentHash = ({ sheets }: SpreadsheetContent): string =>
  digestOf(
    sheets
      .filter(({ isHidden }) => !isHidden)
      .map(({ name, rows }) => [
        name,
        rows.map((row) => row.map((cell) => squeezed(cellText(cell)))).filter((row) => row.some((text) => text !== '')),
      ]),
  )

const restart = async (work: Work, row: ImportRow): Promise<ImportRow> => {
  const again = { ...row, status: 'reading', revision: row.revision + 1, percent: 10, doing: '正在看表' }
  const { status, revision, percent, doing } = again
  await updateImport(work, row.importId, { status, revision, percent, doing })
  return again
}

/** Keeps the sheet and begins a dry run; a sheet that says the same as an open one goes on with that. */
export const uploadSpreadsheet = async (
  work: Work,
  { body, file }: { body: { kind: ImportKind }; file: SpreadsheetContent },
): Promise<Import> => {
  const hash = contentHash(file)
  const open = await findOpenImport(work, body.kind, hash)
  if (open) return toImport(await restart(work, open), work.now)
  const row = {
    importId: newId(work),
    kind: body.kind,
    fileName: file.fileName || '没有名字的表',
    contentHash: hash,
    content: pack(file),
    answers: await lastAnswers(work, body.kind),
    revision: 1,
    status: 'reading',
    percent: 10,
    doing: '正在看表',
    reading: null,
    factsHash: '',
    annotated: null,
    outcome: JSON.stringify(emptyOutcome({ identity: file.droppedIdentityNumbers, other: file.droppedOtherNumbers })),
    uploadedAt: work.now,
    uploadedById: work.actor.userId,
    uploadedByName: work.actor.name,
    committedAt: null,
    undoneAt: null,
  }
  await insertImport(work, row)
  return toImport({ ...row, villageId: work.villageId }, work.now)
}
