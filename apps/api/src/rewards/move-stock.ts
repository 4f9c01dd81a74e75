import type { moveStock as endpoint } from '@village-points/shared/rewards/contract.ts'
import { BelowZero, moveGoods, stockOf } from '../ledger/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { toReward } from './presenting.ts'
import { findReward } from './reward-repository.ts'

const titles = {
  purchase: '采购入库',
  gift: '捐赠入库',
  delivery: '配送入库',
  loss: '损耗',
  stock_take: '盘点',
} as const

export const moveStock = async (work: Work, { params, body }: ParsedInput<typeof endpoint>) => {
  const reward = (await findReward(work, params.rewardId)) ?? refuse('reward.not_found')
  const stock = (await stockOf(work, [reward.rewardId])).get(reward.rewardId)!
  const units = unitsOf(body, stock, reward.unit)
  if (units === 0) return toReward(work, reward.rewardId)
  const kind = body.kind === 'loss' || body.kind === 'stock_take' ? body.kind : 'supply'
  const title = `${reward.name}${titles[body.kind]}`
  try {
    await moveGoods(work, { kind, rewardId: reward.rewardId, units, title, note: body.note })
  } catch (error) {
    if (!(error instanceof BelowZero)) throw error
    refuse('reward.stock_insufficient', { name: reward.name, left: error.balance, unit: reward.unit })
  }
  return toReward(work, reward.rewardId)
}

/** A stock-take states what is there, held goods included; what is missing is the loss, a surplus a negative one. */
const unitsOf = (
  { kind, quantity }: { kind: string; quantity: number },
  stock: { onHand: number; held: number },
  unit: string,
): number => {
  if (kind !== 'stock_take') return quantity
  if (quantity < stock.held) refuse('reward.stock_take_too_low', { held: stock.held, unit })
  return stock.onHand + stock.held - quantity
}
