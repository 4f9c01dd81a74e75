import type { Rule, Rulebook, RulebookInput, RuleInput } from '@village-points/shared/rules/contract.ts'
import { newId, type Work } from '../platform/work.ts'
import { refuseUnlawful } from './check-rulebook.ts'
import { readRulebook } from './read-rulebook.ts'
import { allRulebooks, insertRulebook, insertRules, rulesOf } from './repository.ts'
import { originsByTitle, refuseUnadoptable } from './rulebook.ts'

type Adopted = Omit<RulebookInput, 'rules'> & {
  rules: (RuleInput & { readonly originId?: string })[]
  /** The draft that was voted on here; without one the version comes from paper. */
  readonly draftId?: string
}

/**
 * Records a version that the assembly adopted; it never changes afterwards. Refuses rule.in_force_before_assembly,
 * rule.duplicate_title, rule.unlawful, rule.in_force_on_taken.
 * A clause that brings its origin keeps it under a new title; else the same title is the same clause.
 */
export const adoptRulebook = async (work: Work, input: Adopted): Promise<Rulebook> => {
  refuseUnadoptable(input)
  refuseUnlawful(input.rules)
  const [previous] = await allRulebooks(work)
  const originOf = originsByTitle(previous ? await rulesOf(work, previous.rulebookId) : [], input.rules)
  const rulebookId = newId(work)
  const { title, inForceOn, adoption } = input
  const isFromPaper = input.draftId === undefined
  const version = (previous?.version ?? 0) + 1
  await insertRulebook(work, { rulebookId, version, title, inForceOn, isFromPaper, adoption })
  const added = input.rules.map((rule, at): Rule => {
    const ruleId = newId(work)
    return { ...rule, ruleId, originId: originOf(rule) ?? ruleId, clause: at + 1, isRetired: false }
  })
  await insertRules(work, rulebookId, added)
  return readRulebook(work, rulebookId)
}
