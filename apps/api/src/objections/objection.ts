import type { DeclarationState } from '@village-points/shared/declarations/contract.ts'
import { stateNames } from '@village-points/shared/declarations/contract.ts'
import { APPEAL_DAYS, OBJECTION_DAYS, type ObjectionState } from '@village-points/shared/objections/contract.ts'
import { addDays, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { refuse } from '../platform/refusal.ts'

/** What an objection is raised against, as far as raising is concerned. */
export interface Objectionable {
  readonly state: string
  readonly stateAt: Date
  readonly ruleTitle: string
}

const isTooLate = ({ stateAt }: Objectionable, now: Date) =>
  villageDayOf(now) > addDays(villageDayOf(stateAt), OBJECTION_DAYS)

/** Whether one may object at all: while it is public, and for some time after posting. */
export const canBeObjectedTo = (declaration: Objectionable, now: Date): boolean => {
  const { state } = declaration
  return state === 'publicized' || state === 'frozen' || (state === 'posted' && !isTooLate(declaration, now))
}

/** Refuses an objection to what nobody has made public yet, to what is settled, and to what is long past. */
export const decideRaising = (declaration: Objectionable, now: Date): void => {
  if (canBeObjectedTo(declaration, now)) return
  const { state, ruleTitle } = declaration
  if (state === 'posted') refuse('objection.too_late', { days: OBJECTION_DAYS })
  if (['withdrawn', 'rejected', 'reversed'].includes(state)) {
    refuse('objection.nothing_to_object', { title: ruleTitle, state: stateNames[state as DeclarationState] })
  }
  refuse('objection.not_public_yet')
}

/** The last day on which one may turn to the town after an answer. */
export const appealUntil = (answeredAt: Date): string => addDays(villageDayOf(answeredAt), APPEAL_DAYS)

/** Whether an answer can still be appealed against: the first one, in time. */
export const canBeAppealed = (state: ObjectionState, answeredAt: Date | undefined, now: Date): boolean =>
  (state === 'dismissed' || state === 'upheld') &&
  answeredAt !== undefined &&
  villageDayOf(now) <= appealUntil(answeredAt)
