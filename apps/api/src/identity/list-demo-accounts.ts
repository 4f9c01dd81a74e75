import type { DemoAccount } from '@village-points/shared/identity/contract.ts'
import type { Visit } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import { allDemoAccounts } from './repository.ts'

export const listDemoAccounts = async ({ tx, isDemo }: Visit): Promise<{ accounts: DemoAccount[] }> => {
  if (!isDemo) refuse('identity.demo_is_off')
  return { accounts: await allDemoAccounts(tx) }
}
