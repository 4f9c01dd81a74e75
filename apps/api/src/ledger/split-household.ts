import type { splitHousehold as endpoint } from '@village-points/shared/ledger/contract.ts'
import { toHundredths } from '@village-points/shared/platform/points.ts'
import { foundHousehold, requireActiveHousehold } from '../households/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { requireNothingToClose } from './closing.ts'
import { moveFigures } from './posting.ts'

/** Members found a household of their own; honour stays with the old one, points go along as agreed. */
export const splitHousehold = async (work: Work, { body }: ParsedInput<typeof endpoint>) => {
  const { availablePoints, reason, ...founding } = body
  const old = await requireActiveHousehold(work, body.householdId)
  await requireNothingToClose(work)
  const household = await foundHousehold(work, founding)
  await moveFigures(
    work,
    'split',
    { title: `${old.name}分出${household.name}`, note: reason },
    {
      fromHouseholdId: old.householdId,
      intoHouseholdId: household.householdId,
      available: toHundredths(availablePoints),
      shortfall: 0,
      conductByYear: new Map(),
      expiredByYear: new Map(),
    },
  )
  return { household, movedPoints: availablePoints }
}
