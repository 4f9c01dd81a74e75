import type { HouseholdBrief, HouseholdStatus } from '@village-points/shared/households/contract.ts'
import { and, asc, eq, inArray, isNotNull, like, or, type SQL, sql } from 'drizzle-orm'
import { type At, prepared } from '../platform/database/prepared.ts'
import { listOf } from '../platform/database/rows.ts'
import { countRows, isUniqueViolation } from '../platform/database/store.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { listGroups } from '../villages/index.ts'
import { nameOf } from './household.ts'
import { needlesOf } from './search-text.ts'
import { households, members } from './tables.ts'

/** A household's row without what is computed for searching. */
export interface StoredHousehold extends HouseholdBrief {
  readonly note: string
  readonly mergedIntoId: string | undefined
}

export type HouseholdRow = Omit<typeof households.$inferInsert, 'villageId' | 'addedAt'>

/** Of every household, by its id. */
const memberCounts = async (work: Work): Promise<Map<string, number>> => {
  const rows = await work.tx
    .select({ householdId: members.householdId, count: countRows() })
    .from(members)
    .where(eq(members.villageId, work.villageId))
    .groupBy(members.householdId)
  return new Map(rows.map((row) => [row.householdId, row.count]))
}

const countMembers = prepared((tx, at: At<{ villageId: string; householdIds: readonly string[] }>) =>
  tx
    .select({ householdId: members.householdId, count: countRows() })
    .from(members)
    .where(and(eq(members.villageId, at.villageId), inArray(members.householdId, listOf(at.householdIds))))
    .groupBy(members.householdId),
)

const memberCountsOf = async ({ tx, villageId }: Work, householdIds: readonly string[]) =>
  new Map((await countMembers(tx, { villageId, householdIds })).map((row) => [row.householdId, row.count]))

const shown = {
  householdId: households.id,
  number: households.number,
  headName: households.headName,
  villagersGroupId: households.villagersGroupId,
  doorNumber: households.doorNumber,
  status: households.status,
  note: households.note,
  mergedIntoId: households.mergedIntoId,
}

const selectStored = (work: Work, condition: SQL | undefined) =>
  work.tx
    .select(shown)
    .from(households)
    .where(and(eq(households.villageId, work.villageId), condition))

type Selected = Awaited<ReturnType<typeof selectStored>>

const complete = async (work: Work, rows: Selected, counts: Map<string, number>): Promise<StoredHousehold[]> => {
  const groupNames = new Map((await listGroups(work)).map((group) => [group.villagersGroupId, group.name]))
  return rows.map((row) => ({
    ...row,
    name: nameOf(row.headName),
    groupName: groupNames.get(row.villagersGroupId) ?? '',
    memberCount: counts.get(row.householdId) ?? 0,
    status: row.status as HouseholdStatus,
    mergedIntoId: row.mergedIntoId ?? undefined,
  }))
}

const findByIds = prepared((tx, at: At<{ villageId: string; householdIds: readonly string[] }>) =>
  tx
    .select(shown)
    .from(households)
    .where(and(eq(households.villageId, at.villageId), inArray(households.id, listOf(at.householdIds)))),
)

export const findStoredByIds = async (work: Work, householdIds: readonly string[]): Promise<StoredHousehold[]> => {
  const rows = await findByIds(work.tx, { villageId: work.villageId, householdIds })
  return rows.length > 0 ? complete(work, rows, await memberCountsOf(work, householdIds)) : []
}

const findHeirs = prepared((tx, at: At<{ villageId: string; householdIds: readonly string[] }>) =>
  tx
    .select({ householdId: households.id, heirId: households.mergedIntoId })
    .from(households)
    .where(
      and(
        eq(households.villageId, at.villageId),
        inArray(households.id, listOf(at.householdIds)),
        isNotNull(households.mergedIntoId),
      ),
    ),
)

/** Of these households those that were merged, with the household that answers for each. */
export const mergedInto = async (
  { tx, villageId }: Work,
  householdIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const rows = await findHeirs(tx, { villageId, householdIds })
  return new Map(rows.map((row) => [row.householdId, row.heirId!]))
}

export const findStored = async (work: Work, householdId: string): Promise<StoredHousehold | undefined> =>
  (await findStoredByIds(work, [householdId]))[0]

export const allStored = async (work: Work): Promise<StoredHousehold[]> =>
  complete(work, await selectStored(work, undefined).orderBy(asc(households.numberKey)), await memberCounts(work))

/** The households of one group, whatever their status. */
export interface Home {
  readonly householdId: string
  readonly villagersGroupId: string
}

/** Every household that lives here, with its group and nothing else. */
export const activeHomes = async (work: Work): Promise<Home[]> =>
  work.tx
    .select({ householdId: households.id, villagersGroupId: households.villagersGroupId })
    .from(households)
    .where(and(eq(households.villageId, work.villageId), eq(households.status, 'active')))

