import type { HouseholdBrief } from './contract.ts'

/** Where a household lives, the group named once: `三组17号`. Tells namesakes apart. */
export const placeOf = ({ groupName, doorNumber }: Pick<HouseholdBrief, 'groupName' | 'doorNumber'>): string => {
  if (!doorNumber) return groupName
  return doorNumber.includes(groupName) ? doorNumber : `${groupName} ${doorNumber}`
}
