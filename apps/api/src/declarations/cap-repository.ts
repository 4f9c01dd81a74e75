import { and, eq, inArray, sql } from 'drizzle-orm'
import { type At, prepared } from '../platform/database/prepared.ts'
import { insertRows, listOf, rowsOf } from '../platform/database/rows.ts'
import { excluded } from '../platform/database/store.ts'
import type { Work } from '../platform/work.ts'
import { type CapUse, capKey, type UsedCaps } from './cap.ts'
import { capUses } from './tables.ts'

const keyOf = (work: Work, householdId: string, originId: string, use: CapUse) => ({
  villageId: work.villageId,
  householdId,
  originId,
  period: use.period,
  periodStart: use.periodStart,
  measure: use.measure,
})

const target = [
  capUses.villageId,
  capUses.householdId,
  capUses.originId,
  capUses.period,
  capUses.periodStart,
  capUses.measure,
]

/** Uses of caps that were decided, by the household and rule they are counted for. */
export interface CapCount {
  readonly householdId: string
  readonly originId: string
  readonly uses: readonly CapUse[]
}

const guardedCount = prepared(
  (tx, at: At<{ counts: readonly (typeof capUses.$inferInsert & { limit: number })[] }>) => {
    const { source, given } = rowsOf(at.counts, {
      villageId: capUses.villageId, // or SQLite would look at every counter of the village for each
      householdId: capUses.householdId,
      originId: capUses.originId,
      period: capUses.period,
      periodStart: capUses.periodStart,
      measure: capUses.measure,
      used: capUses.used,
      limit: capUses.used,
    })
    const after = sql<number>`${capUses.used} + ${given.used}`
    return tx
      .update(capUses)
      .set({ used: after })
      .from(source)
      .where(
        and(
          eq(capUses.villageId, given.villageId),
          eq(capUses.householdId, given.householdId),
          eq(capUses.originId, given.originId),
          eq(capUses.period, given.period),
          eq(capUses.periodStart, given.periodStart),
          eq(capUses.measure, given.measure),
          sql`${after} <= ${given.limit}`,
        ),
      )
      .returning({ used: capUses.used })
  },
)

/**
 * Writes what was decided: guarded counters, so that the database has the last word on each cap. `known` holds what had
 * been used before.
 */
export const writeCapCounts = async (
  work: Work,
  counted: readonly CapCount[],
  known: ReadonlyMap<string, ReadonlyMap<string, number>>,
): Promise<void> => {
  const { tx } = work
  const sums = new Map<string, ReturnType<typeof keyOf> & { used: number; limit: number; isKnown: boolean }>()
  for (const { householdId, originId, uses } of counted) {
    for (const use of uses) {
      const key = capKey(originId, use)
      const sum = sums.get(`${householdId}|${key}`)
      if (sum) sum.used += use.amount
      else {
        const isKnown = known.get(householdId)?.has(key) ?? false
        const start = { ...keyOf(work, householdId, originId, use), used: use.amount, limit: use.limit, isKnown }
        sums.set(`${householdId}|${key}`, start)
      }
    }
  }
  const all = [...sums.values()]
  const counts = all.filter(({ isKnown }) => isKnown)
  const rows = counts.length > 0 ? await guardedCount(tx, { counts }) : []
  if (rows.length !== counts.length) throw new Error('caps moved meanwhile')
  await insertRows(
    tx,
    capUses,
    all.filter(({ isKnown }) => !isKnown),
  )
}

/** Counts without refusing: the paper book may have gone beyond a cap, and that is history. */
export const countTowardCaps = async (work: Work, householdId: string, originId: string, uses: readonly CapUse[]) => {
  for (const use of uses) {
    await work.tx
      .insert(capUses)
      .values({ ...keyOf(work, householdId, originId, use), used: use.amount })
      .onConflictDoUpdate({ target, set: { used: sql`${capUses.used} + ${excluded(capUses.used)}` } })
  }
}

/** Gives back what an award had used, when it is taken back. */
export const giveCapsBack = async (work: Work, householdId: string, originId: string, uses: readonly CapUse[]) => {
  for (const use of uses) {
    const key = keyOf(work, householdId, originId, use)
    await work.tx
      .update(capUses)
      .set({ used: sql`case when ${capUses.used} > ${use.amount} then ${capUses.used} - ${use.amount} else 0 end` })
      .where(matches(key))
  }
}

const capUsesOfHouseholds = prepared((tx, at: At<{ villageId: string; householdIds: readonly string[] }>) =>
  tx
    .select()
    .from(capUses)
    .where(and(eq(capUses.villageId, at.villageId), inArray(capUses.householdId, listOf(at.householdIds)))),
)

/** What households have used of every rule's caps, by household. */
export const usedCaps = async (
  { tx, villageId }: Work,
  householdIds: readonly string[],
): Promise<ReadonlyMap<string, UsedCaps>> => {
  const used = new Map<string, UsedCaps>(householdIds.map((householdId) => [householdId, new Map()]))
  for (const row of await capUsesOfHouseholds(tx, { villageId, householdIds: [...used.keys()] })) {
    used.get(row.householdId)?.set(capKey(row.originId, row), row.used)
  }
  return used
}

const matches = (key: ReturnType<typeof keyOf>) =>
  and(
    eq(capUses.villageId, key.villageId),
    eq(capUses.householdId, key.householdId),
    eq(capUses.originId, key.originId),
    eq(capUses.period, key.period),
    eq(capUses.periodStart, key.periodStart),
    eq(capUses.measure, key.measure),
  )
