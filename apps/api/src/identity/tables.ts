import {
  index,
  instant,
  integer,
  primaryKey,
  table,
  text,
  uniqueIndex,
  villageId,
} from '../platform/database/columns.ts'

/** People, known to the whole installation: one person may have roles in several villages. */
export const users = table('identity_users', {
  id: text('id').primaryKey(),
  displayName: text('display_name').notNull(),
  /** Ids of the villages where roles are held, with blanks between: finds the roles without asking every village. */
  villageIds: text('village_ids').notNull(),
  addedAt: instant('added_at').notNull(),
})

export const sessions = table(
  'identity_sessions',
  {
    id: text('id').primaryKey(),
    userId: text('user_id').notNull(),
    /** SHA-256 of the token; who reads the database cannot sign in with it. */
    tokenHash: text('token_hash').notNull(),
    openedAt: instant('opened_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [uniqueIndex('identity_sessions_token_hash').on(t.tokenHash), index('identity_sessions_user').on(t.userId)],
)

export const demoAccounts = table('identity_demo_accounts', {
  userId: text('user_id').primaryKey(),
  label: text('label').notNull(),
  suggestion: text('suggestion').notNull(),
  position: integer('position').notNull(),
})

export const roles = table(
  'identity_roles',
  {
    villageId: villageId(),
    id: text('id').notNull(),
    userId: text('user_id').notNull(),
    role: text('role').notNull(),
    /** The villager's household, the leader's group or the clerk's shop; empty when the role is for the whole village. */
    scopeId: text('scope_id').notNull(),
    label: text('label').notNull(),
    grantedAt: instant('granted_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.id] }),
    uniqueIndex('identity_roles_held_once').on(t.villageId, t.userId, t.role, t.scopeId),
    index('identity_roles_scope').on(t.villageId, t.role, t.scopeId),
  ],
)
