import type { HonorConsent } from '@village-points/shared/honors/contract.ts'
import { requireHousehold } from '../households/index.ts'
import type { Work } from '../platform/work.ts'
import { consentingHousehold } from './policy.ts'
import { saveConsent } from './repository.ts'

/** Writes down what a household says. Refuses household.not_found, honor.words_needed. */
export const recordConsent = async (
  work: Work,
  said: { readonly householdId?: string | undefined; readonly words: string },
  isGiven: boolean,
): Promise<HonorConsent> => {
  const { householdId } = await requireHousehold(work, consentingHousehold(work.actor, said))
  await saveConsent(work, { householdId, isGiven, words: said.words })
  return { hasConsented: isGiven, recordedAt: work.now.toISOString(), recordedBy: work.actor.name }
}
