import { and, asc, eq } from 'drizzle-orm'
import { isUniqueViolation } from '../platform/database/store.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { rewardShops, rewards } from './tables.ts'

export type RewardRow = typeof rewards.$inferSelect
export type ShopRow = typeof rewardShops.$inferSelect

/** The village's shops, the oldest first: goods without a named shop go there. */
export const shopsOf = async (work: Work): Promise<readonly ShopRow[]> =>
  work.tx
    .select()
    .from(rewardShops)
    .where(eq(rewardShops.villageId, work.villageId))
    .orderBy(asc(rewardShops.rewardShopId))

export const insertShop = async (work: Work, row: Omit<ShopRow, 'villageId'>) => {
  await work.tx.insert(rewardShops).values({ villageId: work.villageId, ...row })
}

export const rewardsOf = async (work: Work): Promise<readonly RewardRow[]> =>
  work.tx
    .select()
    .from(rewards)
    .where(eq(rewards.villageId, work.villageId))
    .orderBy(asc(rewards.hundredths), asc(rewards.name), asc(rewards.rewardId))

const isReward = (work: Work, rewardId: string) =>
  and(eq(rewards.villageId, work.villageId), eq(rewards.rewardId, rewardId))

export const findReward = async (work: Work, rewardId: string): Promise<RewardRow | undefined> => {
  const [row] = await work.tx.select().from(rewards).where(isReward(work, rewardId))
  return row
}

/** Refuses `reward.name_taken`. */
export const insertReward = async (work: Work, row: Omit<RewardRow, 'villageId'>): Promise<void> => {
  await namedOnce(row.name, () => work.tx.insert(rewards).values({ villageId: work.villageId, ...row }))
}

/** Refuses `reward.name_taken`. */
export const updateReward = async (work: Work, rewardId: string, change: Partial<RewardRow>): Promise<void> => {
  await namedOnce(change.name ?? '', () => work.tx.update(rewards).set(change).where(isReward(work, rewardId)))
}

export const deleteReward = async (work: Work, rewardId: string): Promise<void> => {
  await work.tx.delete(rewards).where(isReward(work, rewardId))
}

const namedOnce = async (name: string, act: () => PromiseLike<unknown>) => {
  try {
    await act()
  } catch (error) {
    if (isUniqueViolation(error, 'rewards_name')) refuse('reward.name_taken', { name })
    throw error
  }
}
