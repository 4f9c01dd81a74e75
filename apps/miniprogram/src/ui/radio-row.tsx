import { View } from '@tarojs/components'
import { classes } from './classes'
import { Icon } from './icon'
import { Pressable } from './pressable'

interface RadioRowProps {
  readonly title: string
  readonly detail: string
  readonly isOn: boolean
  readonly onChoose: () => unknown
}

/** One line of a list of which exactly one is chosen; the list itself is a `radiogroup`. */
export const RadioRow = ({ title, detail, isOn, onChoose }: RadioRowProps) => (
  <Pressable className="row" role="radio" says={{ checked: isOn }} onPress={onChoose}>
    <View className={classes('check-box check-box-round', isOn && 'check-box-on')}>
      {isOn && <Icon name="check" />}
    </View>
    <View className="grow">
      <View className="row-title">{title}</View>
      <View className="soft">{detail}</View>
    </View>
  </Pressable>
)
