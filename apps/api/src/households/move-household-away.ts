import type { Work } from '../platform/work.ts'
import { requireActiveHousehold } from './find-household.ts'
import { updateHousehold } from './repository.ts'

export const moveHouseholdAway = async (work: Work, householdId: string, reason: string): Promise<void> => {
  await requireActiveHousehold(work, householdId)
  await updateHousehold(work, householdId, { status: 'moved_away', statusReason: reason })
}
