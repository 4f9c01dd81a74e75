import { View } from '@tarojs/components'
import type { NameMasking } from '@village-points/shared/villages/contract.ts'
import { aria } from '../ui/aria'
import { Card } from '../ui/card'
import { RadioRow } from '../ui/radio-row'

interface MaskingChoiceProps {
  readonly chosen: NameMasking
  readonly onChoose: (masking: NameMasking) => void
}

const maskings: readonly { readonly value: NameMasking; readonly name: string; readonly example: string }[] = [
  { value: 'masked_name', name: '遮住中间的字', example: '王*英家 · 门前屋后干净整洁 +10' },
  { value: 'door_number', name: '只写门牌', example: '三组 17 号 · 门前屋后干净整洁 +10' },
  { value: 'full_name', name: '写全名', example: '王淑英家 · 门前屋后干净整洁 +10' },
]

/** How a household is named on lists that others see, each with what it looks like. */
export const MaskingChoice = ({ chosen, onChoose }: MaskingChoiceProps) => (
  <Card hasRows title="公开的名单上怎么写">
    <View {...aria({ role: 'radiogroup', label: '公开的名单上怎么写' })}>
      {maskings.map(({ value, name, example }) => (
        <RadioRow key={value} title={name} detail={example} isOn={value === chosen} onChoose={() => onChoose(value)} />
      ))}
    </View>
    <View className="row soft">各家自己的页面上总是全名。写全名前,最好先在会上商量好。</View>
  </Card>
)
