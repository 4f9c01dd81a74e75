import type { HonorConsent } from '@village-points/shared/honors/contract.ts'
import { requireHousehold } from '../households/index.ts'
import type { Work } from '../platform/work.ts'
import { consentingHousehold, requireWords } from './policy.ts'
import { type ConsentRow, saveConsent } from './repository.ts'

/** Writes down what a household says. Refuses household.not_found, honor.words_needed. */
export const recordConsent = async (
  work: Work,
  { householdId: named, words }: { readonly householdId?: string | undefined; readonly words: string },
  isGiven: boolean,
): Promise<HonorConsent> => {
  const consenting = consentingHousehold(work.actor, named)
  requireWords(work.actor, words)
  const { householdId } = await requireHousehold(work, consenting)
  return toConsent(await saveConsent(work, { householdId, isGiven, words }))
}

export const toConsent = ({ isGiven, words, recordedAt, recordedByName }: ConsentRow): HonorConsent => ({
  hasConsented: isGiven,
  words,
  recordedAt: recordedAt.toISOString(),
  recordedBy: recordedByName,
})
