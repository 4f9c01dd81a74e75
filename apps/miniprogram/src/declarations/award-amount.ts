import { AwardInput, declarationsErrors } from '@village-points/shared/declarations/contract.ts'
import { fillMessage } from '@village-points/shared/platform/errors.ts'
import type { Rule } from '@village-points/shared/rules/contract.ts'
import { amountOf } from '../ui/amount-field'

/** Times at most that one deed may count a unit; the contract says it again. */
export const MOST_QUANTITY = 1000

/** What is typed for a rule: how many units, or how many points. Which of the two counts, the rule says. */
export interface TypedAmount {
  readonly quantity: string
  readonly points: string
}

/** What a deed earns, ready to send; or the sentence that says what to put right. */
export interface Amount {
  readonly earned?: number
  readonly quantity?: number
  readonly points?: number
  readonly problem?: string
}

const sentenceFor = (shape: 'quantity' | 'points', amount: number): string | undefined => {
  const parsed = AwardInput.shape[shape].safeParse(amount)
  return parsed.success ? undefined : parsed.error.issues[0]?.message
}

/** `半天`, `50元`: what one counts. */
export const unitOf = (points: Extract<Rule['points'], { kind: 'per_unit' }>): string =>
  points.unitSize === 1 ? points.unit : `${points.unitSize}${points.unit}`

/** `几个半天`, `几次`: a unit of one character counts by itself. */
export const howMany = (points: Extract<Rule['points'], { kind: 'per_unit' }>): string => {
  const unit = unitOf(points)
  return unit.length === 1 ? `几${unit}` : `几个${unit}`
}

const byUnits = (points: Extract<Rule['points'], { kind: 'per_unit' }>, typed: string): Amount => {
  if (typed.trim() === '') return { problem: `请写清楚是${howMany(points)}。` }
  const quantity = amountOf(typed)
  const problem = Number.isNaN(quantity) ? '数量要写数字,比如 2。' : sentenceFor('quantity', quantity)
  return problem ? { problem } : { quantity, earned: points.points * quantity }
}

const inRange = ({ least, most }: Extract<Rule['points'], { kind: 'range' }>, typed: string): Amount => {
  if (typed.trim() === '') {
    return { problem: fillMessage(declarationsErrors['declaration.points_needed'].message, { least, most }) }
  }
  const points = amountOf(typed)
  if (Number.isNaN(points)) return { problem: `分数要写数字,${least} 到 ${most} 分。` }
  const outside = fillMessage(declarationsErrors['declaration.points_out_of_range'].message, { least, most })
  const problem = points < least || points > most ? outside : sentenceFor('points', points)
  return problem ? { problem } : { points, earned: points }
}

/** What the deed earns under the rule with what was typed. */
export const amountUnder = ({ points }: Pick<Rule, 'points'>, typed: TypedAmount): Amount => {
  if (points.kind === 'per_unit') return byUnits(points, typed.quantity)
  return points.kind === 'range' ? inRange(points, typed.points) : { earned: points.points }
}
