import { type AssemblyVote, isPassed, meetings } from '@village-points/shared/adoption/contract.ts'
import { addDays, formatFullDay, type VillageDay } from '@village-points/shared/platform/village-day.ts'
import type { Rule, RuleInput } from '@village-points/shared/rules/contract.ts'
import { refuse } from '../platform/refusal.ts'

/** A clause as it lies in a draft. */
export interface WrittenRule {
  readonly ruleId: string
  readonly position: number
  readonly originId: string | null
  readonly rule: RuleInput
  readonly revision: number
}

type WithComments = { readonly commentsEndOn: string | null }

/** The clauses as they are numbered: category by category, each in the order in which it came. */
export const inOrder = (written: readonly WrittenRule[]): WrittenRule[] => {
  const byPosition = written.toSorted((a, b) => a.position - b.position)
  const categories = [...new Set(byPosition.map(({ rule }) => rule.category))]
  return categories.flatMap((category) => byPosition.filter(({ rule }) => rule.category === category))
}

/** A clause in the form of an adopted one, so that both can be compared. */
export const asRule = ({ ruleId, originId, rule, revision }: WrittenRule, at: number): Rule & { revision: number } => ({
  ...rule,
  ruleId,
  originId: originId ?? ruleId,
  clause: at + 1,
  isRetired: false,
  revision,
})

/** Comments are taken while the draft lies open for them, and while it is publicized. */
export const takesComments = (
  draft: WithComments & { readonly state: string; readonly publicityEndsOn: string | null },
  today: VillageDay,
): boolean => {
  const lastDay = draft.state === 'opened' ? draft.commentsEndOn : draft.publicityEndsOn
  return ['opened', 'publicized'].includes(draft.state) && lastDay !== null && today <= lastDay
}

/** A round that is broken off does not count: another one must be held before the vote. */
export const roundKept = ({ commentsEndOn }: WithComments, today: VillageDay): string | null =>
  commentsEndOn !== null && commentsEndOn < today ? commentsEndOn : null

/**
 * Whether the assembly's vote passed. Refuses adoption.figures_disagree, adoption.assembly_in_future,
 * adoption.comments_needed, adoption.comments_running, adoption.assembly_before_comments, adoption.assembly_too_small.
 */
export const decideVote = (vote: AssemblyVote, { commentsEndOn }: WithComments, today: VillageDay): boolean => {
  const { entitled, present, inFavor, against, assemblyOn } = vote
  if (present > entitled) disagree('present', '到会的人比应到的人还多')
  if (inFavor + against > present) disagree('inFavor', '同意和不同意的加起来比到会的人还多')
  if (assemblyOn > today) refuse('adoption.assembly_in_future')
  if (commentsEndOn === null) return refuse('adoption.comments_needed')
  const endsOn = formatFullDay(commentsEndOn)
  if (commentsEndOn >= today) refuse('adoption.comments_running', { endsOn })
  if (assemblyOn <= commentsEndOn) refuse('adoption.assembly_before_comments', { endsOn })
  const { isHeld, needs } = meetings[vote.meeting]
  if (!isHeld(vote)) refuse('adoption.assembly_too_small', { needs })
  return isPassed(vote)
}

const disagree = (field: string, reason: string): never =>
  refuse('adoption.figures_disagree', { reason }, { [field]: reason })

/** Refuses adoption.in_force_too_early: nobody lives under rules that are still publicized. */
export const refuseTooEarly = (inForceOn: VillageDay, endsOn: VillageDay): void => {
  if (inForceOn > endsOn) return
  refuse('adoption.in_force_too_early', {
    endsOn: formatFullDay(endsOn),
    earliest: formatFullDay(addDays(endsOn, 1)),
  })
}
