import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import type { ErrorTable } from '../platform/errors.ts'
import { Id, Line } from '../platform/page.ts'
import { Role } from './permissions.ts'

/** One role a person holds in one village; a person switches between them inside the app. */
export const HeldRole = z.object({
  roleId: Id,
  role: Role,
  villageId: Id,
  villageName: z.string(),
  /** The villager's own household, or absent. */
  householdId: Id.optional(),
  /** The group leader's group, or absent. */
  villagersGroupId: Id.optional(),
  /** The clerk's shop, or absent. */
  rewardShopId: Id.optional(),
  /** What the role is called to its holder: `三组组长`, `王德福家`. */
  label: z.string(),
})
export type HeldRole = z.infer<typeof HeldRole>

/** The signed-in person and every role held. */
export const Me = z.object({
  userId: Id,
  displayName: z.string(),
  roles: z.array(HeldRole),
  /** Where telephones reach the web app; QR codes begin with it. */
  publicAddress: z.string(),
})
export type Me = z.infer<typeof Me>

/** A person of the demo village whom anybody may become; exists only when DEMO=1. */
export const DemoAccount = z.object({
  demoAccountId: Id,
  displayName: z.string(),
  label: z.string(),
  /** What to try as this person. */
  suggestion: z.string(),
})
export type DemoAccount = z.infer<typeof DemoAccount>

export const identityErrors = {
  'identity.demo_is_off': { status: 404, message: '这里不是演示村,请用微信进入。' },
  'identity.demo_account_unknown': { status: 404, message: '没有这个演示身份,请重新选一个。' },
} as const satisfies ErrorTable

export const listDemoAccounts = endpoint({
  name: 'list-demo-accounts',
  method: 'GET',
  path: '/identity/demo-accounts',
  summary: 'People of the demo village whom anybody may become.',
  permission: 'public',
  response: z.object({ accounts: z.array(DemoAccount) }),
  errors: { 'identity.demo_is_off': identityErrors['identity.demo_is_off'] },
})

export const signInToDemo = endpoint({
  name: 'sign-in-to-demo',
  method: 'POST',
  path: '/identity/demo-sessions',
  summary: 'Opens a session as a demo person. The token is shown once and stored only as a hash.',
  permission: 'public',
  body: z.object({ demoAccountId: Line('演示身份', 64) }),
  response: z.object({ token: z.string(), me: Me }),
  errors: identityErrors,
})

export const readMe = endpoint({
  name: 'read-me',
  method: 'GET',
  path: '/identity/me',
  summary: 'The signed-in person and the roles held.',
  permission: 'signed_in',
  response: Me,
  errors: {},
})

export const signOut = endpoint({
  name: 'sign-out',
  method: 'DELETE',
  path: '/identity/session',
  summary: 'Revokes the session that calls.',
  permission: 'signed_in',
  response: z.object({}),
  errors: {},
})
