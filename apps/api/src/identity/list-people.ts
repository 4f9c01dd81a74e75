import type { Role } from '@village-points/shared/identity/permissions.ts'
import type { Tx } from '../platform/database/store.ts'
import { rolesIn } from './repository.ts'

/** Somebody with a role in a village. */
export interface VillagePerson {
  readonly userId: string
  readonly name: string
  /** What all the roles are called: `三组组长、王德福家`. */
  readonly label: string
  readonly roles: readonly Role[]
  /** Households that the person belongs to. */
  readonly householdIds: readonly string[]
}

/** Everybody who holds a role in the village now, by user id. */
export const listPeople = async (tx: Tx, villageId: string): Promise<ReadonlyMap<string, VillagePerson>> => {
  const people = new Map<string, VillagePerson>()
  for (const held of await rolesIn(tx, villageId)) {
    const known = people.get(held.userId)
    people.set(held.userId, {
      userId: held.userId,
      name: held.name,
      roles: [...(known?.roles ?? []), held.role as Role],
      label: [...new Set([...(known?.label.split('、') ?? []), held.label])].join('、'),
      householdIds: [
        ...(known?.householdIds ?? []),
        ...(held.role === 'villager' && held.scopeId ? [held.scopeId] : []),
      ],
    })
  }
  return people
}
