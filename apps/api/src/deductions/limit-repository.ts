import { and, asc, eq, sql } from 'drizzle-orm'
import type { Work } from '../platform/work.ts'
import { type LimitUse, limitKey } from './limit.ts'
import { ceilingUses } from './tables.ts'

const at = (work: Work, householdId: string, use: LimitUse) =>
  and(
    eq(ceilingUses.villageId, work.villageId),
    eq(ceilingUses.householdId, householdId),
    eq(ceilingUses.originId, use.originId),
    eq(ceilingUses.period, use.period),
    eq(ceilingUses.periodStart, use.periodStart),
    eq(ceilingUses.measure, use.measure),
  )

/** What a household has used of every ceiling. */
export const limitsUsed = async (work: Work, householdId: string): Promise<ReadonlyMap<string, number>> => {
  const rows = await work.tx
    .select()
    .from(ceilingUses)
    .where(and(eq(ceilingUses.villageId, work.villageId), eq(ceilingUses.householdId, householdId)))
  return new Map(rows.map((row) => [limitKey(row), row.used]))
}

/** Counts what was decided; the database has the last word on each ceiling. */
export const countLimits = async (work: Work, householdId: string, uses: readonly LimitUse[]): Promise<void> => {
  for (const use of uses) {
    const after = sql<number>`${ceilingUses.used} + ${use.amount}`
    const counted = await work.tx
      .update(ceilingUses)
      .set({ used: after })
      .where(and(at(work, householdId, use), sql`${after} <= ${use.limit}`))
      .returning({ used: ceilingUses.used })
    if (counted.length > 0) continue
    const { originId, period, periodStart, measure, amount: used } = use
    // A counter that is there and full makes this insert fail, as it should.
    await work.tx
      .insert(ceilingUses)
      .values({ villageId: work.villageId, householdId, originId, period, periodStart, measure, used })
  }
}

/** Gives back what a deduction had used. */
export const giveLimitsBack = async (work: Work, householdId: string, uses: readonly LimitUse[]): Promise<void> => {
  for (const use of uses) {
    await work.tx
      .update(ceilingUses)
      .set({ used: sql`${ceilingUses.used} - ${use.amount}` })
      .where(at(work, householdId, use))
  }
}

/** Every counter of the village that counts something, for the auditor. */
export const allLimits = async (work: Work) =>
  work.tx
    .select()
    .from(ceilingUses)
    .where(eq(ceilingUses.villageId, work.villageId))
    .orderBy(asc(ceilingUses.householdId))
