import { toPoints } from '@village-points/shared/platform/points.ts'
import type { redeemReward as endpoint } from '@village-points/shared/rewards/contract.ts'
import { requireActiveHousehold } from '../households/index.ts'
import { figuresOf } from '../ledger/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { placeOrder, requireOffered } from './ordering.ts'
import { toRedemption } from './presenting.ts'
import { tellOfOrder } from './telling.ts'

export const redeemReward = async (work: Work, { body }: ParsedInput<typeof endpoint>) => {
  const householdId = work.actor.householdId ?? refuse('platform.not_permitted')
  const household = await requireActiveHousehold(work, householdId)
  const reward = await requireOffered(work, body.rewardId)
  const redemption = await placeOrder(work, household, reward, body.quantity)
  await tellOfOrder(work, 'order_ready', redemption)
  const { available } = await figuresOf(work, householdId)
  return { redemption: await toRedemption(work, redemption), availablePoints: toPoints(available) }
}
