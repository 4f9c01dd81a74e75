import { requireHousehold } from '../households/index.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { writesForOthers } from './policy.ts'
import type { VoiceRow } from './repository.ts'

interface Said {
  readonly words: string
  readonly onPaperFor?: { readonly name: string; readonly householdId?: string | undefined } | undefined
}

/** Who speaks: a villager for himself, or somebody for whom a cadre writes it down. */
export const voiceOf = async (work: Work, kind: 'objection' | 'appeal', { words, onPaperFor }: Said) => {
  const { actor } = work
  if (!writesForOthers(actor)) {
    if (onPaperFor) refuse('objection.no_name_wanted')
    return {
      kind,
      words,
      objectorUserId: actor.userId,
      objectorName: actor.name,
      objectorHouseholdId: actor.householdId ?? null,
      enteredByUserId: null,
      enteredByName: null,
    } satisfies Partial<VoiceRow>
  }
  const { name, householdId } = onPaperFor ?? refuse('objection.name_needed')
  if (householdId) await requireHousehold(work, householdId)
  return {
    kind,
    words,
    objectorUserId: null,
    objectorName: name,
    objectorHouseholdId: householdId ?? null,
    enteredByUserId: actor.userId,
    enteredByName: actor.name,
  } satisfies Partial<VoiceRow>
}
