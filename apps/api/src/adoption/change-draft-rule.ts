import type { changeDraftRule as endpoint } from '@village-points/shared/adoption/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { refuseSameTitle } from './drafting.ts'
import { refuseState, requireToWrite, showDraft } from './moving.ts'
import { rewriteRule, rulesOfDraft, touchDraft } from './repository.ts'

export const changeDraftRule = async (work: Work, { params, body }: ParsedInput<typeof endpoint>) => {
  const { draftId, ruleId } = params
  const row = await requireToWrite(work, draftId)
  if (!(await touchDraft(work, draftId))) refuseState(row)
  const written = await rulesOfDraft(work, draftId)
  if (!written.some((one) => one.ruleId === ruleId)) refuse('adoption.rule_not_found')
  const { revision, rule } = body
  const isRewritten = await rewriteRule(work, draftId, { ruleId, revision }, rule)
  if (!isRewritten) refuse('adoption.changed_meanwhile')
  refuseSameTitle(written, rule, ruleId)
  return showDraft(work, draftId)
}
