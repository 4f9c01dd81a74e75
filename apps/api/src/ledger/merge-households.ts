import type { mergeHouseholds as endpoint } from '@village-points/shared/ledger/contract.ts'
import { toPoints } from '@village-points/shared/platform/points.ts'
import { markMerged, requireActiveHousehold, requireHousehold } from '../households/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { requireNothingToClose } from './closing.ts'
import { moveFigures } from './posting.ts'
import { figuresOf } from './reading-repository.ts'

/** Joins one household into another; the old one keeps its history and points at the new one. */
export const mergeHouseholds = async (work: Work, { body }: ParsedInput<typeof endpoint>) => {
  const { fromHouseholdId, intoHouseholdId, reason } = body
  const from = await requireHousehold(work, fromHouseholdId)
  if (fromHouseholdId === intoHouseholdId) refuse('household.merge_with_itself')
  await requireActiveHousehold(work, fromHouseholdId)
  const into = await requireActiveHousehold(work, intoHouseholdId)
  await requireNothingToClose(work)
  const { available, held, owed, conductByYear, expiredByYear } = await figuresOf(work, fromHouseholdId)
  if (held > 0) refuse('household.has_open_orders', { name: from.name })
  await moveFigures(
    work,
    'merge',
    { title: `${from.name}并入${into.name}`, note: reason },
    { fromHouseholdId, intoHouseholdId, available, shortfall: -owed, conductByYear, expiredByYear },
  )
  await markMerged(work, { fromHouseholdId, intoHouseholdId })
  return { household: await requireHousehold(work, intoHouseholdId), movedPoints: toPoints(available) }
}
