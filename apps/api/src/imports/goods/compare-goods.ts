import type { Difference, DifferenceRow } from '@village-points/shared/imports/contract.ts'
import type { RewardInput } from '@village-points/shared/rewards/contract.ts'
import type { ListedGoods } from '../../rewards/index.ts'
import { fromTo, toDifference } from '../difference.ts'
import { squeezed } from '../written-forms/digits.ts'
import type { GoodsDraft } from './read-goods.ts'

/** Goods to write. Stock goes in with new goods only: later it moves by recorded movements. */
export interface GoodsChange {
  readonly rewardId: string | undefined
  readonly input: RewardInput
  readonly stock: number
}

export interface GoodsPlan {
  readonly changes: readonly GoodsChange[]
  readonly difference: Difference
}

const key = (name: string) => squeezed(name).toLowerCase()

const detailsOf = (known: ListedGoods['input'], wanted: RewardInput): string[] => [
  ...(known.points === wanted.points ? [] : [fromTo('兑换积分', known.points, wanted.points)]),
  ...(known.unit === wanted.unit ? [] : [fromTo('单位', known.unit, wanted.unit)]),
  ...(wanted.priceYuan === undefined || known.priceYuan === wanted.priceYuan
    ? []
    : [fromTo('参考价', known.priceYuan, wanted.priceYuan)]),
  ...(known.lowStock === wanted.lowStock ? [] : [fromTo('预警数量', known.lowStock, wanted.lowStock)]),
  ...(wanted.source === undefined || known.source === wanted.source ? [] : ['来源变了']),
]

/** What the sheet would change on the shelf. */
export const compareGoods = (drafts: readonly GoodsDraft[], shelf: readonly ListedGoods[]): GoodsPlan => {
  const known = new Map(shelf.map((goods) => [key(goods.input.name), goods]))
  const inSheet = new Set(drafts.map(({ reward }) => key(reward.name)))
  const rows: DifferenceRow[] = []
  const changes: GoodsChange[] = []
  let unchanged = 0
  for (const { reward, stock, waitsFor } of drafts) {
    if (waitsFor.length > 0) continue
    const there = known.get(key(reward.name))
    if (!there) {
      changes.push({ rewardId: undefined, input: reward, stock })
      rows.push({ change: 'added', name: reward.name, details: [`${reward.points} 分,库存 ${stock} ${reward.unit}`] })
      continue
    }
    const details = detailsOf(there.input, reward)
    const isMoved = stock !== there.onHand + there.held
    if (details.length === 0) unchanged++
    else {
      // Category, limit and whether it is offered are the committee's own choice by now.
      const { category, isOffered } = there.input
      changes.push({ rewardId: there.rewardId, input: { ...there.input, ...reward, category, isOffered }, stock })
      rows.push({ change: 'changed', name: reward.name, details })
    }
    if (isMoved) {
      const said = `表里库存 ${stock},现在 ${there.onHand + there.held}:没有动,要改请用盘点`
      rows.push({ change: 'left_alone', name: reward.name, details: [said] })
    }
  }
  const missing = shelf.filter(({ input }) => input.isOffered && !inSheet.has(key(input.name)))
  rows.push(
    ...missing.map(({ input }) => ({ change: 'missing' as const, name: input.name, details: ['表里没有,没有动'] })),
  )
  return { changes, difference: toDifference(rows, unchanged) }
}
