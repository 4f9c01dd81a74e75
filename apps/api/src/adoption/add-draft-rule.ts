import type { addDraftRule as endpoint } from '@village-points/shared/adoption/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { newId, type Work } from '../platform/work.ts'
import { refuseSameTitle, refuseTooMany } from './drafting.ts'
import { refuseState, requireToWrite, showDraft } from './moving.ts'
import { insertRule, rulesOfDraft, touchDraft } from './repository.ts'

export const addDraftRule = async (work: Work, { params, body }: ParsedInput<typeof endpoint>) => {
  const row = await requireToWrite(work, params.draftId)
  // Whoever writes comes here one after the other: the row of the draft is theirs until the end of the transaction.
  if (!(await touchDraft(work, row.draftId))) refuseState(row)
  const written = await rulesOfDraft(work, row.draftId)
  refuseTooMany(written)
  refuseSameTitle(written, body.rule)
  const position = (written.at(-1)?.position ?? 0) + 1
  await insertRule(work, row.draftId, { ruleId: newId(work), position, originId: null, rule: body.rule })
  return showDraft(work, row.draftId)
}
