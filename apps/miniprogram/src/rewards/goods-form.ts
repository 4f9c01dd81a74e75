import type { Reward, RewardCategory, RewardLimit, SupplySource } from '@village-points/shared/rewards/contract.ts'
import { amountOf } from '../ui/amount-field'

/** The form of a thing as typed. */
export interface GoodsDraft {
  readonly name: string
  readonly unit: string
  readonly category: RewardCategory
  readonly points: string
  readonly priceYuan: string
  readonly lowStock: string
  readonly stock: string
  readonly source: SupplySource | 'unknown'
  readonly limitPeriod: RewardLimit['period'] | 'none'
  readonly limitQuantity: string
  readonly isOffered: boolean
}

export const emptyGoods: GoodsDraft = {
  name: '',
  unit: '',
  category: 'household_goods',
  points: '',
  priceYuan: '',
  lowStock: '5',
  stock: '0',
  source: 'unknown',
  limitPeriod: 'none',
  limitQuantity: '1',
  isOffered: true,
}

const textOf = (figure: number | undefined): string => (figure === undefined ? '' : String(figure))

/** The form of a thing that is already on the list. */
export const draftOf = (reward: Reward): GoodsDraft => ({
  name: reward.name,
  unit: reward.unit,
  category: reward.category,
  points: textOf(reward.points),
  priceYuan: textOf(reward.priceYuan),
  lowStock: textOf(reward.lowStock ?? 0),
  stock: '0',
  source: reward.source ?? 'unknown',
  limitPeriod: reward.limit?.period ?? 'none',
  limitQuantity: textOf(reward.limit?.quantity ?? 1),
  isOffered: reward.isOffered,
})

/** What is sent; a figure that cannot be read is NaN, which the contract refuses. */
export const inputOf = (draft: GoodsDraft) => ({
  name: draft.name,
  unit: draft.unit,
  category: draft.category,
  points: amountOf(draft.points),
  ...(draft.priceYuan.trim() ? { priceYuan: amountOf(draft.priceYuan) } : {}),
  lowStock: draft.lowStock.trim() ? amountOf(draft.lowStock) : 0,
  ...(draft.source === 'unknown' ? {} : { source: draft.source }),
  ...(draft.limitPeriod === 'none'
    ? {}
    : { limit: { period: draft.limitPeriod, quantity: amountOf(draft.limitQuantity) } }),
  isOffered: draft.isOffered,
})
