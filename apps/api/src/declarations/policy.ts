import type { HouseholdBrief } from '@village-points/shared/households/contract.ts'
import { refuse } from '../platform/refusal.ts'
import type { Actor } from '../platform/work.ts'
import { type Recorded, undoUntil } from './declaration.ts'

/** Nobody awards the own household; a group leader awards only the own group (DOMAIN 6). */
export const requireMayAward = (actor: Actor, household: HouseholdBrief): void => {
  if (actor.ownHouseholdIds.includes(household.householdId)) refuse('declaration.own_household')
  if (actor.role === 'group_leader' && actor.villagersGroupId !== household.villagersGroupId) {
    refuse('declaration.outside_group', { name: household.name, group: household.groupName })
  }
}

/** Whether the page may offer to undo or to reverse. */
export const whatMayBeTakenBack = (actor: Actor, recorded: Recorded, now: Date, isOwnHousehold: boolean) => {
  const isPosted = recorded.state === 'posted'
  const mayAward = actor.role === 'committee' || actor.role === 'group_leader'
  return {
    undo: isPosted && mayAward && recorded.recordedByUserId === actor.userId && now <= undoUntil(recorded.recordedAt),
    reverse: isPosted && actor.role === 'committee' && !isOwnHousehold,
  }
}
