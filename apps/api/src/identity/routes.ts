import * as endpoints from '@village-points/shared/identity/contract.ts'
import { type Binding, openRoute } from '../platform/http/route.ts'
import { listDemoAccounts } from './list-demo-accounts.ts'
import { readMe } from './read-me.ts'
import { signInToDemo } from './sign-in-to-demo.ts'
import { signOut } from './sign-out.ts'

/** Who is calling, in which roles. WeChat sign-in will stand beside the demo's. */
export const identityRoutes: readonly Binding[] = [
  openRoute(endpoints.listDemoAccounts, listDemoAccounts),
  openRoute(endpoints.signInToDemo, signInToDemo),
  openRoute(endpoints.readMe, readMe),
  openRoute(endpoints.signOut, signOut),
]
