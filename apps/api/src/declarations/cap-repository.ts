import { and, eq, inArray, sql } from 'drizzle-orm'
import { excluded } from '../platform/database/store.ts'
import type { Work } from '../platform/work.ts'
import type { CapUse } from './cap.ts'
import { capUses } from './tables.ts'

/** The cap that would have been exceeded, and what is left of it. */
export class CapExceeded extends Error {
  readonly use: CapUse
  readonly left: number

  constructor(use: CapUse, left: number) {
    super(`cap per ${use.period} exceeded`)
    this.use = use
    this.left = left
  }
}

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

/** Counts an award toward its caps; the database refuses what goes beyond. Throws {@link CapExceeded}. */
export const useCaps = async (work: Work, householdId: string, originId: string, uses: readonly CapUse[]) => {
  for (const use of uses) {
    const key = keyOf(work, householdId, originId, use)
    if (use.amount > use.limit) throw new CapExceeded(use, use.limit - (await usedOf(work, key)))
    const rows = await work.tx
      .insert(capUses)
      .values({ ...key, used: use.amount })
      .onConflictDoUpdate({
        target,
        set: { used: sql`${capUses.used} + ${use.amount}` },
        setWhere: sql`${capUses.used} + ${use.amount} <= ${use.limit}`,
      })
      .returning({ used: capUses.used })
    if (rows.length === 0) throw new CapExceeded(use, use.limit - (await usedOf(work, key)))
  }
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

/** What a household has used of every rule's caps, by `origin|period|start|measure`. */
export const usedCaps = async (work: Work, householdIds: readonly string[]): Promise<ReadonlyMap<string, number>> => {
  if (householdIds.length === 0) return new Map()
  const rows = await work.tx
    .select()
    .from(capUses)
    .where(and(eq(capUses.villageId, work.villageId), inArray(capUses.householdId, [...householdIds])))
  return new Map(rows.map((row) => [capKey(row.originId, row), row.used]))
}

export const capKey = (originId: string, use: { period: string; periodStart: string; measure: string }): string =>
  [originId, use.period, use.periodStart, use.measure].join('|')

const usedOf = async (work: Work, key: ReturnType<typeof keyOf>): Promise<number> => {
  const [row] = await work.tx.select({ used: capUses.used }).from(capUses).where(matches(key))
  return row?.used ?? 0
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
