import { type DeclarationState, OLDEST_DEED_DAYS, UNDO_MINUTES } from '@village-points/shared/declarations/contract.ts'
import { isYearOver, yearOf } from '@village-points/shared/ledger/period.ts'
import { toHundredths } from '@village-points/shared/platform/points.ts'
import { addDays, daysBetween, startOfVillageDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { Rule } from '@village-points/shared/rules/contract.ts'
import { needsPhoto } from '@village-points/shared/rules/rule-text.ts'
import { addWorkingDays, publicityEnd } from '../platform/calendar.ts'
import { refuse } from '../platform/refusal.ts'

/** Whether a deed lies so far back that nobody records it any more. */
export const isTooOld = (deedOn: string, countedFrom: string): boolean =>
  daysBetween(deedOn, countedFrom) > OLDEST_DEED_DAYS

/**
 * Refuses a deed of tomorrow and one so old that it belongs to a correction. One counts back from today, or from the
 * day on which a record was made that turned out wrong.
 */
export const decideDeedDay = (deedOn: string, today: string, countedFrom = today): void => {
  if (deedOn > today) refuse('declaration.deed_in_future')
  if (isTooOld(deedOn, countedFrom)) refuse('declaration.deed_too_old', { days: OLDEST_DEED_DAYS })
}

/** A year that is over takes corrections only (LEDGER law 11): the committee's, and with words that say why. */
export const decidePeriod = (
  { deedOn, note }: { readonly deedOn: string; readonly note: string },
  today: string,
  role: string,
): void => {
  const year = yearOf(deedOn)
  if (!isYearOver(year, today)) return
  if (role !== 'committee') refuse('declaration.period_closed', { year })
  if (note === '') refuse('declaration.correction_needs_note', { year })
}

/** How an award is called in the books; a late one says that it is one. */
export const awardTitle = (ruleTitle: string, deedOn: string, handedInOn: string): string =>
  isYearOver(yearOf(deedOn), handedInOn) ? `补记:${ruleTitle}` : ruleTitle

/** Refuses a rule under which no good deed can be declared. */
export const decideDeclarable = (rule: Rule): void => {
  if (rule.isRetired) refuse('rule.retired', { title: rule.title })
  if (rule.ruleClass === 'deduction') refuse('declaration.deduction_not_direct')
}

/** Refuses a rule that cannot be awarded on the spot. */
export const decideDirect = (rule: Rule): void => {
  decideDeclarable(rule)
  if (rule.procedure !== 'direct') refuse('declaration.review_needed', { title: rule.title })
}

/** How much a deed earns under a rule, in hundredths. */
export const decideAmount = (
  rule: Rule,
  given: { readonly points?: number | undefined; readonly quantity?: number | undefined },
): { hundredths: number; quantity?: number } => {
  const { points } = rule
  switch (points.kind) {
    case 'fixed':
      if (given.points !== undefined && given.points !== points.points) {
        refuse('declaration.points_out_of_range', { least: points.points, most: points.points })
      }
      return { hundredths: toHundredths(points.points) }
    case 'range': {
      const { least, most } = points
      const amount = given.points ?? refuse('declaration.points_needed', { least, most })
      if (amount < least || amount > most) refuse('declaration.points_out_of_range', { least, most })
      return { hundredths: toHundredths(amount) }
    }
    case 'per_unit': {
      const unit = points.unitSize === 1 ? points.unit : `${points.unitSize}${points.unit}`
      const quantity = given.quantity ?? refuse('declaration.quantity_needed', { unit })
      return { hundredths: toHundredths(points.points) * quantity, quantity }
    }
  }
}

/** What a household may ask for: where the clause leaves a range, the least unless it says more. */
export const decideAsked = (
  rule: Rule,
  given: { readonly points?: number | undefined; readonly quantity?: number | undefined },
): { hundredths: number; quantity?: number } =>
  rule.points.kind === 'range' && given.points === undefined
    ? decideAmount(rule, { ...given, points: rule.points.least })
    : decideAmount(rule, given)

/** Refuses evidence without the photo that the clause asks for. */
export const decideEvidence = (rule: Rule, photoIds: readonly string[]): void => {
  if (needsPhoto(rule) && photoIds.length === 0) refuse('declaration.photo_needed', { title: rule.title })
}

/** Working days that each stage may take, after which it is late. */
export const STAGE_WORKING_DAYS = { submitted: 3, screened: 7 } as const

/**
 * The day by which the household will know: every stage that its procedure has, one after the other. Review and
 * publicity come on top of the look that the group leader takes.
 */
export const promisedDay = (procedure: Rule['procedure'], today: string, publicityDays: number): string => {
  const screened = addWorkingDays(today, STAGE_WORKING_DAYS.submitted).day
  if (procedure === 'direct') return screened
  const reviewed = addWorkingDays(screened, STAGE_WORKING_DAYS.screened).day
  return procedure === 'review' ? reviewed : publicityEnd(addDays(reviewed, 1), publicityDays).day
}

/** Whether a stage has taken longer than it may; only stages in which somebody has to decide can. */
export const isOverdue = (state: DeclarationState, stateAt: Date, now: Date): boolean =>
  (state === 'submitted' || state === 'screened') &&
  villageDayOf(now) > addWorkingDays(villageDayOf(stateAt), STAGE_WORKING_DAYS[state]).day

/** Working days after which whatever still waits is brought before the supervision committee. */
const PATIENCE_WORKING_DAYS = STAGE_WORKING_DAYS.screened + 3

/** What has waited since before this moment has been left lying. */
export const leftLyingBefore = (now: Date): Date => {
  let day = villageDayOf(now)
  while (addWorkingDays(day, PATIENCE_WORKING_DAYS).day >= villageDayOf(now)) day = addDays(day, -1)
  return startOfVillageDay(addDays(day, 1))
}

/** The moment until which an award may be undone by the one who made it. */
export const undoUntil = (recordedAt: Date): Date => new Date(recordedAt.getTime() + UNDO_MINUTES * 60_000)

/** A recorded deed or batch, as far as taking it back is concerned. */
export interface Recorded {
  readonly state: string
  readonly recordedAt: Date
  readonly recordedByUserId: string
  readonly recordedByName: string
}

/** Within ten minutes, by the same person, once. */
export const decideUndo = (recorded: Recorded, userId: string, now: Date): void => {
  if (recorded.recordedByUserId !== userId) refuse('declaration.not_own_award', { name: recorded.recordedByName })
  if (recorded.state === 'reversed') refuse('declaration.already_reversed')
  if (now > undoUntil(recorded.recordedAt)) refuse('declaration.undo_too_late')
}

/** A correction with a reason may come at any time, once. */
export const decideReversal = (recorded: Recorded): void => {
  if (recorded.state === 'reversed') refuse('declaration.already_reversed')
}
