import type { Work } from '../platform/work.ts'
import { newCardCode, printedCode } from './card-code.ts'
import { insertCard, revokeCards } from './card-repository.ts'
import { requireActiveHousehold } from './find-household.ts'

/**
 * Issues a new card, revokes the old ones and returns the code as it is printed. Refuses household.not_found,
 * household.merged, household.moved_away.
 */
export const issueCard = async (work: Work, householdId: string): Promise<string> => {
  await requireActiveHousehold(work, householdId)
  await revokeCards(work, householdId)
  const code = newCardCode()
  await insertCard(work, householdId, code)
  return printedCode(code)
}
