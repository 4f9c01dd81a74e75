import type { Me } from '@village-points/shared/identity/contract.ts'
import type { Visit } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import { presentRole } from './held-role.ts'
import { findUser, heldRoles } from './repository.ts'

/** The person with every role held now. */
export const presentMe = async ({ tx, villageNames, publicAddress }: Visit, userId: string): Promise<Me> => {
  const user = await findUser(tx, userId)
  if (!user) return refuse('platform.not_signed_in')
  const held = await heldRoles(tx, userId, user.villageIds)
  const names = await villageNames(tx, user.villageIds)
  const roles = held.map((one) => presentRole(one, names.get(one.villageId) ?? ''))
  return { userId, displayName: user.displayName, roles, publicAddress }
}

export const readMe = async (visit: Visit): Promise<Me> => presentMe(visit, visit.session!.userId)
