import { type ObjectionState, objectionStateNames } from '@village-points/shared/objections/contract.ts'
import { heirOf } from '../households/index.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { actsForHousehold, isOwnVoice, overseesObjections } from './policy.ts'
import { findObjection, type ObjectionRow, voicesOf } from './repository.ts'

/** An objection that is this person's business; refuses `objection.not_found`. */
export const requireObjection = async (work: Work, objectionId: string): Promise<ObjectionRow> => {
  const row = (await findObjection(work, objectionId)) ?? refuse('objection.not_found')
  if (overseesObjections(work.actor) || (await isAboutOwn(work, row))) return row
  const voices = await voicesOf(work, [objectionId])
  return voices.some((voice) => isOwnVoice(work.actor, voice)) ? row : refuse('objection.not_found')
}

/** Whether an objection is about the household that this person acts for, or about one that was merged into it. */
export const isAboutOwn = async (work: Work, { householdId }: ObjectionRow): Promise<boolean> =>
  actsForHousehold(work.actor, [householdId, await heirOf(work, householdId)])

/** Refuses what an objection does not allow where it stands. */
export const stateChanged = ({ state }: ObjectionRow): never =>
  refuse('objection.state_changed', { state: objectionStateNames[state as ObjectionState] })
