import { z } from 'zod'
import { Rule } from './rule.ts'

/** The parts of a clause that may differ between two versions. */
export const RuleField = z.enum(['category', 'title', 'ruleClass', 'points', 'caps', 'evidence', 'procedure'])
export type RuleField = z.infer<typeof RuleField>

/** How a part is called on screens and in print. */
export const ruleFieldNames: Readonly<Record<RuleField, string>> = {
  category: '类别',
  title: '事项',
  ruleClass: '加分还是扣分',
  points: '分值',
  caps: '封顶',
  evidence: '凭什么',
  procedure: '手续',
}

/** Side by side: clauses in the order of the later version, then what it dropped. */
export const RulebookComparison = z.object({
  changes: z.array(
    z.discriminatedUnion('change', [
      z.object({ change: z.literal('added'), after: Rule }),
      z.object({ change: z.literal('removed'), before: Rule }),
      z.object({ change: z.literal('changed'), before: Rule, after: Rule, fields: z.array(RuleField) }),
    ]),
  ),
  unchangedCount: z.number().int(),
})
export type RulebookComparison = z.infer<typeof RulebookComparison>
