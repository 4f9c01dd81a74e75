import { toPoints } from '@village-points/shared/platform/points.ts'
import type { readCounterHousehold as endpoint } from '@village-points/shared/rewards/contract.ts'
import { findHouseholdByCard, publicName } from '../households/index.ts'
import { figuresOf } from '../ledger/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { readSettings } from '../villages/index.ts'
import { toRedemptions } from './presenting.ts'
import { pageOfRedemptions } from './redemption-repository.ts'

const MOST_WAITING_SHOWN = 20

export const readCounterHousehold = async (work: Work, { body }: ParsedInput<typeof endpoint>) => {
  const household = await findHouseholdByCard(work, body.cardCode)
  const { available } = await figuresOf(work, household.householdId)
  const filter = { householdId: household.householdId, rewardShopId: work.actor.rewardShopId, state: 'held' } as const
  const waiting = await pageOfRedemptions(work, filter, { limit: MOST_WAITING_SHOWN })
  const { nameMasking } = await readSettings(work)
  return {
    householdId: household.householdId,
    householdName: publicName(nameMasking, household),
    availablePoints: toPoints(available),
    waiting: await toRedemptions(work, waiting),
  }
}
