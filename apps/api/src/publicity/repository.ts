import {
  type PublicityAction,
  type PublicityState,
  publicityTransitions,
} from '@village-points/shared/publicity/contract.ts'
import { and, asc, desc, eq, gt, inArray, lt, max, ne, sql } from 'drizzle-orm'
import { type At, prepared } from '../platform/database/prepared.ts'
import { insertRows, listOf } from '../platform/database/rows.ts'
import { countRows, type Tx } from '../platform/database/store.ts'
import type { Work } from '../platform/work.ts'
import { lines, lists, sheets, shownNames } from './tables.ts'

export type ListRow = typeof lists.$inferSelect
export type LineRow = typeof lines.$inferSelect
export type SheetRow = typeof sheets.$inferSelect

const isList = (work: Work, listId: string) => and(eq(lists.villageId, work.villageId), eq(lists.listId, listId))

export const insertList = async (work: Work, row: ListRow): Promise<void> => {
  await work.tx.insert(lists).values(row)
}

export const findList = async (work: Work, listId: string): Promise<ListRow | undefined> => {
  const [row] = await work.tx.select().from(lists).where(isList(work, listId))
  return row
}

/** The list that went up last. */
export const latestList = async (work: Work): Promise<ListRow | undefined> => {
  const [row] = await work.tx
    .select()
    .from(lists)
    .where(eq(lists.villageId, work.villageId))
    .orderBy(desc(lists.year), desc(lists.number))
    .limit(1)
  return row
}

/** The list that went up before a day. */
export const listBefore = async (work: Work, day: string): Promise<ListRow | undefined> => {
  const [row] = await work.tx
    .select()
    .from(lists)
    .where(and(eq(lists.villageId, work.villageId), lt(lists.startsOn, day)))
    .orderBy(desc(lists.startsOn))
    .limit(1)
  return row
}

export const lastNumberOf = async (work: Work, year: number): Promise<number> => {
  const [row] = await work.tx
    .select({ last: max(lists.number).mapWith(Number) })
    .from(lists)
    .where(and(eq(lists.villageId, work.villageId), eq(lists.year, year)))
  return row?.last ?? 0
}

