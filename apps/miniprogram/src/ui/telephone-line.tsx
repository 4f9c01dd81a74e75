import { View } from '@tarojs/components'
import { useActingRole } from '../platform/session'
import { telephone } from '../platform/telephone'
import { Button } from './button'
import { Icon } from './icon'
import { Pressable } from './pressable'

/** The village's telephone on every page: village, number, one tap to call. */
export const TelephoneLine = () => {
  const role = useActingRole()
  const number = role?.telephone
  if (!number) return null
  return (
    <Pressable
      className="telephone-line"
      onPress={() => telephone(number)}
      label={`打电话问${role.villageName}:${number}`}
    >
      <Icon name="phone" />
      <View>{`有事打${role.villageName}电话`}</View>
      <View className="number">{number}</View>
    </Pressable>
  )
}

/** The same as a full button: in elder mode and where something failed. */
export const TelephoneButton = () => {
  const number = useActingRole()?.telephone
  if (!number) return null
  return (
    <Button kind="quiet" icon="phone" onPress={() => telephone(number)}>
      打电话问村里
    </Button>
  )
}
