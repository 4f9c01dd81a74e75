import type { Tx } from '../platform/database/store.ts'
import { newId } from '../platform/work.ts'
import { insertSession, setSessionsRevoked } from './repository.ts'
import { expiryFrom, hashOf, newToken } from './session.ts'

/** Opens a session; the token is given once and only its hash is kept. */
export const openSession = async (tx: Tx, now: Date, userId: string): Promise<{ token: string }> => {
  const token = newToken()
  const session = { id: newId({ now }), userId, tokenHash: hashOf(token), openedAt: now, expiresAt: expiryFrom(now) }
  await insertSession(tx, session)
  return { token }
}

/** Signs a person out everywhere: a lost phone, a cadre who left. */
export const revokeSessions = async (tx: Tx, now: Date, userId: string): Promise<void> =>
  setSessionsRevoked(tx, now, userId)
