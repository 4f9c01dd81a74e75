import type { Finding, RuleInput } from '@village-points/shared/rules/contract.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { checkLawfulness } from './lawfulness/check-lawfulness.ts'

export const checkRulebook = async (
  _: Work,
  { body }: { readonly body: { readonly rules: readonly RuleInput[] } },
): Promise<{ findings: Finding[] }> => ({ findings: checkLawfulness(body.rules) })

/** Why a clause may not be used, whenever it was adopted; undefined when it may. */
export const whyUnlawful = (rule: RuleInput): string | undefined =>
  checkLawfulness([rule]).find(({ clause, severity }) => clause !== undefined && severity === 'refuse')?.reason

/** Refuses rule.unlawful with the first such clause and what may stand in its place; `fields` name them all. */
export const refuseUnlawful = (rules: readonly RuleInput[]): void => {
  const unlawful = checkLawfulness(rules).filter(({ severity }) => severity === 'refuse')
  const [first] = unlawful
  if (!first?.clause) return
  const fields = Object.fromEntries(
    unlawful.map(({ clause = 1, reason }) => [`rules.${clause - 1}.title`, reason]).reverse(),
  )
  const { clause, reason, offer } = first
  refuse('rule.unlawful', { clause, title: rules[clause - 1]?.title ?? '', reason, remedy: offer?.title ?? '' }, fields)
}
