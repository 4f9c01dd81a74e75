import type { awardHousehold as endpoint } from '@village-points/shared/declarations/contract.ts'
import { toPoints } from '@village-points/shared/platform/points.ts'
import { requireActiveHousehold } from '../households/index.ts'
import { figuresOf } from '../ledger/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { leftOf } from './list-award-options.ts'
import { requireMayAward } from './policy.ts'
import { toPosted } from './presenting.ts'
import { recordDeed, ruleOfDay } from './recording.ts'

export const awardHousehold = async (work: Work, { body }: ParsedInput<typeof endpoint>) => {
  const household = await requireActiveHousehold(work, body.householdId)
  requireMayAward(work.actor, household)
  const day = await ruleOfDay(work, body.ruleId, body.deedOn)
  const declaration = await recordDeed(work, day, { ...body, household })
  const { available } = await figuresOf(work, body.householdId)
  return {
    declaration: await toPosted(work, declaration),
    availablePoints: toPoints(available),
    left: await leftOf(work, body.householdId, day.rule, body.deedOn),
  }
}
