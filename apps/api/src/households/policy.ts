import type { HouseholdBrief } from '@village-points/shared/households/contract.ts'
import { isPermitted, type Permission } from '@village-points/shared/identity/permissions.ts'
import type { Actor } from '../platform/work.ts'

type Seen = Pick<HouseholdBrief, 'householdId' | 'villagersGroupId' | 'status'>

const holds = ({ role }: Actor, permission: Permission): boolean => role !== 'system' && isPermitted(role, permission)

/** A villager reads the own household, a group leader the own group, the committee and the supervisors all. */
export const mayRead = (actor: Actor, household: Seen): boolean => {
  if (actor.role === 'villager') return actor.householdId === household.householdId
  if (actor.role === 'group_leader') return actor.villagersGroupId === household.villagersGroupId
  return actor.role === 'system' || holds(actor, 'household.read')
}

/** The only group the actor may search, or undefined for the whole village. */
export const searchableGroup = (actor: Actor): string | undefined =>
  actor.role === 'group_leader' ? (actor.villagersGroupId ?? '') : undefined

/** Whether phones are shown in full: to those who keep the roster. */
export const maySeePhones = (actor: Actor): boolean => holds(actor, 'household.manage')

/** Whether a card's code is shown: to those who print cards. */
export const maySeeCodes = (actor: Actor): boolean => holds(actor, 'household.issue_card')

/** What pages offer; a merged household is history and cannot be changed. */
export const canDo = (actor: Actor, { status }: Seen): { manage: boolean; issueCard: boolean } => ({
  manage: holds(actor, 'household.manage') && status !== 'merged',
  issueCard: holds(actor, 'household.issue_card') && status === 'active',
})
