import type { startDraft as endpoint } from '@village-points/shared/adoption/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { type Rule, RuleInput } from '@village-points/shared/rules/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { rulebookInForceOn } from '../rules/index.ts'
import { beginDraft } from './drafting.ts'
import { showDraft } from './moving.ts'

/** What the assembly or the town has stopped does not come back by itself. */
const rulesInForce = async (work: Work): Promise<Rule[]> => {
  const { rules } = (await rulebookInForceOn(work, villageDayOf(work.now))) ?? refuse('rule.none_in_force')
  return rules.filter(({ isRetired }) => !isRetired)
}

export const startDraft = async (work: Work, { body: { title, source } }: ParsedInput<typeof endpoint>) => {
  const from = source === 'in_force' ? await rulesInForce(work) : []
  const rules = from.map((rule) => ({ ...RuleInput.parse(rule), originId: rule.originId }))
  return showDraft(work, await beginDraft(work, { title, source, rules }))
}
