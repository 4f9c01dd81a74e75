import type { Import } from '@village-points/shared/imports/contract.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { changesOf, freeLines } from './change-repository.ts'
import { requireImport } from './find-import.ts'
import { takeBackGoods } from './goods/write-goods.ts'
import { isUndoable } from './import.ts'
import { takeBackBook } from './paper-book/write-book.ts'
import { stateOf, toImport } from './present-import.ts'
import { updateImport } from './repository.ts'
import { takeBackRoster } from './roster/write-roster.ts'
import { takeBackRulebook } from './rulebook/write-rulebook.ts'

/** Takes a whole import back within 24 hours, or refuses import.undo_blocked with the reason and changes nothing. */
export const undoImport = async (work: Work, { params }: { params: { importId: string } }): Promise<Import> => {
  const row = await requireImport(work, params.importId)
  const state = stateOf(row)
  if (row.undoneAt !== null) refuse('import.already_undone')
  if (state.status !== 'committed') refuse('import.not_committed')
  if (!isUndoable(state, work.now)) refuse('import.undo_too_late')
  const changes = (await changesOf(work, row.importId)).reverse()
  if (state.kind === 'roster') await takeBackRoster(work, changes)
  else if (state.kind === 'rulebook') await takeBackRulebook(work, changes)
  else if (state.kind === 'goods') await takeBackGoods(work, row.importId, changes)
  else await takeBackBook(work, changes)
  await freeLines(work, row.importId)
  const change = { status: 'undone', undoneAt: work.now }
  await updateImport(work, row.importId, change)
  return toImport({ ...row, ...change }, work.now)
}
