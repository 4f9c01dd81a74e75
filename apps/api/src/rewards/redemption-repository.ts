import type { RedemptionState } from '@village-points/shared/rewards/contract.ts'
import { and, asc, desc, eq, lt, lte, sql } from 'drizzle-orm'
import { countRows } from '../platform/database/store.ts'
import type { Work } from '../platform/work.ts'
import { limitUses, pickupAttempts, redemptions } from './tables.ts'

export type RedemptionRow = typeof redemptions.$inferSelect

export const insertRedemption = async (work: Work, row: Omit<RedemptionRow, 'villageId'>): Promise<RedemptionRow> => {
  const complete = { villageId: work.villageId, ...row }
  await work.tx.insert(redemptions).values(complete)
  return complete
}

const isRedemption = (work: Work, redemptionId: string) =>
  and(eq(redemptions.villageId, work.villageId), eq(redemptions.redemptionId, redemptionId))

export const findRedemption = async (work: Work, redemptionId: string): Promise<RedemptionRow | undefined> => {
  const [row] = await work.tx.select().from(redemptions).where(isRedemption(work, redemptionId))
  return row
}

/** The open order with this code, else the latest that had it. */
export const findByPickupCode = async (work: Work, pickupCode: string): Promise<RedemptionRow | undefined> => {
  const [row] = await work.tx
    .select()
    .from(redemptions)
    .where(and(eq(redemptions.villageId, work.villageId), eq(redemptions.pickupCode, pickupCode)))
    .orderBy(desc(sql`${redemptions.state} = 'held'`), desc(redemptions.redemptionId))
    .limit(1)
  return row
}

export const isCodeOpen = async (work: Work, pickupCode: string): Promise<boolean> =>
  (await findByPickupCode(work, pickupCode))?.state === 'held'

export const closeRedemption = async (
  work: Work,
  row: RedemptionRow,
  closed: { state: RedemptionState; closedOn: string; closedByName: string },
): Promise<RedemptionRow> => {
  const change = { ...closed, closedAt: work.now }
  await work.tx.update(redemptions).set(change).where(isRedemption(work, row.redemptionId))
  return { ...row, ...change }
}

