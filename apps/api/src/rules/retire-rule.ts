import type { Rulebook } from '@village-points/shared/rules/contract.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { readRulebook, requireRule } from './read-rulebook.ts'
import { insertRetirement } from './repository.ts'

export const retireRule = async (work: Work, ruleId: string, reason: string): Promise<Rulebook> => {
  const { rule, rulebook } = await requireRule(work, ruleId)
  if (rule.isRetired) refuse('rule.retired', { title: rule.title })
  await insertRetirement(work, ruleId, reason)
  return readRulebook(work, rulebook.rulebookId)
}
