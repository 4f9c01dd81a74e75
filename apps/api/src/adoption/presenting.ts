import {
  type Draft,
  type DraftAction,
  type DraftBrief,
  type DraftComment,
  isPassed,
  type Stance,
} from '@village-points/shared/adoption/contract.ts'
import { type Role, roleNames } from '@village-points/shared/identity/permissions.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { Work } from '../platform/work.ts'
import { checkLawfulness, compareRules, rulebookInForceOn } from '../rules/index.ts'
import { type CommentRow, countStances } from './comment-repository.ts'
import { asRule, inOrder } from './draft.ts'
import { canOf, seesWhoSaid } from './policy.ts'
import { type DraftRow, rulesOfDraft, stepsOfDraft, votesOfDraft } from './repository.ts'

export const toBrief = (row: DraftRow): DraftBrief => ({
  draftId: row.draftId,
  title: row.title,
  state: row.state,
  source: row.source,
  revision: row.revision,
  startedAt: row.startedAt.toISOString(),
  startedBy: row.startedByName,
  ...(row.commentsEndOn ? { commentsEndOn: row.commentsEndOn } : {}),
  ...(row.publicityStartsOn && row.publicityEndsOn && row.inForceOn
    ? {
        publicity: {
          startsOn: row.publicityStartsOn,
          endsOn: row.publicityEndsOn,
          isProvisional: row.isPublicityProvisional,
          inForceOn: row.inForceOn,
        },
      }
    : {}),
  ...(row.rulebookId ? { rulebookId: row.rulebookId } : {}),
})

/** What the draft would change in the version in force. An adopted one is compared as a version. */
const compared = async (work: Work, row: DraftRow, rules: Draft['rules']) => {
  const inForce = row.state === 'adopted' ? undefined : await rulebookInForceOn(work, villageDayOf(work.now))
  if (!inForce) return {}
  return { inForce, comparison: compareRules(inForce.rules, rules) }
}

export const toDraft = async (work: Work, row: DraftRow): Promise<Draft> => {
  const rules = inOrder(await rulesOfDraft(work, row.draftId)).map(asRule)
  const votes = await votesOfDraft(work, row.draftId)
  const steps = await stepsOfDraft(work, row.draftId)
  return {
    ...toBrief(row),
    rules,
    findings: checkLawfulness(rules),
    ...(await compared(work, row, rules)),
    comments: await countStances(work, row.draftId),
    votes: votes.map((vote) => ({ ...vote, isPassed: isPassed(vote) })),
    steps: steps.map(({ action, at, actorName, actorRole, words }) => ({
      action: action as 'start' | DraftAction,
      at: at.toISOString(),
      actorName,
      roleName: roleNames[actorRole as Role] ?? '系统',
      words,
    })),
    can: canOf(work.actor, row, villageDayOf(work.now)),
  }
}

export const toComment = ({ actor }: Work, row: CommentRow): DraftComment => ({
  commentId: row.commentId,
  stance: row.stance as Stance,
  ...(row.clause === null ? {} : { clause: row.clause, title: row.ruleTitle ?? '' }),
  words: row.words,
  saidAt: row.saidAt.toISOString(),
  isMine: row.saidByUserId === actor.userId,
  ...(seesWhoSaid(actor) ? { saidBy: row.saidBy } : {}),
})
