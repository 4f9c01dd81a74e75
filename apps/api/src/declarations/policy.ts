import { type DeclarationState, nextState } from '@village-points/shared/declarations/contract.ts'
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

/** Nobody looks into the own household's deeds, nor into what he handed in himself. */
export const mayScreen = (
  actor: Actor,
  { householdId, recordedByUserId }: { readonly householdId: string; readonly recordedByUserId: string },
): boolean => !actor.ownHouseholdIds.includes(householdId) && actor.userId !== recordedByUserId

/** As {@link mayScreen}; a leader only into the own group's. */
export const requireMayScreen = (actor: Actor, household: HouseholdBrief, recordedByUserId: string): void => {
  if (!mayScreen(actor, { householdId: household.householdId, recordedByUserId })) {
    refuse('declaration.not_for_own_submission')
  }
  if (actor.role === 'group_leader' && actor.villagersGroupId !== household.villagersGroupId) {
    refuse('declaration.outside_group', { name: household.name, group: household.groupName })
  }
}

/** A villager sees the own household's, a leader the own group's and what he handed in; others see the village's. */
export const maySee = (actor: Actor, household: HouseholdBrief, submittedByUserId: string): boolean => {
  if (actor.role === 'villager') return actor.householdId === household.householdId
  if (actor.role !== 'group_leader') return true
  return actor.villagersGroupId === household.villagersGroupId || actor.userId === submittedByUserId
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

/** What the household, or the cadre who declared for it, may still do. */
export const whatMayBeDeclared = (
  actor: Actor,
  row: { readonly state: string; readonly householdId: string; readonly recordedByUserId: string },
) => {
  const isOwn =
    actor.role === 'villager' ? actor.householdId === row.householdId : actor.userId === row.recordedByUserId
  const may = (action: 'withdraw' | 'resubmit') =>
    isOwn && nextState(row.state as DeclarationState, action) !== undefined
  return { withdraw: may('withdraw'), resubmit: may('resubmit') }
}
