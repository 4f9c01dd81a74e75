import { isPermitted, type Permission } from '@village-points/shared/identity/permissions.ts'
import { refuse } from '../platform/refusal.ts'
import type { Actor } from '../platform/work.ts'

/** Whether the page may offer something. */
export const may = ({ role }: Actor, permission: Permission): boolean =>
  role !== 'system' && isPermitted(role, permission)

/** A villager chooses for the own household; the committee for any, on paper. */
export const householdToName = (actor: Actor, householdId: string | undefined): string => {
  const own = actor.householdId
  if (actor.role !== 'villager') return householdId ?? refuse('household.not_found')
  if (own === undefined || (householdId !== undefined && householdId !== own)) return refuse('household.not_found')
  return own
}
