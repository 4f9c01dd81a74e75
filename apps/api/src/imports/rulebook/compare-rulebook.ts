import type { Difference, DifferenceRow } from '@village-points/shared/imports/contract.ts'
import type { Rule, RuleInput } from '@village-points/shared/rules/contract.ts'
import { capsText, pointsText } from '@village-points/shared/rules/rule-text.ts'
import { fromTo, toDifference } from '../difference.ts'
import { squeezed } from '../written-forms/digits.ts'
import type { RuleDraft } from './read-rule.ts'

export interface RulebookPlan {
  readonly rules: readonly RuleInput[]
  readonly difference: Difference
}

const key = (title: string) => squeezed(title).toLowerCase()

const detailsOf = (known: Rule, wanted: RuleInput): string[] => [
  ...(pointsText(known) === pointsText(wanted) ? [] : [fromTo('分值', pointsText(known), pointsText(wanted))]),
  ...(capsText(known) === capsText(wanted) ? [] : [fromTo('封顶', capsText(known), capsText(wanted))]),
  ...(known.category === wanted.category ? [] : [fromTo('类别', known.category, wanted.category)]),
  ...(known.evidence === wanted.evidence ? [] : [fromTo('依据', known.evidence, wanted.evidence)]),
  ...(known.ruleClass === wanted.ruleClass && known.procedure === wanted.procedure ? [] : ['怎么办的手续变了']),
]

/** What a new version would change against the latest one. */
export const compareRulebook = (drafts: readonly RuleDraft[], latest: readonly Rule[]): RulebookPlan => {
  const rules = drafts.filter(({ waitsFor }) => waitsFor.length === 0).map(({ rule }) => rule)
  const known = new Map(latest.map((rule) => [key(rule.title), rule]))
  const inSheet = new Set(drafts.map(({ rule }) => key(rule.title)))
  const rows = rules.flatMap((rule): DifferenceRow[] => {
    const before = known.get(key(rule.title))
    if (!before) return [{ change: 'added', name: rule.title, details: [pointsText(rule)] }]
    const details = detailsOf(before, rule)
    return details.length === 0 ? [] : [{ change: 'changed', name: rule.title, details }]
  })
  const unchanged = rules.length - rows.length
  const missing = latest.filter(({ title }) => !inSheet.has(key(title)))
  rows.push(
    ...missing.map(({ title }) => ({ change: 'missing' as const, name: title, details: ['新细则里没有这一条'] })),
  )
  return { rules, difference: toDifference(rows, unchanged) }
}
