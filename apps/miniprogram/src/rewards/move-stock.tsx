import { View } from '@tarojs/components'
import { moveStock, type Reward, type StockMovementKind } from '@village-points/shared/rewards/contract.ts'
import { useState } from 'react'
import { useDraft } from '../platform/draft'
import { refusedFields } from '../platform/field-problems'
import { useWrite } from '../platform/write'
import { AmountField, amountOf } from '../ui/amount-field'
import { aria } from '../ui/aria'
import { Button } from '../ui/button'
import { Chips } from '../ui/chips'
import { Field } from '../ui/field'
import { notify } from '../ui/notices'
import { Sheet } from '../ui/sheet'
import { WriteFailure } from '../ui/states'
import { movementNames } from './goods-words'

interface MovementDraft {
  readonly kind: StockMovementKind
  readonly quantity: string
  readonly note: string
}

const empty: MovementDraft = { kind: 'purchase', quantity: '', note: '' }
const MOST = 100_000

const kinds = (Object.keys(movementNames) as StockMovementKind[]).map((value) => ({
  value,
  name: movementNames[value],
}))

const questions: Readonly<Record<StockMovementKind, string>> = {
  purchase: '买进来多少',
  gift: '收到多少',
  delivery: '镇里送来多少',
  loss: '坏了、丢了多少',
  stock_take: '点下来一共多少(等人来取的也算)',
}

/** What the shelf will be after it, held goods included where the count includes them. */
const stockAfter = ({ stock, heldStock = 0 }: Reward, kind: StockMovementKind, quantity: number): number => {
  if (kind === 'stock_take') return quantity - heldStock
  return kind === 'loss' ? stock - quantity : stock + quantity
}

const problemOf = (reward: Reward, kind: StockMovementKind, quantity: number): string | undefined => {
  if (!Number.isInteger(quantity) || quantity < 0) return '请写一个整数'
  if (quantity > MOST) return '数量太大了'
  if (quantity === 0 && kind !== 'stock_take') return '数量要大于 0'
  if (stockAfter(reward, kind, quantity) >= 0) return undefined
  return kind === 'loss'
    ? `货架上只有 ${reward.stock} ${reward.unit}`
    : `有 ${reward.heldStock ?? 0} ${reward.unit}等人来取,不能比这还少`
}

interface MoveStockProps {
  readonly reward: Reward
  readonly onClose: () => void
}

/** Writes down what came in, what was lost and what was counted: stock changes in no other way. */
export const MoveStock = ({ reward, onClose }: MoveStockProps) => {
  const { rewardId, name, unit, stock } = reward
  const draft = useDraft<MovementDraft>(`stock:${rewardId}`, empty)
  const { kind, quantity, note } = draft.value
  const move = useWrite(moveStock)
  const [problem, setProblem] = useState<string>()
  const amount = amountOf(quantity)
  const save = async () => {
    const found = problemOf(reward, kind, amount)
    setProblem(found)
    if (found) return
    const saved = await move.send({ params: { rewardId }, body: { kind, quantity: amount, note } })
    if (!saved) return
    draft.clear()
    onClose()
    notify(`${name}:${movementNames[kind]}记好了,货架上 ${saved.stock} ${unit}`)
  }
  const isKnown = problemOf(reward, kind, amount) === undefined
  return (
    <Sheet title={`${name}的库存`} onClose={onClose}>
      <Chips label="怎么回事" choices={kinds} chosen={kind} onChoose={(chosen) => draft.change({ kind: chosen })} />
      <AmountField
        label={`${questions[kind]}(${unit})`}
        value={quantity}
        least={kind === 'stock_take' ? 0 : 1}
        most={MOST}
        error={problem ?? refusedFields(move.error).quantity}
        onChange={(typed) => {
          setProblem(undefined)
          draft.change({ quantity: typed })
        }}
      />
      <Field
        label="说明(可以不填)"
        placeholder="例如:供销社进货,发票在会计处"
        value={note}
        maxLength={100}
        onChange={(typed) => draft.change({ note: typed })}
      />
      <View className="stock-sum" {...aria({ role: 'status', live: 'polite' })}>
        {isKnown
          ? `货架上现在 ${stock} ${unit},记完 ${stockAfter(reward, kind, amount)} ${unit}`
          : `货架上现在 ${stock} ${unit}`}
      </View>
      <WriteFailure of={move} />
      <Button isBusy={move.isBusy} onPress={save}>
        {`记这笔${movementNames[kind]}`}
      </Button>
    </Sheet>
  )
}
