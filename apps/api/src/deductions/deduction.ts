import {
  type DeductionState,
  LEAST_FIX_DAYS,
  MOST_FIX_DAYS,
  OBJECTION_DAYS,
  OLDEST_SEEN_DAYS,
} from '@village-points/shared/deductions/contract.ts'
import { daysBetween, formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { Rule } from '@village-points/shared/rules/contract.ts'
import { addWorkingDays } from '../platform/calendar.ts'
import { refuse } from '../platform/refusal.ts'

/** Refuses tomorrow and what was seen so long ago that a reminder would only be a reproach. */
export const decideSeenDay = (seenOn: string, today: string): void => {
  const daysAgo = daysBetween(seenOn, today)
  if (daysAgo < 0) refuse('deduction.seen_in_future')
  if (daysAgo > OLDEST_SEEN_DAYS) refuse('deduction.seen_too_long_ago', { days: OLDEST_SEEN_DAYS })
}

/** Refuses a clause under which nothing can be deducted; `unlawful` says why the law forbids it, if it does. */
export const decideClause = (rule: Rule, unlawful: string | undefined): void => {
  if (rule.isRetired) refuse('rule.retired', { title: rule.title })
  if (rule.ruleClass !== 'deduction') refuse('deduction.not_a_deduction', { title: rule.title })
  if (unlawful) refuse('deduction.rule_unlawful', { title: rule.title, reason: unlawful })
}

/** Refuses a day so near that nobody could put it right, and one so far that it is forgotten. */
export const decideFixBy = (fixBy: string, today: string): void => {
  const days = daysBetween(today, fixBy)
  if (days < LEAST_FIX_DAYS || days > MOST_FIX_DAYS) {
    refuse('deduction.too_little_time', { least: LEAST_FIX_DAYS, most: MOST_FIX_DAYS })
  }
}

/** Whether the household still has days to put it right. */
export const hasTime = (state: string, fixBy: string, today: string): boolean => state === 'reminded' && fixBy >= today

/** Before the day is over nobody proposes anything; what the household says is put right is looked at any time. */
export const decideProposable = ({ state, fixBy }: { state: string; fixBy: string }, today: string): void => {
  if (hasTime(state, fixBy, today)) refuse('deduction.still_time', { fixBy: formatDay(fixBy, today) })
}

/** The household is heard after it has learned of the proposal, and nobody writes down what is yet to be said. */
export const decideHeardOn = (heardOn: string, proposedOn: string, today: string): void => {
  if (heardOn < proposedOn || heardOn > today) refuse('deduction.hearing_on_another_day')
}

/** Points come back for what was put right in time; who said so in time does not lose by waiting for a visitor. */
export const decideRepairable = (
  { state, repairBy }: { state: string; repairBy: string | null },
  today: string,
): void => {
  if (state === 'deducted' && (repairBy ?? '') < today) {
    refuse('deduction.repair_too_late', { repairBy: formatDay(repairBy ?? today, today) })
  }
}

/** During publicity an objection is always in time; afterwards for a month. */
export const decideObjectable = (
  { state, deductedOn }: { state: string; deductedOn: string | null },
  today: string,
): void => {
  if (state === 'deducted' && daysBetween(deductedOn ?? today, today) > OBJECTION_DAYS) {
    refuse('deduction.objection_too_late', { days: OBJECTION_DAYS })
  }
}

/** Working days that those in office have in each state. */
const WORKING_DAYS: Readonly<Partial<Record<DeductionState, number>>> = {
  rectified: 3,
  proposed: 7,
  heard: 7,
  frozen: 7,
  amended: 3,
  disputed: 7,
}

/** The day by which those in office have to act; undefined when they have not. */
export const dueOn = (state: DeductionState, stateAt: Date): string | undefined => {
  const days = WORKING_DAYS[state]
  return days === undefined ? undefined : addWorkingDays(villageDayOf(stateAt), days).day
}
