import { toPoints } from '@village-points/shared/platform/points.ts'
import type { listRewards as endpoint } from '@village-points/shared/rewards/contract.ts'
import { figuresOf, readVillageTotals } from '../ledger/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { mayHandOut } from './policy.ts'
import { toRewards } from './presenting.ts'
import { rewardsOf } from './reward-repository.ts'

export const listRewards = async (work: Work, { query }: ParsedInput<typeof endpoint>) => {
  const { role, householdId } = work.actor
  const managesGoods = role === 'committee'
  const rows = (await rewardsOf(work)).filter(
    (row) =>
      (managesGoods || row.isOffered) &&
      (!query?.category || row.category === query.category) &&
      mayHandOut(work.actor, row),
  )
  const own = role === 'villager' && householdId ? await figuresOf(work, householdId) : undefined
  return {
    rewards: await toRewards(work, rows),
    ...(own ? { availablePoints: toPoints(own.available) } : {}),
    totals: await readVillageTotals(work),
    can: { manage: managesGoods },
  }
}
