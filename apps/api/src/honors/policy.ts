import { refuse } from '../platform/refusal.ts'
import type { Actor } from '../platform/work.ts'

/** A villager speaks for the own household alone; the committee records for any what it said on paper, in words. */
export const consentingHousehold = (
  { role, householdId: own }: Actor,
  { householdId = own, words }: { readonly householdId?: string | undefined; readonly words: string },
): string => {
  if (householdId === undefined || (role === 'villager' && householdId !== own)) return refuse('household.not_found')
  if (role !== 'villager' && words === '') refuse('honor.words_needed')
  return householdId
}
