import type { HeldRole } from '@village-points/shared/identity/contract.ts'
import type { Role } from '@village-points/shared/identity/permissions.ts'
import type { Actor } from '../platform/work.ts'

/** A role as it is stored; `scopeId` is empty for a role over the whole village. */
export interface StoredRole {
  readonly villageId: string
  readonly id: string
  readonly role: Role
  readonly scopeId: string
  readonly label: string
}

/** What a role is limited to; at most one of the three, decided by the role. */
export interface RoleScope {
  readonly householdId?: string | undefined
  readonly villagersGroupId?: string | undefined
  readonly rewardShopId?: string | undefined
}

const scopeFields = {
  villager: 'householdId',
  group_leader: 'villagersGroupId',
  clerk: 'rewardShopId',
} as const satisfies Partial<Record<Role, keyof RoleScope>>

const fieldOf = (role: Role) => (scopeFields as Partial<Record<Role, keyof RoleScope>>)[role]

/** The id a role is limited to, or empty. */
export const scopeIdOf = (role: Role, scope: RoleScope): string => {
  const field = fieldOf(role)
  return (field && scope[field]) || ''
}

const scopeOf = ({ role, scopeId }: StoredRole): { [Field in keyof RoleScope]: string } => {
  const field = fieldOf(role)
  return field && scopeId ? { [field]: scopeId } : {}
}

/** A stored role as its holder sees it. */
export const presentRole = (held: StoredRole, villageName: string): HeldRole => ({
  roleId: held.id,
  role: held.role,
  villageId: held.villageId,
  villageName,
  label: held.label,
  ...scopeOf(held),
})

/** The person acting in `held`; the other roles in the same village tell which households are their own. */
export const actorIn = (
  held: StoredRole,
  all: readonly StoredRole[],
  person: { userId: string; name: string },
): Actor => ({
  ...person,
  role: held.role,
  ...scopeOf(held),
  ownHouseholdIds: all
    .filter((one) => one.villageId === held.villageId && one.role === 'villager' && one.scopeId)
    .map((one) => one.scopeId),
})