/** Newest first. */
export const pageOfLists = async (
  work: Work,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<readonly ListRow[]> =>
  work.tx
    .select()
    .from(lists)
    .where(and(eq(lists.villageId, work.villageId), cursor ? lt(lists.listId, cursor) : undefined))
    .orderBy(desc(lists.listId))
    .limit(limit)

type Change = Partial<Omit<ListRow, 'villageId' | 'listId' | 'state'>>

export const changeList = async (work: Work, listId: string, change: Change): Promise<void> => {
  await work.tx.update(lists).set(change).where(isList(work, listId))
}

/** Takes a list along its machine; false when it stands elsewhere. */
export const moveList = async (work: Work, listId: string, action: PublicityAction, change: Change) => {
  const { from, to } = publicityTransitions[action]
  const moved = await work.tx
    .update(lists)
    .set({ ...change, state: to satisfies PublicityState })
    .where(and(isList(work, listId), eq(lists.state, from)))
    .returning({ listId: lists.listId })
  return moved.length > 0
}

/** As the index says it, or SQLite would walk through every list there ever was. */
const isUnfinished = sql`(${lists.openCount} > 0 or ${lists.state} <> 'closed')`

/** Lists of any village that are still being made. */
export const listsToFill = async (tx: Tx) =>
  tx
    .select({ villageId: lists.villageId, listId: lists.listId })
    .from(lists)
    .where(and(isUnfinished, eq(lists.state, 'preparing')))

/** Lists of any village whose last day is over and of which something is left to do. */
export const listsToClose = async (tx: Tx, today: string) =>
  tx
    .select({ villageId: lists.villageId, listId: lists.listId })
    .from(lists)
    .where(and(isUnfinished, ne(lists.state, 'preparing'), lt(lists.endsOn, today)))

export const insertLines = async ({ tx }: Work, rows: readonly LineRow[]): Promise<void> => insertRows(tx, lines, rows)

/** Lines of which it is not known yet what becomes of them, in their order. */
export const unsettledLines = async (work: Work, listId: string, after: number, limit: number) =>
  work.tx
    .select({ position: lines.position, declarationId: lines.declarationId })
    .from(lines)
    .where(
      and(
        eq(lines.villageId, work.villageId),
        eq(lines.listId, listId),
        gt(lines.position, after),
        sql`not ${lines.isSettled}`,
      ),
    )
    .orderBy(asc(lines.position))
    .limit(limit)

const settle = prepared((tx, at: At<{ villageId: string; declarationIds: readonly string[] }>) =>
  tx
    .update(lines)
    .set({ isSettled: true })
    .where(
      and(
        eq(lines.villageId, at.villageId),
        inArray(lines.declarationId, listOf(at.declarationIds)),
        sql`not ${lines.isSettled}`,
      ),
    )
    .returning({ position: lines.position }),
)

/** Marks lines as settled, each once; returns how many were not before. */
export const settleLines = async ({ tx, villageId }: Work, declarationIds: readonly string[]): Promise<number> =>
  (await settle(tx, { villageId, declarationIds })).length

/** Lines in their order; of some households alone when these are given. */
export const pageOfLines = async (
  work: Work,
  listId: string,
  { after, limit, householdIds }: { after: number; limit: number; householdIds?: readonly string[] | undefined },
): Promise<readonly LineRow[]> =>
  work.tx
    .select()
    .from(lines)
    .where(
      and(
        eq(lines.villageId, work.villageId),
        eq(lines.listId, listId),
        gt(lines.position, after),
        householdIds ? inArray(lines.householdId, [...householdIds]) : undefined,
      ),
    )
    .orderBy(asc(lines.position))
    .limit(limit)

/** The lists on which declarations stand, by declaration. */
export const listsOf = async (
  work: Work,
  declarationIds: readonly string[],
): Promise<ReadonlyMap<string, ListRow & { position: number }>> => {
  if (declarationIds.length === 0) return new Map()
  const rows = await work.tx
    .select({ declarationId: lines.declarationId, position: lines.position, list: lists })
    .from(lines)
    .innerJoin(lists, and(eq(lists.villageId, lines.villageId), eq(lists.listId, lines.listId)))
    .where(and(eq(lines.villageId, work.villageId), inArray(lines.declarationId, [...declarationIds])))
  return new Map(rows.map(({ declarationId, position, list }) => [declarationId, { ...list, position }]))
}

export const insertSheets = async (work: Work, rows: readonly SheetRow[]): Promise<void> => {
  await work.tx.insert(sheets).values([...rows])
}

export const sheetsOf = async (work: Work, listId: string): Promise<readonly SheetRow[]> =>
  work.tx
    .select()
    .from(sheets)
    .where(and(eq(sheets.villageId, work.villageId), eq(sheets.listId, listId)))
    .orderBy(asc(sheets.photoId))

export const sheetCounts = async (work: Work, listIds: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  if (listIds.length === 0) return new Map()
  const rows = await work.tx
    .select({ listId: sheets.listId, count: countRows() })
    .from(sheets)
    .where(and(eq(sheets.villageId, work.villageId), inArray(sheets.listId, [...listIds])))
    .groupBy(sheets.listId)
  return new Map(rows.map(({ listId, count }) => [listId, count]))
}

const namesChosen = prepared((tx, at: At<{ villageId: string; householdIds: readonly string[] }>) =>
  tx
    .select({ householdId: shownNames.householdId, masking: shownNames.masking })
    .from(shownNames)
    .where(and(eq(shownNames.villageId, at.villageId), inArray(shownNames.householdId, listOf(at.householdIds)))),
)

/** How households chose to be called; those without a choice are left out. */
export const choicesOf = async ({ tx, villageId }: Work, householdIds: readonly string[]) =>
  new Map((await namesChosen(tx, { villageId, householdIds })).map((row) => [row.householdId, row.masking]))

/** Replaces a household's choice, or takes it away. */
export const setChoice = async (work: Work, householdId: string, masking: string | undefined): Promise<void> => {
  const isHousehold = and(eq(shownNames.villageId, work.villageId), eq(shownNames.householdId, householdId))
  await work.tx.delete(shownNames).where(isHousehold)
  if (masking === undefined) return
  const chosen = { chosenAt: work.now, chosenByUserId: work.actor.userId }
  await work.tx.insert(shownNames).values({ villageId: work.villageId, householdId, masking, ...chosen })
}
