import { toPoints } from '@village-points/shared/platform/points.ts'
import type { redeemAtCounter as endpoint } from '@village-points/shared/rewards/contract.ts'
import { findHouseholdByCard } from '../households/index.ts'
import { figuresOf } from '../ledger/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { placeOrder, requireOffered, settleOrder } from './ordering.ts'
import { toRedemption } from './presenting.ts'

/** Ordered and handed over in one transaction: the household stands at the counter with its card. */
export const redeemAtCounter = async (work: Work, { body }: ParsedInput<typeof endpoint>) => {
  const household = await findHouseholdByCard(work, body.cardCode)
  const reward = await requireOffered(work, body.rewardId)
  const order = await placeOrder(work, household, reward, body.quantity)
  const redemption = await settleOrder(work, order, 'fulfill')
  const { available } = await figuresOf(work, household.householdId)
  return { redemption: await toRedemption(work, redemption), availablePoints: toPoints(available) }
}
