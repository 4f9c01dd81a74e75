import type { Actor } from '../platform/work.ts'

/** Villagers read their own household, group leaders their group, committee and supervisors the whole village. */
export const mayReadAccount = (
  actor: Actor,
  household: { readonly householdId: string; readonly villagersGroupId: string },
): boolean => {
  if (actor.role === 'villager') return actor.householdId === household.householdId
  if (actor.role === 'group_leader') {
    return (
      actor.villagersGroupId === household.villagersGroupId || actor.ownHouseholdIds.includes(household.householdId)
    )
  }
  return actor.role === 'committee' || actor.role === 'supervisor' || actor.role === 'system'
}
