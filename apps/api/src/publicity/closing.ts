import { findDeclarations, postThoseDue } from '../declarations/index.ts'
import { publicityEnd } from '../platform/calendar.ts'
import type { Work } from '../platform/work.ts'
import { isOver } from './publicity.ts'
import { changeList, findList, type ListRow, moveList, settleLines, unsettledLines } from './repository.ts'

/** Lines posted in one transaction; other writes get their turn in between, so this is how long an award may wait. */
const PER_TURN = 25

/**
 * Posts the next lines of a list that is over, behind `after`. Returns where to go on, or nothing at the end. What is
 * frozen stays as it is until the objection is decided; a later run finds it. The village's lock and the declarations'
 * states make it once, however many instances do it.
 */
export const closeSomeLines = async (work: Work, listId: string, after: number): Promise<number | undefined> => {
  await work.tx.lock(work.villageId)
  const list = await findList(work, listId)
  if (!list || list.state === 'preparing' || !isOver(await withKnownEnd(work, list), work.now)) return undefined
  const lines = await unsettledLines(work, listId, after, PER_TURN)
  const ids = lines.map(({ declarationId }) => declarationId)
  const found = new Map((await findDeclarations(work, ids)).map((row) => [row.declarationId, row]))
  const rows = ids.flatMap((id) => found.get(id) ?? [])
  await postThoseDue(work, rows, ['publicized'])
  const done = rows.filter(({ state }) => state !== 'frozen')
  const settled = await settleLines(
    work,
    done.map(({ declarationId }) => declarationId),
  )
  if (settled > 0) await changeList(work, listId, { openCount: list.openCount - settled })
  if (lines.length === PER_TURN) return lines.at(-1)?.position
  await moveList(work, listId, 'close', { closedAt: work.now })
  return undefined
}

/** An end that was announced before the holidays were: when they push it back, it is pushed back; never brought forward. */
const withKnownEnd = async (work: Work, list: ListRow): Promise<ListRow> => {
  if (!list.isProvisional) return list
  const { day, isProvisional } = publicityEnd(list.startsOn, list.publicityDays)
  const isLater = day > list.endsOn
  if (!isLater && isProvisional) return list
  const change = { isProvisional, ...(isLater ? { endsOn: day } : {}) }
  await changeList(work, list.listId, change)
  return { ...list, ...change }
}
