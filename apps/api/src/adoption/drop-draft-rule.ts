import type { dropDraftRule as endpoint } from '@village-points/shared/adoption/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { refuseState, requireToWrite, showDraft } from './moving.ts'
import { deleteRule, rulesOfDraft, touchDraft } from './repository.ts'

export const dropDraftRule = async (work: Work, { params, body }: ParsedInput<typeof endpoint>) => {
  const { draftId, ruleId } = params
  const row = await requireToWrite(work, draftId)
  if (!(await touchDraft(work, draftId))) refuseState(row)
  const written = await rulesOfDraft(work, draftId)
  if (!written.some((one) => one.ruleId === ruleId)) refuse('adoption.rule_not_found')
  if (!(await deleteRule(work, draftId, { ruleId, revision: body.revision }))) refuse('adoption.changed_meanwhile')
  return showDraft(work, draftId)
}
