import { toPoints } from '@village-points/shared/platform/points.ts'
import type { RewardInput } from '@village-points/shared/rewards/contract.ts'
import { stockOf } from '../ledger/index.ts'
import type { Work } from '../platform/work.ts'
import { columnsOf } from './add-reward.ts'
import { countOrders } from './redemption-repository.ts'
import { deleteReward, type RewardRow, rewardsOf, updateReward } from './reward-repository.ts'

/** Goods as the office's list has them, offered or not, with the units on the shelf and held for orders. */
export interface ListedGoods {
  readonly rewardId: string
  readonly input: RewardInput
  readonly onHand: number
  readonly held: number
}

const toInput = (row: RewardRow): RewardInput => ({
  name: row.name,
  unit: row.unit,
  category: row.category as RewardInput['category'],
  points: toPoints(row.hundredths),
  lowStock: row.lowStock,
  isOffered: row.isOffered,
  ...(row.priceFen === null ? {} : { priceYuan: row.priceFen / 100 }),
  ...(row.source ? { source: row.source as NonNullable<RewardInput['source']> } : {}),
  ...(row.limitPeriod && row.limitQuantity
    ? { limit: { period: row.limitPeriod as 'month', quantity: row.limitQuantity } }
    : {}),
})

/** Every kind of goods; for comparing a spreadsheet with. */
export const listGoods = async (work: Work): Promise<ListedGoods[]> => {
  const rows = await rewardsOf(work)
  const ids = rows.map(({ rewardId }) => rewardId)
  const stocks = await stockOf(work, ids)
  return rows.map((row) => {
    const { onHand, held } = stocks.get(row.rewardId) ?? { onHand: 0, held: 0 }
    return { rewardId: row.rewardId, input: toInput(row), onHand, held }
  })
}

/** Changes everything about goods but their stock; refuses `reward.name_taken`. */
export const changeGoods = async (work: Work, rewardId: string, input: RewardInput): Promise<void> =>
  updateReward(work, rewardId, columnsOf(input))

/** Takes goods off the list for good. Only for undoing an import; false when somebody has ever ordered them. */
export const removeGoods = async (work: Work, rewardId: string): Promise<boolean> => {
  if ((await countOrders(work, rewardId)) > 0) return false
  await deleteReward(work, rewardId)
  return true
}
