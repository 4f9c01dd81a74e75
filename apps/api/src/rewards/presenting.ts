import { toPoints } from '@village-points/shared/platform/points.ts'
import type { Redemption, Reward, RewardShop } from '@village-points/shared/rewards/contract.ts'
import { briefsOf, publicName } from '../households/index.ts'
import { type Stock, stockOf } from '../ledger/index.ts'
import type { Work } from '../platform/work.ts'
import { readSettings } from '../villages/index.ts'
import { whatMayBeDone } from './policy.ts'
import { qrOf } from './redemption.ts'
import type { RedemptionRow } from './redemption-repository.ts'
import { findReward, type RewardRow, rewardsOf, type ShopRow, shopsOf } from './reward-repository.ts'

const toShop = ({ rewardShopId, name, address, openingHours }: ShopRow): RewardShop => ({
  rewardShopId,
  name,
  address,
  openingHours,
})

const shopsById = async (work: Work): Promise<ReadonlyMap<string, RewardShop>> =>
  new Map((await shopsOf(work)).map((row) => [row.rewardShopId, toShop(row)]))

/** Rows as goods on the shelf, with stock from the ledger. */
export const toRewards = async (work: Work, rows: readonly RewardRow[]): Promise<Reward[]> => {
  const shops = await shopsById(work)
  const stocks = await stockOf(
    work,
    rows.map((row) => row.rewardId),
  )
  return rows.map((row) => ofRow(work, row, stocks.get(row.rewardId)!, shops.get(row.rewardShopId)!))
}

const ofRow = (work: Work, row: RewardRow, stock: Stock, shop: RewardShop): Reward => {
  const managesGoods = work.actor.role === 'committee'
  return {
    rewardId: row.rewardId,
    name: row.name,
    unit: row.unit,
    category: row.category as Reward['category'],
    points: toPoints(row.hundredths),
    ...(row.priceFen === null ? {} : { priceYuan: row.priceFen / 100 }),
    stock: stock.onHand,
    ...(managesGoods || work.actor.role === 'supervisor' ? { heldStock: stock.held, lowStock: row.lowStock } : {}),
    ...(row.source ? { source: row.source as NonNullable<Reward['source']> } : {}),
    ...(row.limitPeriod && row.limitQuantity
      ? { limit: { period: row.limitPeriod as 'month', quantity: row.limitQuantity } }
      : {}),
    ...(row.pictureId ? { pictureId: row.pictureId } : {}),
    shop,
    isOffered: row.isOffered,
    can: { redeem: work.actor.role === 'villager' && row.isOffered && stock.onHand > 0, manage: managesGoods },
  }
}

export const toReward = async (work: Work, rewardId: string): Promise<Reward> =>
  (await toRewards(work, [(await findReward(work, rewardId))!]))[0]!

/** Rows as orders. Only the household that ordered gets the code; others see its name as the village masks it. */
export const toRedemptions = async (work: Work, rows: readonly RedemptionRow[]): Promise<Redemption[]> => {
  const shops = await shopsById(work)
  const { nameMasking } = await readSettings(work)
  const households = await briefsOf(work, [...new Set(rows.map((row) => row.householdId))])
  const pictures = new Map((await rewardsOf(work)).map((row) => [row.rewardId, row.pictureId]))
  return rows.map((row) => {
    const isOwn = work.actor.role === 'villager' && work.actor.householdId === row.householdId
    const household = households.get(row.householdId)!
    const pictureId = pictures.get(row.rewardId)
    return {
      redemptionId: row.redemptionId,
      householdId: row.householdId,
      householdName: isOwn ? household.name : publicName(nameMasking, household),
      rewardId: row.rewardId,
      rewardName: row.rewardName,
      unit: row.unit,
      ...(pictureId ? { pictureId } : {}),
      quantity: row.quantity,
      points: toPoints(row.hundredths),
      state: row.state as Redemption['state'],
      ...(isOwn && row.state === 'held'
        ? { pickupCode: row.pickupCode, pickupQr: qrOf(row.redemptionId, row.pickupCode) }
        : {}),
      shop: shops.get(row.rewardShopId)!,
      orderedAt: row.orderedAt.toISOString(),
      pickupBy: row.pickupBy,
      ...(row.closedAt ? { closedAt: row.closedAt.toISOString() } : {}),
      ...(row.state === 'fulfilled' && row.closedByName ? { fulfilledBy: row.closedByName } : {}),
      can: whatMayBeDone(work.actor, row),
    }
  })
}

export const toRedemption = async (work: Work, row: RedemptionRow): Promise<Redemption> =>
  (await toRedemptions(work, [row]))[0]!
