import type { RewardInput } from '@village-points/shared/rewards/contract.ts'
import { moveGoods } from '../../ledger/index.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { changeGoods, type ListedGoods, listGoods, putOnShelf, removeGoods } from '../../rewards/index.ts'
import type { ImportChange } from '../change-repository.ts'
import type { GoodsChange } from './compare-goods.ts'

/** Puts new goods on the shelf with their stock and brings known ones up to date. */
export const writeGoods = async (
  work: Work,
  importId: string,
  wanted: readonly GoodsChange[],
): Promise<ImportChange[]> => {
  const before = new Map((await listGoods(work)).map((goods) => [goods.rewardId, goods]))
  const made: ImportChange[] = []
  for (const { rewardId, input, stock } of wanted) {
    if (rewardId === undefined) {
      const subjectId = await putOnShelf(work, { ...input, stock, importId })
      made.push({ subject: 'goods', subjectId, change: 'added', after: { stock } })
    } else {
      await changeGoods(work, rewardId, input)
      made.push({
        subject: 'goods',
        subjectId: rewardId,
        change: 'changed',
        before: before.get(rewardId)?.input,
        after: input,
      })
    }
  }
  return made
}

const takeAway = async (work: Work, importId: string, goods: ListedGoods, stock: number): Promise<void> => {
  const { name } = goods.input
  if (goods.held > 0 || goods.onHand !== stock) refuse('import.undo_blocked', { reason: `「${name}」的库存后来动过` })
  if (stock > 0) {
    const { rewardId } = goods
    await moveGoods(work, { kind: 'loss', rewardId, units: stock, title: `${name}撤回`, note: '撤回导入', importId })
  }
  if (!(await removeGoods(work, goods.rewardId))) refuse('import.undo_blocked', { reason: `「${name}」已经有人换过` })
}

/** Key order does not matter when two goods are compared. */
const isSame = (one: RewardInput, other: RewardInput): boolean => {
  const sorted = (input: RewardInput) => JSON.stringify(Object.entries(input).sort(([a], [b]) => (a < b ? -1 : 1)))
  return sorted(one) === sorted(other)
}

/** Takes goods back: new ones leave the shelf if nobody touched them, changed ones become what they were. */
export const takeBackGoods = async (work: Work, importId: string, changes: readonly ImportChange[]): Promise<void> => {
  const now = new Map((await listGoods(work)).map((goods) => [goods.rewardId, goods]))
  for (const { subjectId, change, before, after } of changes) {
    const goods = now.get(subjectId) ?? refuse('import.undo_blocked', { reason: '有一样东西后来不见了' })
    if (change === 'added') await takeAway(work, importId, goods, (after as { stock: number }).stock)
    else if (!isSame(goods.input, after as RewardInput)) {
      refuse('import.undo_blocked', { reason: `「${goods.input.name}」后来又改过` })
    } else await changeGoods(work, subjectId, before as RewardInput)
  }
}
