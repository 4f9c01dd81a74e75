import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { requireActiveStored, requireStored } from './find-household.ts'
import { updateHousehold } from './repository.ts'

export const moveHouseholdBack = async (work: Work, householdId: string): Promise<void> => {
  const stored = await requireStored(work, householdId)
  if (stored.status === 'merged') await requireActiveStored(work, stored)
  if (stored.status === 'active') refuse('household.not_moved_away', { name: stored.name })
  await updateHousehold(work, householdId, { status: 'active', statusReason: '' })
}
