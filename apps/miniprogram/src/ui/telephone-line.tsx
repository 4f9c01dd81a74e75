import { View } from '@tarojs/components'
import { readVillage } from '@village-points/shared/villages/contract.ts'
import { useQuery } from '../platform/query'
import { telephone } from '../platform/telephone'
import { Button } from './button'
import { Icon } from './icon'
import { Pressable } from './pressable'

/** The village of the acting role, as kept on the phone for a day. */
const useVillage = () => useQuery(readVillage, {}, { isLasting: true }).data

/** Whom to call, where a page's own answer already says it. */
export interface Contact {
  readonly villageName: string
  readonly telephone: string
}

/** The village's telephone on every page: village, number, one tap to call. */
export const TelephoneLine = ({ villageName, telephone: number }: Contact) => (
  <Pressable className="telephone-line" onPress={() => telephone(number)}>
    <Icon name="phone" />
    <View>{`有事打${villageName}电话`}</View>
    <View className="number">{number}</View>
  </Pressable>
)

/** The same, asking who the village is. */
export const VillageTelephoneLine = () => {
  const village = useVillage()
  return village ? <TelephoneLine villageName={village.name} telephone={village.settings.telephone} /> : null
}

/** The same as a full button: in elder mode and where something failed. */
export const TelephoneButton = () => {
  const number = useVillage()?.settings.telephone
  return number ? <CallButton number={number} /> : null
}

/** A full button that calls a number the page already knows. */
export const CallButton = ({ number }: { readonly number: string }) => (
  <Button kind="quiet" icon="phone" onPress={() => telephone(number)}>
    打电话问村里
  </Button>
)
