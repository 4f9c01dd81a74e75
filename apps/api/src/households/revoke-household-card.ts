import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { findCards, revokeCards } from './card-repository.ts'
import { requireHousehold } from './find-household.ts'

export const revokeHouseholdCard = async (work: Work, householdId: string, householdCardId: string): Promise<void> => {
  await requireHousehold(work, householdId)
  const cards = await findCards(work, householdId)
  if (!cards.some((card) => card.id === householdCardId)) refuse('household.card_unknown')
  await revokeCards(work, householdId, householdCardId)
}
