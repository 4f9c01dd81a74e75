import { View } from '@tarojs/components'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import {
  type RewardCategory,
  rewardCategoryNames,
  type SupplySource,
  supplySourceNames,
} from '@village-points/shared/rewards/contract.ts'
import { readVillage } from '@village-points/shared/villages/contract.ts'
import type { FieldProblems } from '../platform/field-problems'
import { useQuery } from '../platform/query'
import { AmountField, amountOf } from '../ui/amount-field'
import { Card } from '../ui/card'
import { CheckRow } from '../ui/check-row'
import { Chips, type Choice } from '../ui/chips'
import { Field } from '../ui/field'
import type { GoodsDraft } from './goods-form'

interface GoodsFieldsProps {
  readonly value: GoodsDraft
  readonly isNew: boolean
  readonly problems: FieldProblems
  readonly onChange: (part: Partial<GoodsDraft>) => void
}

const choicesOf = <Value extends string>(names: Readonly<Record<Value, string>>): readonly Choice<Value>[] =>
  (Object.keys(names) as Value[]).map((value) => ({ value, name: names[value] }))

const categories = choicesOf<RewardCategory>(rewardCategoryNames)
const sources = [...choicesOf<SupplySource>(supplySourceNames), { value: 'unknown' as const, name: '没写' }]
const periods = [
  { value: 'none', name: '不限' },
  { value: 'month', name: '每月' },
  { value: 'quarter', name: '每季' },
  { value: 'year', name: '每年' },
] as const

interface LabelledProps<Value extends string> {
  readonly label: string
  readonly choices: readonly Choice<Value>[]
  readonly chosen: Value
  readonly onChoose: (value: Value) => void
}

const Labelled = <Value extends string>(props: LabelledProps<Value>) => (
  <View className="field">
    <View className="field-label">{props.label}</View>
    <Chips {...props} />
  </View>
)

const useWorth = (typed: string): string | undefined => {
  const yuanPerPoint = useQuery(readVillage, {}, { isLasting: true }).data?.settings.yuanPerPoint
  const yuan = (yuanPerPoint ?? 0) * amountOf(typed)
  return yuan > 0 ? `按村里的定价,值 ${formatPoints(Math.round(yuan * 100) / 100)} 元` : undefined
}

const What = ({ value, problems, onChange }: GoodsFieldsProps) => (
  <Card>
    <View className="stack">
      <Field
        label="叫什么"
        placeholder="例如:大米 5 千克"
        value={value.name}
        maxLength={40}
        error={problems.name}
        onChange={(name) => onChange({ name })}
      />
      <Field
        label="按什么算"
        placeholder="袋、桶、块、次"
        value={value.unit}
        maxLength={6}
        error={problems.unit}
        onChange={(unit) => onChange({ unit })}
      />
      <Labelled
        label="哪一类"
        choices={categories}
        chosen={value.category}
        onChoose={(category) => onChange({ category })}
      />
      <Labelled label="哪里来的" choices={sources} chosen={value.source} onChoose={(source) => onChange({ source })} />
    </View>
  </Card>
)

const HowMuch = ({ value, isNew, problems, onChange }: GoodsFieldsProps) => (
  <Card>
    <View className="stack">
      <Field
        label="换一份要多少分"
        kind="number"
        hint={useWorth(value.points)}
        value={value.points}
        maxLength={12}
        error={problems.points && '请写一个大于 0 的分数'}
        onChange={(points) => onChange({ points })}
      />
      <Field
        label="进价(元,可以不填)"
        kind="number"
        value={value.priceYuan}
        maxLength={12}
        error={problems.priceYuan && '请写一个钱数,例如 30'}
        onChange={(priceYuan) => onChange({ priceYuan })}
      />
      {isNew && (
        <AmountField
          label="现在有多少"
          value={value.stock}
          least={0}
          most={100_000}
          error={problems.stock}
          onChange={(stock) => onChange({ stock })}
        />
      )}
      <AmountField
        label="剩多少就提醒进货"
        value={value.lowStock}
        least={0}
        most={100_000}
        error={problems.lowStock && '请写一个整数,不提醒就写 0'}
        onChange={(lowStock) => onChange({ lowStock })}
      />
    </View>
  </Card>
)

/** Everything about a thing but its picture. */
export const GoodsFields = (props: GoodsFieldsProps) => {
  const { value, problems, onChange } = props
  return (
    <>
      <What {...props} />
      <HowMuch {...props} />
      <Card>
        <View className="stack">
          <Labelled
            label="一户最多换多少"
            choices={periods}
            chosen={value.limitPeriod}
            onChoose={(limitPeriod) => onChange({ limitPeriod })}
          />
          {value.limitPeriod !== 'none' && (
            <AmountField
              label={`最多几${value.unit || '份'}`}
              value={value.limitQuantity}
              least={1}
              most={1000}
              error={problems['limit.quantity'] && '请写一个整数,最少 1'}
              onChange={(limitQuantity) => onChange({ limitQuantity })}
            />
          )}
          <CheckRow
            title="摆出来给大家换"
            detail="不勾就先收着,村民看不到"
            isOn={value.isOffered}
            onToggle={() => onChange({ isOffered: !value.isOffered })}
          />
        </View>
      </Card>
    </>
  )
}
