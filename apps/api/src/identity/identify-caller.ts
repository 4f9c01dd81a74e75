import type { Role } from '@village-points/shared/identity/permissions.ts'
import type { Authenticator } from '../platform/http/calling.ts'
import { actorIn, type StoredRole } from './held-role.ts'
import { findCallers, prolongSession } from './repository.ts'
import { expiryFrom, hashOf, isWorthProlonging } from './session.ts'

/** Answers the platform's question who calls: from the tokens' hashes and the roles held now. */
export const authenticator: Authenticator = async (tx, calls, mayProlong) => {
  const tokenHashes = calls.map(({ token }) => hashOf(token))
  const byHash = Map.groupBy(
    await findCallers(tx, { tokenHashes: [...new Set(tokenHashes)] }),
    ({ tokenHash }) => tokenHash,
  )
  const prolonged = new Set<string>()
  return Promise.all(
    calls.map(async ({ roleId, now }, index) => {
      const rows = byHash.get(tokenHashes[index]!)
      const [session] = rows ?? []
      if (!rows || !session || session.revokedAt || session.expiresAt <= now) return undefined
      const { sessionId, userId, displayName, expiresAt } = session
      if (mayProlong && isWorthProlonging(expiresAt, now) && !prolonged.has(sessionId)) {
        prolonged.add(sessionId)
        await prolongSession(tx, sessionId, expiryFrom(now))
      }
      const all = rows.flatMap(heldOf)
      const held = all.find((one) => one.id === roleId)
      const person = { userId, name: displayName }
      return {
        sessionId,
        userId,
        ...(held ? { held: { villageId: held.villageId, actor: actorIn(held, all, person) } } : {}),
      }
    }),
  )
}

type Row = Awaited<ReturnType<typeof findCallers>>[number]

const heldOf = ({ villageId, roleId, role, scopeId, label }: Row): StoredRole[] =>
  villageId && roleId ? [{ villageId, id: roleId, role: role as Role, scopeId: scopeId ?? '', label: label ?? '' }] : []
