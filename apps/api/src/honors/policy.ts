import { refuse } from '../platform/refusal.ts'
import type { Actor } from '../platform/work.ts'

/** A villager speaks for the own household alone; the committee writes down what any said on paper. */
export const consentingHousehold = ({ role, householdId: own }: Actor, householdId = own): string => {
  if (householdId === undefined || (role === 'villager' && householdId !== own)) return refuse('household.not_found')
  return householdId
}

/** What comes on paper says how it was said. */
export const requireWords = ({ role }: Actor, words: string): void => {
  if (role !== 'villager' && words === '') refuse('honor.words_needed')
}