/** Newest first. */
export const pageOfRedemptions = async (
  work: Work,
  filter: { householdId?: string | undefined; rewardShopId?: string | undefined; state?: RedemptionState | undefined },
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<readonly RedemptionRow[]> =>
  work.tx
    .select()
    .from(redemptions)
    .where(
      and(
        eq(redemptions.villageId, work.villageId),
        filter.householdId ? eq(redemptions.householdId, filter.householdId) : undefined,
        filter.rewardShopId ? eq(redemptions.rewardShopId, filter.rewardShopId) : undefined,
        filter.state ? eq(redemptions.state, filter.state) : undefined,
        cursor ? lt(redemptions.redemptionId, cursor) : undefined,
      ),
    )
    .orderBy(desc(redemptions.redemptionId))
    .limit(limit)

/** What a shop handed out on a day, in the order of handing over. */
export const handedOutOn = async (work: Work, rewardShopId: string | undefined, day: string) =>
  work.tx
    .select()
    .from(redemptions)
    .where(
      and(
        eq(redemptions.villageId, work.villageId),
        rewardShopId ? eq(redemptions.rewardShopId, rewardShopId) : undefined,
        eq(redemptions.closedOn, day),
        eq(redemptions.state, 'fulfilled'),
      ),
    )
    .orderBy(asc(redemptions.closedAt), asc(redemptions.redemptionId))

export const countWaiting = async (work: Work, rewardShopId: string | undefined): Promise<number> => {
  const [row] = await work.tx
    .select({ waiting: countRows() })
    .from(redemptions)
    .where(
      and(
        eq(redemptions.villageId, work.villageId),
        rewardShopId ? eq(redemptions.rewardShopId, rewardShopId) : undefined,
        eq(redemptions.state, 'held'),
      ),
    )
  return row?.waiting ?? 0
}

/** Open orders whose last day is over. */
export const overdueRedemptions = async (work: Work, today: string, limit: number) =>
  work.tx
    .select()
    .from(redemptions)
    .where(
      and(eq(redemptions.villageId, work.villageId), eq(redemptions.state, 'held'), lt(redemptions.pickupBy, today)),
    )
    .orderBy(asc(redemptions.pickupBy))
    .limit(limit)

/** Open orders that end by a day and were called to mind less than `count` times; the household has now been reminded. */
export const remindBefore = async (work: Work, day: string, count: number): Promise<readonly RedemptionRow[]> =>
  work.tx
    .update(redemptions)
    .set({ reminders: count })
    .where(
      and(
        eq(redemptions.villageId, work.villageId),
        eq(redemptions.state, 'held'),
        lte(redemptions.pickupBy, day),
        lt(redemptions.reminders, count),
      ),
    )
    .returning()

/** Villages with orders that end by a day and were called to mind less than `count` times. */
export const villagesToRemind = async (tx: Work['tx'], day: string, count: number): Promise<readonly string[]> => {
  const rows = await tx
    .selectDistinct({ villageId: redemptions.villageId })
    .from(redemptions)
    .where(and(eq(redemptions.state, 'held'), lte(redemptions.pickupBy, day), lt(redemptions.reminders, count)))
  return rows.map((row) => row.villageId)
}

/** Villages with orders to expire; jobs then work village by village. */
export const villagesWithOverdue = async (tx: Work['tx'], today: string): Promise<readonly string[]> => {
  const rows = await tx
    .selectDistinct({ villageId: redemptions.villageId })
    .from(redemptions)
    .where(and(eq(redemptions.state, 'held'), lt(redemptions.pickupBy, today)))
  return rows.map((row) => row.villageId)
}

/** Counts toward a household's limit; false when the database refuses. */
export const useLimit = async (
  work: Work,
  key: { householdId: string; rewardId: string; periodStart: string },
  quantity: number,
  limit: number,
): Promise<boolean> => {
  if (quantity > limit) return false
  const rows = await work.tx
    .insert(limitUses)
    .values({ villageId: work.villageId, ...key, used: quantity })
    .onConflictDoUpdate({
      target: [limitUses.villageId, limitUses.householdId, limitUses.rewardId, limitUses.periodStart],
      set: { used: sql`${limitUses.used} + ${quantity}` },
      setWhere: sql`${limitUses.used} + ${quantity} <= ${limit}`,
    })
    .returning({ used: limitUses.used })
  return rows.length > 0
}

const isLimit = (work: Work, key: { householdId: string; rewardId: string; periodStart: string }) =>
  and(
    eq(limitUses.villageId, work.villageId),
    eq(limitUses.householdId, key.householdId),
    eq(limitUses.rewardId, key.rewardId),
    eq(limitUses.periodStart, key.periodStart),
  )

export const usedLimit = async (work: Work, key: { householdId: string; rewardId: string; periodStart: string }) => {
  const [row] = await work.tx.select({ used: limitUses.used }).from(limitUses).where(isLimit(work, key))
  return row?.used ?? 0
}

export const giveLimitBack = async (
  work: Work,
  key: { householdId: string; rewardId: string; periodStart: string },
  quantity: number,
) => {
  await work.tx
    .update(limitUses)
    .set({ used: sql`case when ${limitUses.used} > ${quantity} then ${limitUses.used} - ${quantity} else 0 end` })
    .where(isLimit(work, key))
}

/** Wrong codes that one person typed in the running window. */
export const wrongCodesOf = async (work: Work) => {
  const [row] = await work.tx
    .select()
    .from(pickupAttempts)
    .where(and(eq(pickupAttempts.villageId, work.villageId), eq(pickupAttempts.userId, work.actor.userId)))
  return row && row.windowEndsAt > work.now ? row : { wrongCount: 0, windowEndsAt: undefined }
}

export const saveWrongCodes = async (work: Work, wrongCount: number, windowEndsAt: Date) => {
  await work.tx
    .insert(pickupAttempts)
    .values({ villageId: work.villageId, userId: work.actor.userId, wrongCount, windowEndsAt })
    .onConflictDoUpdate({
      target: [pickupAttempts.villageId, pickupAttempts.userId],
      set: { wrongCount, windowEndsAt },
    })
}

export const countOrders = async (work: Work, rewardId: string): Promise<number> => {
  const [row] = await work.tx
    .select({ count: countRows() })
    .from(redemptions)
    .where(and(eq(redemptions.villageId, work.villageId), eq(redemptions.rewardId, rewardId)))
  return row?.count ?? 0
}
