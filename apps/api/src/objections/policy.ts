import type { Actor } from '../platform/work.ts'

/** Who said something, as far as deciding is concerned. */
interface Said {
  readonly objectorUserId: string | null
  readonly objectorHouseholdId: string | null
  readonly enteredByUserId: string | null
}

/** Names of objectors are for the supervision committee alone. */
export const seesObjectors = (actor: Actor): boolean => actor.role === 'supervisor'

/** What was said is read by those who answer; each person reads the own words too. */
export const seesWords = (actor: Actor): boolean => seesObjectors(actor) || actor.role === 'town_officer'

/** Those who see to objections read every one of them. */
export const overseesObjections = (actor: Actor): boolean =>
  ['committee', 'supervisor', 'town_officer'].includes(actor.role)

/** Said by this person, or written down by him for somebody else. */
export const isOwnVoice = (actor: Actor, voice: Said): boolean =>
  voice.objectorUserId === actor.userId || voice.enteredByUserId === actor.userId

/** Whether somebody acts for the household that an objection is about. */
export const actsForHousehold = (actor: Actor, householdIds: readonly string[]): boolean =>
  actor.role === 'villager' && actor.householdId !== undefined && householdIds.includes(actor.householdId)

/** Cadres write down what others say; villagers speak for themselves. */
export const writesForOthers = (actor: Actor): boolean => actor.role !== 'villager'

/** What was recorded wrongly is recorded anew by the committee. */
export const mayReplace = (actor: Actor): boolean => actor.role === 'committee'

/** Turning to the town: whom the answer went against. */
export const mayAppeal = (
  actor: Actor,
  state: string,
  { isHousehold, voices }: { isHousehold: boolean; voices: readonly Said[] },
): boolean => {
  if (writesForOthers(actor)) return state === 'dismissed' || state === 'upheld'
  if (state === 'upheld') return isHousehold
  return state === 'dismissed' && voices.some((voice) => voice.objectorUserId === actor.userId)
}
