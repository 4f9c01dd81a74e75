import type { HouseholdBrief } from '@village-points/shared/households/contract.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { readCode } from './card-code.ts'
import { findCardByCode } from './card-repository.ts'
import { requireActiveHousehold, requireHousehold } from './find-household.ts'

/**
 * Whose card this is, however it was typed. Refuses household.card_unknown, household.merged, household.card_revoked,
 * household.moved_away.
 */
export const findHouseholdByCard = async (work: Work, code: string): Promise<HouseholdBrief> => {
  const card = (await findCardByCode(work, readCode(code))) ?? refuse('household.card_unknown')
  // A merger revoked the card: saying where the household went helps more than saying that the card is dead.
  const { status } = await requireHousehold(work, card.householdId)
  if (card.revokedAt && status !== 'merged') refuse('household.card_revoked')
  return requireActiveHousehold(work, card.householdId)
}
