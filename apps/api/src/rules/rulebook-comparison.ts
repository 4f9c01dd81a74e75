import { isDeepStrictEqual } from 'node:util'
import { type RuleField, RuleField as RuleFields, type RuleInput } from '@village-points/shared/rules/contract.ts'
import { titleKey } from './rulebook.ts'

type Comparable = RuleInput & { readonly originId?: string }

/** One clause that differs; `B` and `A` are whatever the caller knows of a rule. */
export type RuleChange<B, A> =
  | { readonly change: 'added'; readonly after: A }
  | { readonly change: 'removed'; readonly before: B }
  | { readonly change: 'changed'; readonly before: B; readonly after: A; readonly fields: RuleField[] }

/** The fields in which two clauses differ. Blanks and width in a title are no difference. */
const differingFields = (before: RuleInput, after: RuleInput): RuleField[] =>
  RuleFields.options.filter((field) =>
    field === 'title'
      ? titleKey(before.title) !== titleKey(after.title)
      : !isDeepStrictEqual(before[field], after[field]),
  )

/** Pairs clauses by origin, else by title, and says what became of each: in the order of `after`, then the dropped. */
export const compareRules = <B extends Comparable, A extends Comparable>(
  before: readonly B[],
  after: readonly A[],
): { changes: RuleChange<B, A>[]; unchangedCount: number } => {
  const byOrigin = new Map(before.flatMap((rule) => (rule.originId ? [[rule.originId, rule] as const] : [])))
  const byTitle = new Map(before.map((rule) => [titleKey(rule.title), rule]))
  const met = new Set<B>()
  const changes: RuleChange<B, A>[] = []
  for (const rule of after) {
    const known = (rule.originId && byOrigin.get(rule.originId)) || byTitle.get(titleKey(rule.title))
    if (!known || met.has(known)) {
      changes.push({ change: 'added', after: rule })
      continue
    }
    met.add(known)
    const fields = differingFields(known, rule)
    if (fields.length > 0) changes.push({ change: 'changed', before: known, after: rule, fields })
  }
  const dropped = before.filter((rule) => !met.has(rule))
  const unchangedCount = after.length - changes.length
  changes.push(...dropped.map((rule) => ({ change: 'removed' as const, before: rule })))
  return { changes, unchangedCount }
}
