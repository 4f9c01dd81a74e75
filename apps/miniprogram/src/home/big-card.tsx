import { View } from '@tarojs/components'
import { Icon, type IconName } from '../ui/icon'
import { Pressable } from '../ui/pressable'

interface BigCardProps {
  readonly icon: IconName
  readonly title: string
  readonly detail: string
  readonly onPress: () => unknown
  /** It is on now (reading aloud). */
  readonly isOn?: boolean
}

/** One of the few large things to do in elder mode. */
export const BigCard = ({ icon, title, detail, onPress, isOn }: BigCardProps) => (
  <Pressable className="big-card" onPress={onPress} says={{ pressed: isOn }}>
    <Icon name={icon} className="big-card-icon" />
    <View className="grow">
      <View className="strong">{title}</View>
      <View className="soft">{detail}</View>
    </View>
  </Pressable>
)
