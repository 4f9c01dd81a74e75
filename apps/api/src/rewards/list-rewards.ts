import { toPoints } from '@village-points/shared/platform/points.ts'
import type { listRewards as endpoint } from '@village-points/shared/rewards/contract.ts'
import { figuresOf, readVillageTotals } from '../ledger/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { toRewards } from './presenting.ts'
import { rewardsOf } from './reward-repository.ts'

export const listRewards = async (work: Work, { query }: ParsedInput<typeof endpoint>) => {
  const { role, householdId, rewardShopId } = work.actor
  const isManager = role === 'committee'
  const rows = (await rewardsOf(work)).filter(
    (row) =>
      (isManager || row.isOffered) &&
      (!query?.category || row.category === query.category) &&
      (role !== 'clerk' || !rewardShopId || row.rewardShopId === rewardShopId),
  )
  const own = role === 'villager' && householdId ? await figuresOf(work, householdId) : undefined
  return {
    rewards: await toRewards(work, rows),
    ...(own ? { availablePoints: toPoints(own.available) } : {}),
    totals: await readVillageTotals(work),
    can: { manage: isManager },
  }
}
