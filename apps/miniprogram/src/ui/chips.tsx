import { View } from '@tarojs/components'
import { aria } from './aria'
import { classes } from './classes'
import { Icon, type IconName } from './icon'
import { Pressable } from './pressable'

/** One thing to choose. */
export interface Choice<Value extends string> {
  readonly value: Value
  readonly name: string
}

interface ChipsProps<Value extends string> {
  /** What is being chosen, for those who do not see it. */
  readonly label: string
  readonly choices: readonly Choice<Value>[]
  readonly chosen: Value | undefined
  readonly onChoose: (value: Value) => void
}

/** Choose one of a few; the chosen one also bears a tick, so that colour is not the only sign. */
export const Chips = <Value extends string>({ label, choices, chosen, onChoose }: ChipsProps<Value>) => (
  <View className="chips" {...aria({ role: 'radiogroup', label })}>
    {choices.map(({ value, name }) => (
      <Pressable
        key={value}
        role="radio"
        className={classes('chip', value === chosen && 'chip-on')}
        says={{ checked: value === chosen }}
        onPress={() => onChoose(value)}
      >
        {value === chosen && <Icon name="check" />}
        {name}
      </Pressable>
    ))}
  </View>
)

interface ChipProps {
  readonly children: string
  readonly onPress: () => unknown
  /** Given: it is switched on or off. */
  readonly isOn?: boolean
  readonly icon?: IconName
  readonly label?: string
}

/** A small button that stands alone: 长辈版, 换这个. */
export const Chip = ({ children, onPress, isOn, icon, label }: ChipProps) => (
  <Pressable className={classes('chip', isOn && 'chip-on')} onPress={onPress} label={label} says={{ pressed: isOn }}>
    {(icon || isOn) && <Icon name={isOn ? 'check' : (icon ?? 'check')} />}
    {children}
  </Pressable>
)
