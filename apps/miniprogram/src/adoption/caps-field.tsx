import { View } from '@tarojs/components'
import type { CapPeriod, RuleCap } from '@village-points/shared/rules/contract.ts'
import { capsText } from '@village-points/shared/rules/rule-text.ts'
import { useState } from 'react'
import { amountOf } from '../ui/amount-field'
import { Button } from '../ui/button'
import { Chips } from '../ui/chips'
import { Field } from '../ui/field'
import { Sheet } from '../ui/sheet'
import { periodChoices } from './clause-form'

interface CapsFieldProps {
  readonly caps: readonly RuleCap[]
  readonly error: string | undefined
  readonly onChange: (caps: readonly RuleCap[]) => void
}

const measures = [
  { value: 'times', name: '几次' },
  { value: 'points', name: '几分' },
] as const

interface AddCapProps {
  readonly onAdd: (cap: RuleCap) => void
  readonly onClose: () => void
}

const AddCap = ({ onAdd, onClose }: AddCapProps) => {
  const [period, setPeriod] = useState<CapPeriod>('month')
  const [measure, setMeasure] = useState<RuleCap['measure']>('times')
  const [limit, setLimit] = useState('')
  return (
    <Sheet title="一户最多" onClose={onClose}>
      <Chips label="多长时间" choices={periodChoices} chosen={period} onChoose={setPeriod} />
      <Chips label="数什么" choices={measures} chosen={measure} onChoose={setMeasure} />
      <Field
        label={measure === 'times' ? '最多几次' : '最多几分'}
        kind="number"
        value={limit}
        maxLength={8}
        onChange={setLimit}
      />
      <Button
        icon="check"
        isDisabled={!(amountOf(limit) > 0)}
        onPress={() => onAdd({ period, measure, limit: amountOf(limit) })}
      >
        加上这个封顶
      </Button>
    </Sheet>
  )
}

/** How much one household may earn by a clause; one line for each limit. */
export const CapsField = ({ caps, error, onChange }: CapsFieldProps) => {
  const [isAdding, setAdding] = useState(false)
  return (
    <View className="field">
      <View className="field-label">封顶</View>
      {caps.length === 0 && <View className="field-hint">不封顶</View>}
      {caps.map((cap) => (
        <View key={`${cap.period} ${cap.measure}`} className="line">
          <View className="grow">{capsText({ caps: [cap] })}</View>
          <Button kind="plain" isCompact onPress={() => onChange(caps.filter((one) => one !== cap))}>
            去掉
          </Button>
        </View>
      ))}
      {error && <View className="field-wrong">{error}</View>}
      <Button kind="quiet" isCompact icon="plus" onPress={() => setAdding(true)}>
        加一个封顶
      </Button>
      {isAdding && (
        <AddCap
          onAdd={(cap) => {
            onChange([...caps.filter((one) => one.period !== cap.period || one.measure !== cap.measure), cap])
            setAdding(false)
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </View>
  )
}
