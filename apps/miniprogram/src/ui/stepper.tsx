import { View } from '@tarojs/components'
import { aria } from './aria'
import { Icon } from './icon'
import { Pressable } from './pressable'

interface StepperProps {
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
  readonly least?: number
  readonly most?: number
  readonly step?: number
  /** Said after the figure: 袋, 半天. */
  readonly unit?: string
}

/** A number by − and +, for hands that miss a keyboard. */
export const Stepper = ({ label, value, onChange, least = 1, most = 999, step = 1, unit = '' }: StepperProps) => (
  <View className="stepper" {...aria({ role: 'group', label })}>
    <Pressable
      className="stepper-key"
      label={`${label}减${step}`}
      isDisabled={value - step < least}
      isRepeatable
      onPress={() => onChange(value - step)}
    >
      <Icon name="minus" />
    </Pressable>
    <View className="number stepper-value" {...aria({ role: 'status', live: 'polite' })}>
      {`${value}${unit && ` ${unit}`}`}
    </View>
    <Pressable
      className="stepper-key"
      label={`${label}加${step}`}
      isDisabled={value + step > most}
      isRepeatable
      onPress={() => onChange(value + step)}
    >
      <Icon name="plus" />
    </Pressable>
  </View>
)
