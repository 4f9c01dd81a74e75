import { readFileSync } from 'node:fs'
import type { RuleInput } from '@village-points/shared/rules/contract.ts'

/** A clause somebody wrote, with the category it belongs to when it is unlawful. */
export interface Clause {
  readonly category?: string
  readonly rule: RuleInput
}

/** A clause worth 5 points; `-` deducts them. */
export const ruleOf = (sign: string, title: string): RuleInput => ({
  category: '其他',
  title,
  ruleClass: sign === '-' ? 'deduction' : 'award',
  points: { kind: 'fixed', points: 5 },
  caps: [],
  evidence: '组长证明',
  procedure: 'review',
})

/** Lines like `petition - 上访` or, lawful, `+ 尊老爱幼`. */
export const clausesOf = (name: string): Clause[] =>
  readFileSync(new URL(`./${name}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .flatMap((line): Clause[] => {
      const [, category, sign = '', title = ''] = /^(?:([a-z_]+) )?([+-]) (.+)$/.exec(line) ?? []
      if (title === '') return []
      const rule = ruleOf(sign, title)
      return [category === undefined ? { rule } : { category, rule }]
    })
