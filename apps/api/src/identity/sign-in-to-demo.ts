import type { Me } from '@village-points/shared/identity/contract.ts'
import type { Tx } from '../platform/database/store.ts'
import type { Visit } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import { openSession } from './open-session.ts'
import { presentMe } from './read-me.ts'
import { hasDemoAccount, upsertDemoAccount } from './repository.ts'

export const signInToDemo = async (
  visit: Visit,
  { body }: { body: { demoAccountId: string } },
): Promise<{ token: string; me: Me }> => {
  const { tx, now, isDemo } = visit
  if (!isDemo) refuse('identity.demo_is_off')
  if (!(await hasDemoAccount(tx, body.demoAccountId))) refuse('identity.demo_account_unknown')
  const { token } = await openSession(tx, now, body.demoAccountId)
  return { token, me: await presentMe(visit, body.demoAccountId) }
}

/** Offers a person of the demo village to everybody; offered again, the words are brought up to date. */
export const addDemoAccount = async (
  tx: Tx,
  account: { userId: string; label: string; suggestion: string; position: number },
): Promise<void> => upsertDemoAccount(tx, account)
