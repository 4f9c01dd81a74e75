import type { Role } from '@village-points/shared/identity/permissions.ts'
import { and, asc, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import { type At, prepared } from '../platform/database/prepared.ts'
import { listOf, wordsOf } from '../platform/database/rows.ts'
import type { Tx } from '../platform/database/store.ts'
import type { StoredRole } from './held-role.ts'
import { demoAccounts, roles, sessions, users } from './tables.ts'

export const insertUser = async (tx: Tx, user: { id: string; displayName: string; addedAt: Date }): Promise<void> => {
  await tx.insert(users).values({ ...user, villageIds: '' })
}

export const findUser = async (tx: Tx, userId: string) => {
  const [user] = await tx.select().from(users).where(eq(users.id, userId))
  return user && { id: user.id, displayName: user.displayName, villageIds: user.villageIds.split(' ').filter(Boolean) }
}

export const setVillages = async (tx: Tx, userId: string, villageIds: readonly string[]): Promise<void> => {
  await tx
    .update(users)
    .set({ villageIds: villageIds.join(' ') })
    .where(eq(users.id, userId))
}

/** The roles held now, in the order they were granted. */
export const heldRoles = async (tx: Tx, userId: string, villageIds: readonly string[]): Promise<StoredRole[]> => {
  if (villageIds.length === 0) return []
  const rows = await tx
    .select()
    .from(roles)
    .where(and(inArray(roles.villageId, [...villageIds]), eq(roles.userId, userId), isNull(roles.revokedAt)))
    .orderBy(asc(roles.grantedAt), asc(roles.id))
  return rows.map((row) => ({ ...row, role: row.role as Role }))
}

/** Grants once; granted again, the label is brought up to date and a revocation is lifted. Returns the role's id. */
export const upsertRole = async (tx: Tx, role: StoredRole & { userId: string; grantedAt: Date }): Promise<string> => {
  const [row] = await tx
    .insert(roles)
    .values(role)
    .onConflictDoUpdate({
      target: [roles.villageId, roles.userId, roles.role, roles.scopeId],
      set: { label: role.label, revokedAt: null },
    })
    .returning({ id: roles.id })
  return row!.id
}

export const setRoleRevoked = async (tx: Tx, revokedAt: Date, villageId: string, roleId: string): Promise<void> => {
  await tx
    .update(roles)
    .set({ revokedAt })
    .where(and(eq(roles.villageId, villageId), eq(roles.id, roleId)))
}

/** The roles that people hold for one household. */
export const villagersOf = async (tx: Tx, villageId: string, householdId: string) =>
  tx
    .select({ id: roles.id, userId: roles.userId })
    .from(roles)
    .where(
      and(
        eq(roles.villageId, villageId),
        eq(roles.role, 'villager'),
        eq(roles.scopeId, householdId),
        isNull(roles.revokedAt),
      ),
    )

/** Every role held in a village now, with its holder's name. */
export const rolesIn = async (tx: Tx, villageId: string) =>
  tx
    .select({
      userId: roles.userId,
      name: users.displayName,
      role: roles.role,
      label: roles.label,
      scopeId: roles.scopeId,
    })
    .from(roles)
    .innerJoin(users, eq(users.id, roles.userId))
    .where(and(eq(roles.villageId, villageId), isNull(roles.revokedAt)))
    .orderBy(asc(roles.grantedAt), asc(roles.id))

export const insertSession = async (
  tx: Tx,
  session: { id: string; userId: string; tokenHash: string; openedAt: Date; expiresAt: Date },
): Promise<void> => {
  await tx.delete(sessions).where(and(eq(sessions.userId, session.userId), lt(sessions.expiresAt, session.openedAt)))
  await tx.insert(sessions).values(session)
}

/**
 * Who stands behind tokens, with every role held now, in the order they were granted: one statement for as many callers as
 * there are. A person without a role has one row without one.
 */
export const findCallers = prepared((tx, at: At<{ tokenHashes: readonly string[] }>) => {
  const { source, word } = wordsOf(users.villageIds)
  return tx
    .select({
      tokenHash: sessions.tokenHash,
      sessionId: sessions.id,
      userId: sessions.userId,
      expiresAt: sessions.expiresAt,
      revokedAt: sessions.revokedAt,
      displayName: users.displayName,
      villageId: roles.villageId,
      roleId: roles.id,
      role: roles.role,
      scopeId: roles.scopeId,
      label: roles.label,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(source, sql`true`)
    .leftJoin(roles, and(eq(roles.villageId, word), eq(roles.userId, users.id), isNull(roles.revokedAt)))
    .where(inArray(sessions.tokenHash, listOf(at.tokenHashes)))
    .orderBy(asc(roles.grantedAt), asc(roles.id))
})

export const prolongSession = async (tx: Tx, sessionId: string, expiresAt: Date): Promise<void> => {
  await tx.update(sessions).set({ expiresAt }).where(eq(sessions.id, sessionId))
}

export const setSessionRevoked = async (tx: Tx, revokedAt: Date, sessionId: string): Promise<void> => {
  await tx.update(sessions).set({ revokedAt }).where(eq(sessions.id, sessionId))
}

export const setSessionsRevoked = async (tx: Tx, revokedAt: Date, userId: string): Promise<void> => {
  await tx
    .update(sessions)
    .set({ revokedAt })
    .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt)))
}

export const upsertDemoAccount = async (
  tx: Tx,
  account: { userId: string; label: string; suggestion: string; position: number },
): Promise<void> => {
  const { userId: _, ...shown } = account
  await tx.insert(demoAccounts).values(account).onConflictDoUpdate({ target: demoAccounts.userId, set: shown })
}

const demoPeople = (tx: Tx) =>
  tx
    .select({
      demoAccountId: demoAccounts.userId,
      displayName: users.displayName,
      label: demoAccounts.label,
      suggestion: demoAccounts.suggestion,
    })
    .from(demoAccounts)
    .innerJoin(users, eq(users.id, demoAccounts.userId))

export const allDemoAccounts = async (tx: Tx) =>
  demoPeople(tx).orderBy(asc(demoAccounts.position), asc(demoAccounts.userId))

export const hasDemoAccount = async (tx: Tx, userId: string): Promise<boolean> =>
  (await demoPeople(tx).where(eq(demoAccounts.userId, userId))).length > 0
