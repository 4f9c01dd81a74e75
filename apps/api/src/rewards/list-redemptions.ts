import type { listRedemptions as endpoint } from '@village-points/shared/rewards/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { pageOf } from '../platform/page.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { toRedemptions } from './presenting.ts'
import { pageOfRedemptions } from './redemption-repository.ts'

/** A villager's own; a clerk's shop's; the village's for committee and supervisors. Group leaders have no part in it. */
export const listRedemptions = async (work: Work, { query }: ParsedInput<typeof endpoint>) => {
  const { role, householdId, rewardShopId } = work.actor
  if (role === 'group_leader') refuse('platform.not_permitted')
  const filter =
    role === 'villager'
      ? { householdId: householdId ?? refuse('platform.not_permitted') }
      : { rewardShopId: role === 'clerk' ? rewardShopId : undefined }
  const page = { cursor: query.cursor, limit: query.limit + 1 }
  const rows = await pageOfRedemptions(work, { ...filter, state: query.state }, page)
  const { shown, next } = pageOf(rows, query.limit, (row) => row.redemptionId)
  return { rows: await toRedemptions(work, shown), ...next }
}
