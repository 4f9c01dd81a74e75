import type { Authenticator } from '../platform/http/serve-endpoint.ts'
import { actorIn } from './held-role.ts'
import { findSession, findUser, heldRoles, prolongSession } from './repository.ts'
import { expiryFrom, hashOf, isWorthProlonging } from './session.ts'

/** Answers the platform's question who calls: from the token's hash and the roles held now. */
export const authenticator: Authenticator = {
  async session(tx, token, now, mayProlong) {
    const session = await findSession(tx, hashOf(token))
    if (!session || session.revokedAt || session.expiresAt <= now) return undefined
    if (mayProlong && isWorthProlonging(session.expiresAt, now)) await prolongSession(tx, session.id, expiryFrom(now))
    return { sessionId: session.id, userId: session.userId }
  },
  async actor(tx, userId, roleId) {
    const user = await findUser(tx, userId)
    const all = await heldRoles(tx, userId, user?.villageIds ?? [])
    const held = all.find((one) => one.id === roleId)
    if (!user || !held) return undefined
    return { villageId: held.villageId, actor: actorIn(held, all, { userId, name: user.displayName }) }
  },
}