export const householdIdsOfGroup = async (work: Work, villagersGroupId: string): Promise<string[]> => {
  const rows = await work.tx
    .select({ id: households.id })
    .from(households)
    .where(and(eq(households.villageId, work.villageId), eq(households.villagersGroupId, villagersGroupId)))
  return rows.map(({ id }) => id)
}

const joinedTo = prepared((tx, at: At<{ villageId: string; householdId: string }>) =>
  tx
    .select({ id: households.id })
    .from(households)
    .where(and(eq(households.villageId, at.villageId), eq(households.mergedIntoId, at.householdId))),
)

/** Households that were merged into this one. */
export const householdsJoined = async ({ tx, villageId }: Work, householdId: string): Promise<string[]> =>
  (await joinedTo(tx, { villageId, householdId })).map(({ id }) => id)

export const allNumbers = async (work: Work): Promise<string[]> => {
  const rows = await work.tx
    .select({ number: households.number })
    .from(households)
    .where(eq(households.villageId, work.villageId))
  return rows.map((row) => row.number)
}

/** The village's own order: its groups as it counts them, doors as people count, ids for namesakes of a door. */
const rosterOrder = async (work: Work) => {
  const positions = new Map((await listGroups(work)).map((group, position) => [group.villagersGroupId, position]))
  const cases = [...positions].map(([id, position]) => sql`when ${id} then ${sql.raw(String(position))}`)
  const group =
    cases.length > 0 ? sql`case ${households.villagersGroupId} ${sql.join(cases, sql` `)} else 999 end` : sql.raw('999')
  const after = async (householdId: string) => {
    const [last] = await work.tx
      .select({ villagersGroupId: households.villagersGroupId, doorKey: households.doorKey })
      .from(households)
      .where(and(eq(households.villageId, work.villageId), eq(households.id, householdId)))
    const position = sql.raw(String(positions.get(last?.villagersGroupId ?? '') ?? 999))
    return sql`(${group}, ${households.doorKey}, ${households.id}) > (${position}, ${last?.doorKey ?? ''}, ${householdId})`
  }
  return { by: [group, asc(households.doorKey), asc(households.id)], after }
}

/** One page of the roster in the village's own order, and how many fit in all. */
export const searchRoster = async (
  work: Work,
  wanted: {
    text: string
    groups: readonly string[]
    status: HouseholdStatus
    after: string | undefined
    limit: number
  },
): Promise<{ rows: StoredHousehold[]; total: number }> => {
  const fits = and(
    eq(households.status, wanted.status),
    ...wanted.groups.map((id) => eq(households.villagersGroupId, id)),
    or(...needlesOf(wanted.text).map((needle) => like(households.searchText, `%${needle}%`))),
  )
  const [counted] = await work.tx
    .select({ total: countRows() })
    .from(households)
    .where(and(eq(households.villageId, work.villageId), fits))
  const order = await rosterOrder(work)
  const next = wanted.after ? await order.after(wanted.after) : undefined
  const rows = await selectStored(work, and(fits, next))
    .orderBy(...order.by)
    .limit(wanted.limit)
  const counts = await memberCountsOf(
    work,
    rows.map((row) => row.householdId),
  )
  return { rows: await complete(work, rows, counts), total: counted?.total ?? 0 }
}

const own = (work: Work, householdId: string) =>
  and(eq(households.villageId, work.villageId), eq(households.id, householdId))

/** Runs a write that may give a number twice; refuses household.number_taken with the name of who has it. */
const guardNumber = async (work: Work, numberKey: string, write: (guarded: Work) => Promise<void>): Promise<void> => {
  try {
    await work.tx.savepoint((tx) => write({ ...work, tx }))
  } catch (error) {
    if (!isUniqueViolation(error, 'households_households_number_key')) throw error
    const [holder] = await selectStored(work, eq(households.numberKey, numberKey))
    refuse('household.number_taken', { number: holder?.number ?? '', name: nameOf(holder?.headName ?? '') })
  }
}

export const insertHousehold = async (work: Work, row: HouseholdRow): Promise<void> =>
  guardNumber(work, row.numberKey, async ({ tx, villageId, now }) => {
    await tx.insert(households).values({ ...row, villageId, addedAt: now })
  })

export const updateHousehold = async (work: Work, id: string, change: Partial<HouseholdRow>): Promise<void> =>
  guardNumber(work, change.numberKey ?? '', async ({ tx }) => {
    await tx.update(households).set(change).where(own(work, id))
  })

/** Households that had joined `fromId` now point to `intoId`, so that one step always leads to a living one. */
export const redirectMerged = async (work: Work, fromId: string, intoId: string): Promise<void> => {
  await work.tx
    .update(households)
    .set({ mergedIntoId: intoId })
    .where(and(eq(households.villageId, work.villageId), eq(households.mergedIntoId, fromId)))
}

export const deleteHousehold = async (work: Work, id: string): Promise<void> => {
  await work.tx.delete(households).where(own(work, id))
}
