import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import type { Work } from '../platform/work.ts'
import { limitUses, redemptions } from './tables.ts'

/** The next households with orders or with counted limits. */
export const householdsWithOrders = async (work: Work, after: string, limit: number): Promise<readonly string[]> => {
  const found: string[] = []
  for (const source of [redemptions, limitUses]) {
    const rows = await work.tx
      .selectDistinct({ householdId: source.householdId })
      .from(source)
      .where(and(eq(source.villageId, work.villageId), gt(source.householdId, after)))
      .orderBy(asc(source.householdId))
      .limit(limit)
    found.push(...rows.map(({ householdId }) => householdId))
  }
  return found
}

export const ordersBy = async (work: Work, householdIds: readonly string[]) =>
  work.tx
    .select()
    .from(redemptions)
    .where(and(eq(redemptions.villageId, work.villageId), inArray(redemptions.householdId, [...householdIds])))
    .orderBy(asc(redemptions.redemptionId))

export const limitUsesBy = async (work: Work, householdIds: readonly string[]) =>
  work.tx
    .select()
    .from(limitUses)
    .where(and(eq(limitUses.villageId, work.villageId), inArray(limitUses.householdId, [...householdIds])))
