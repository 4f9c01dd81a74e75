import { toHundredths } from '@village-points/shared/platform/points.ts'
import type { addReward as endpoint, RewardInput } from '@village-points/shared/rewards/contract.ts'
import { moveGoods } from '../ledger/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import { newId, type Work } from '../platform/work.ts'
import { toReward } from './presenting.ts'
import { insertReward, insertShop, type RewardRow, shopsOf } from './reward-repository.ts'

/** What a village's first shop is called until the committee names it. */
const FIRST_SHOP = { name: '爱心超市', address: '村党群服务中心', openingHours: '周一到周六 8:30–11:30、14:00–17:00' }

export const addReward = async (work: Work, { body }: ParsedInput<typeof endpoint>) =>
  toReward(work, await putOnShelf(work, body))

/** Adds goods with their first stock; returns the id. Refuses `reward.shop_unknown`, `reward.name_taken`. */
export const putOnShelf = async (
  work: Work,
  {
    stock,
    rewardShopId,
    ...input
  }: RewardInput & { stock: number; rewardShopId?: string | undefined; importId?: string },
): Promise<string> => {
  const rewardId = newId(work)
  const { importId, ...columns } = input
  const shopId = await shopOf(work, rewardShopId)
  await insertReward(work, { rewardId, rewardShopId: shopId, pictureId: null, ...columnsOf(columns) })
  if (stock > 0) {
    const movement = { kind: 'supply', rewardId, units: stock, title: `${input.name}入库`, note: '上架' } as const
    await moveGoods(work, importId ? { ...movement, importId } : movement)
  }
  return rewardId
}

/** Input as columns: points in hundredths, yuan in fen. */
export const columnsOf = (
  input: RewardInput,
): Omit<RewardRow, 'villageId' | 'rewardId' | 'rewardShopId' | 'pictureId'> => ({
  name: input.name,
  unit: input.unit,
  category: input.category,
  hundredths: toHundredths(input.points),
  priceFen: input.priceYuan === undefined ? null : Math.round(input.priceYuan * 100),
  lowStock: input.lowStock,
  source: input.source ?? null,
  limitPeriod: input.limit?.period ?? null,
  limitQuantity: input.limit?.quantity ?? null,
  isOffered: input.isOffered,
})

const shopOf = async (work: Work, wanted: string | undefined): Promise<string> => {
  const shops = await shopsOf(work)
  if (!wanted) return shops[0]?.rewardShopId ?? addShop(work, FIRST_SHOP)
  return shops.some((shop) => shop.rewardShopId === wanted) ? wanted : refuse('reward.shop_unknown')
}

/** Opens a shop; returns its id. */
export const addShop = async (work: Work, shop: { name: string; address: string; openingHours: string }) => {
  const rewardShopId = newId(work)
  await insertShop(work, { rewardShopId, ...shop })
  return rewardShopId
}
