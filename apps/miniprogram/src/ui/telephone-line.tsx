import { View } from '@tarojs/components'
import { readVillage } from '@village-points/shared/villages/contract.ts'
import { useQuery } from '../platform/query'
import { telephone } from '../platform/telephone'
import { Button } from './button'
import { Icon } from './icon'
import { Pressable } from './pressable'

/** The village of the acting role, as kept on the phone for a day. */
const useVillage = () => useQuery(readVillage, {}, { isLasting: true }).data

/** The village's telephone on every page: village, number, one tap to call. */
export const TelephoneLine = () => {
  const village = useVillage()
  if (!village) return null
  const number = village.settings.telephone
  return (
    <Pressable className="telephone-line" onPress={() => telephone(number)} label={`打电话问${village.name}:${number}`}>
      <Icon name="phone" />
      <View>{`有事打${village.name}电话`}</View>
      <View className="number">{number}</View>
    </Pressable>
  )
}

/** The same as a full button: in elder mode and where something failed. */
export const TelephoneButton = () => {
  const number = useVillage()?.settings.telephone
  if (!number) return null
  return (
    <Button kind="quiet" icon="phone" onPress={() => telephone(number)}>
      打电话问村里
    </Button>
  )
}
