import {
  type CapPeriod,
  type Procedure,
  type Rule,
  type RuleCap,
  type RuleClass,
  RuleInput,
} from '@village-points/shared/rules/contract.ts'
import { amountOf } from '../ui/amount-field'

/** A clause as it is typed. */
export interface ClauseForm {
  readonly category: string
  readonly title: string
  readonly ruleClass: RuleClass
  readonly pointsKind: Rule['points']['kind']
  /** Fixed points, the least of a range, or what one unit earns. */
  readonly points: string
  readonly most: string
  readonly unit: string
  readonly unitSize: string
  readonly caps: readonly RuleCap[]
  readonly evidence: string
  readonly procedure: Procedure
}

export const emptyClause: ClauseForm = {
  category: '',
  title: '',
  ruleClass: 'award',
  pointsKind: 'fixed',
  points: '',
  most: '',
  unit: '',
  unitSize: '1',
  caps: [],
  evidence: '',
  procedure: 'review',
}

/** An offered wording is no clause yet, but reads like one. */
export const formOf = ({ category, title, ruleClass, points, caps, evidence, procedure }: RuleInput): ClauseForm => ({
  ...{ category, title, ruleClass, caps, evidence, procedure },
  pointsKind: points.kind,
  points: String(points.kind === 'range' ? points.least : points.points),
  most: points.kind === 'range' ? String(points.most) : '',
  unit: points.kind === 'per_unit' ? points.unit : '',
  unitSize: points.kind === 'per_unit' ? String(points.unitSize) : '1',
})

const pointsOf = ({ pointsKind, points, most, unit, unitSize }: ClauseForm) => {
  if (pointsKind === 'fixed') return { kind: pointsKind, points: amountOf(points) }
  if (pointsKind === 'range') return { kind: pointsKind, least: amountOf(points), most: amountOf(most) }
  return { kind: pointsKind, points: amountOf(points), unit, unitSize: amountOf(unitSize) }
}

/** What is sent; the contract says whether it is whole. */
export const ruleOf = (form: ClauseForm): RuleInput => {
  const { category, title, ruleClass, caps, evidence, procedure } = form
  return { ...{ category, title, ruleClass, evidence, procedure }, caps: [...caps], points: pointsOf(form) }
}

/** Whether it can be checked already. */
export const isWhole = (rule: RuleInput): boolean => RuleInput.safeParse(rule).success

/** How a cap's period is chosen. */
export const periodChoices: readonly { readonly value: CapPeriod; readonly name: string }[] = [
  { value: 'day', name: '一天' },
  { value: 'week', name: '一周' },
  { value: 'month', name: '一个月' },
  { value: 'quarter', name: '一季度' },
  { value: 'half_year', name: '半年' },
  { value: 'year', name: '一年' },
  { value: 'once', name: '一共' },
]
