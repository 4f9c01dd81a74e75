import { fillMessage } from '@village-points/shared/platform/errors.ts'
import { addDays } from '@village-points/shared/platform/village-day.ts'
import { rulesErrors } from '@village-points/shared/rules/contract.ts'
import { Refusal, refusalOrLater, refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { adoptRulebook, refuseUnlawful, rulebookInForceOn } from '../rules/index.ts'
import { inOrder } from './draft.ts'
import { moveDraft } from './moving.ts'
import { type DraftRow, rulesOfDraft, votesOfDraft } from './repository.ts'

/** Refuses adoption.empty, rule.unlawful. */
export const requireSoundRules = async (work: Work, draftId: string): Promise<void> => {
  const rules = inOrder(await rulesOfDraft(work, draftId)).map(({ rule }) => rule)
  if (rules.length === 0) refuse('adoption.empty')
  refuseUnlawful(rules)
}

/** Whether another version came into force on that very day. */
export const isDayTaken = async (work: Work, day: string): Promise<boolean> =>
  (await rulebookInForceOn(work, day))?.inForceOn === day

/** Two versions cannot begin on one day: one that was recorded from paper meanwhile keeps it. */
const freeDay = async (work: Work, day: string): Promise<string> =>
  (await isDayTaken(work, day)) ? freeDay(work, addDays(day, 1)) : day

/** What a draft loses that goes back to its writers. */
export const withoutPublicity = {
  publicityStartsOn: null,
  publicityEndsOn: null,
  inForceOn: null,
  isPublicityProvisional: false,
}

/**
 * Makes a version of what was publicized: it is in force on the day that was publicized, however late this runs. When the
 * law has become stricter meanwhile, the draft goes back to its writers.
 */
export const adoptDraft = async (work: Work, row: DraftRow): Promise<void> => {
  const { assemblyOn, entitled, present, inFavor } = (await votesOfDraft(work, row.draftId)).at(-1)!
  const written = inOrder(await rulesOfDraft(work, row.draftId))
  const inForceOn = await freeDay(work, row.inForceOn!)
  const adopted = await refusalOrLater(() =>
    adoptRulebook(work, {
      draftId: row.draftId,
      title: row.title,
      inForceOn,
      adoption: { assemblyOn, entitled, present, inFavor },
      rules: written.map(({ rule, originId }) => ({ ...rule, ...(originId ? { originId } : {}) })),
    }),
  )
  if (adopted instanceof Refusal) await moveDraft(work, row, 'take_back', sentenceOf(adopted), withoutPublicity)
  else await moveDraft(work, row, 'adopt', '', { rulebookId: adopted.rulebookId, inForceOn })
}

const sentenceOf = ({ code, details }: Refusal): string =>
  fillMessage(rulesErrors[code as keyof typeof rulesErrors].message, details)
