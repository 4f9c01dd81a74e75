import type { Role } from '@village-points/shared/identity/permissions.ts'
import type { Tx } from '../platform/database/store.ts'
import { newId } from '../platform/work.ts'
import { type RoleScope, scopeIdOf } from './held-role.ts'
import { findUser, setRoleRevoked, setVillages, upsertRole, villagersOf } from './repository.ts'

interface Grant extends RoleScope {
  readonly villageId: string
  readonly userId: string
  readonly role: Role
  /** What the role is called to its holder: `三组组长`. */
  readonly label: string
}

/** Gives a person a role in a village and returns its id; granting the same again changes nothing but the label. */
export const grantRole = async (tx: Tx, now: Date, { villageId, userId, role, label, ...scope }: Grant) => {
  const user = await findUser(tx, userId)
  if (!user) throw new Error(`no such person: ${userId}`)
  if (!user.villageIds.includes(villageId)) await setVillages(tx, userId, [...user.villageIds, villageId])
  const scopeId = scopeIdOf(role, scope)
  return upsertRole(tx, { villageId, id: newId({ now }), userId, role, label, scopeId, grantedAt: now })
}

/** Takes a role away; sessions acting in it are refused from the next request on. */
export const revokeRole = async (
  tx: Tx,
  now: Date,
  { villageId, roleId }: { villageId: string; roleId: string },
): Promise<void> => {
  await setRoleRevoked(tx, now, villageId, roleId)
}

/** When a household joins another one, its people act for the joined one. */
export const moveVillagers = async (
  tx: Tx,
  now: Date,
  move: { villageId: string; fromHouseholdId: string; intoHouseholdId: string; label: string },
): Promise<void> => {
  const { villageId, fromHouseholdId, intoHouseholdId: householdId, label } = move
  for (const { id, userId } of await villagersOf(tx, villageId, fromHouseholdId)) {
    await setRoleRevoked(tx, now, villageId, id)
    await grantRole(tx, now, { villageId, userId, role: 'villager', label, householdId })
  }
}

/** Whether anybody acts for a household. */
export const hasVillagers = async (tx: Tx, villageId: string, householdId: string): Promise<boolean> =>
  (await villagersOf(tx, villageId, householdId)).length > 0
