import type { Difference, DifferenceRow } from '@village-points/shared/imports/contract.ts'
import type { Rule, RuleField, RuleInput } from '@village-points/shared/rules/contract.ts'
import { capsText, pointsText } from '@village-points/shared/rules/rule-text.ts'
import { compareRules, titleKey } from '../../rules/index.ts'
import { fromTo, toDifference } from '../difference.ts'
import type { RuleDraft } from './read-rule.ts'

export interface RulebookPlan {
  readonly rules: readonly RuleInput[]
  readonly difference: Difference
}

const detailOf: Readonly<Partial<Record<RuleField, (rule: RuleInput) => string>>> = {
  points: pointsText,
  caps: capsText,
  category: ({ category }) => category,
  evidence: ({ evidence }) => evidence,
}
const names = { points: '分值', caps: '封顶', category: '类别', evidence: '依据' } as const

const detailsOf = (known: Rule, wanted: RuleInput, fields: readonly RuleField[]): string[] => [
  ...(['points', 'caps', 'category', 'evidence'] as const).flatMap((field) =>
    fields.includes(field)
      ? [fromTo(names[field], detailOf[field]?.(known) ?? '', detailOf[field]?.(wanted) ?? '')]
      : [],
  ),
  ...(fields.includes('ruleClass') || fields.includes('procedure') ? ['怎么办的手续变了'] : []),
]

/** What a new version would change against the latest one. */
export const compareRulebook = (drafts: readonly RuleDraft[], latest: readonly Rule[]): RulebookPlan => {
  const rules = drafts.filter(({ waitsFor }) => waitsFor.length === 0).map(({ rule }) => rule)
  const waiting = new Set(drafts.map(({ rule }) => titleKey(rule.title)))
  const { changes, unchangedCount } = compareRules(latest, rules)
  const rows = changes.flatMap((one): DifferenceRow[] => {
    if (one.change === 'added') {
      return [{ change: 'added', name: one.after.title, details: [pointsText(one.after)] }]
    }
    if (one.change === 'changed') {
      return [{ change: 'changed', name: one.after.title, details: detailsOf(one.before, one.after, one.fields) }]
    }
    if (waiting.has(titleKey(one.before.title))) return []
    return [{ change: 'missing', name: one.before.title, details: ['新细则里没有这一条'] }]
  })
  return { rules, difference: toDifference(rows, unchangedCount) }
}
