import { type commentOnDraft as endpoint, MOST_COMMENTS } from '@village-points/shared/adoption/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import { newId, type Work } from '../platform/work.ts'
import { countOwnComments, insertComment } from './comment-repository.ts'
import { asRule, inOrder, takesComments } from './draft.ts'
import { requireDraft } from './moving.ts'
import { maySpeakForOthers } from './policy.ts'
import { toComment } from './presenting.ts'
import { rulesOfDraft } from './repository.ts'

const clauseOf = async (work: Work, draftId: string, ruleId: string | undefined) => {
  if (ruleId === undefined) return { clause: null, ruleTitle: null }
  const rules = inOrder(await rulesOfDraft(work, draftId)).map(asRule)
  const { clause, title } = rules.find((rule) => rule.ruleId === ruleId) ?? refuse('adoption.rule_not_found')
  return { clause, ruleTitle: title }
}

export const commentOnDraft = async (work: Work, { params, body }: ParsedInput<typeof endpoint>) => {
  const row = await requireDraft(work, params.draftId)
  if (!takesComments(row, villageDayOf(work.now))) refuse('adoption.comments_closed')
  const about = await clauseOf(work, row.draftId, body.ruleId)
  const saidBy = (maySpeakForOthers(work.actor) && body.saidBy) || work.actor.name
  if ((await countOwnComments(work, row.draftId, saidBy)) >= MOST_COMMENTS) refuse('adoption.too_many_comments')
  const { stance, words } = body
  const said = { draftId: row.draftId, commentId: newId(work), stance, words, saidBy, ...about }
  return toComment(work, await insertComment(work, said))
}
