import { View } from '@tarojs/components'
import type { NameMasking } from '@village-points/shared/villages/contract.ts'
import { aria } from '../ui/aria'
import { Card } from '../ui/card'
import { classes } from '../ui/classes'
import { Icon } from '../ui/icon'
import { Pressable } from '../ui/pressable'

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
        <Pressable
          key={value}
          className="row"
          role="radio"
          says={{ checked: value === chosen }}
          onPress={() => onChoose(value)}
        >
          <View className={classes('check-box check-box-round', value === chosen && 'check-box-on')}>
            {value === chosen && <Icon name="check" />}
          </View>
          <View className="grow">
            <View className="row-title">{name}</View>
            <View className="soft">{example}</View>
          </View>
        </Pressable>
      ))}
    </View>
    <View className="row soft">各家自己的页面上总是全名。写全名前,最好先在会上商量好。</View>
  </Card>
)
