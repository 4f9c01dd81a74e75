import { type DraftSource, MOST_RULES } from '@village-points/shared/adoption/contract.ts'
import type { RuleInput } from '@village-points/shared/rules/contract.ts'
import { refuse } from '../platform/refusal.ts'
import { newId, type Work } from '../platform/work.ts'
import { titleKey } from '../rules/index.ts'
import type { WrittenRule } from './draft.ts'
import { moveDraft } from './moving.ts'
import { findDraft, insertDraft, insertRule, insertStep, openDraftOf } from './repository.ts'

/** Begins a draft with these clauses; refuses adoption.draft_open. */
export const beginDraft = async (
  work: Work,
  {
    title,
    source,
    rules,
  }: { title: string; source: DraftSource; rules: readonly (RuleInput & { originId?: string })[] },
): Promise<string> => {
  const inHand = await openDraftOf(work)
  if (inHand) refuse('adoption.draft_open', { title: inHand.title })
  const draftId = newId(work)
  await insertDraft(work, draftId, title, source)
  for (const [position, { originId = null, ...rule }] of rules.entries()) {
    await insertRule(work, draftId, { ruleId: newId(work), position, originId, rule })
  }
  await insertStep(work, draftId, 'start', '')
  return draftId
}

/** Gives up a draft that nobody but its writers has seen; false when others have, or when somebody has worked on it. */
export const takeBackUnseen = async (work: Work, draftId: string): Promise<boolean> => {
  const row = await findDraft(work, draftId)
  if (row?.state !== 'drafted' || row.revision > 1) return false
  await moveDraft(work, row, 'withdraw', '导入撤回了')
  return true
}

/** Refuses rule.duplicate_title when another clause of the draft says the same. */
export const refuseSameTitle = (written: readonly WrittenRule[], { title }: RuleInput, ruleId?: string): void => {
  const isSame = (one: WrittenRule) => one.ruleId !== ruleId && titleKey(one.rule.title) === titleKey(title)
  if (written.some(isSame)) refuse('rule.duplicate_title', { title })
}

/** Refuses adoption.too_many_rules. */
export const refuseTooMany = (written: readonly WrittenRule[]): void => {
  if (written.length >= MOST_RULES) refuse('adoption.too_many_rules', { most: MOST_RULES })
}
