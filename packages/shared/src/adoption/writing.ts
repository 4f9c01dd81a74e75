/** Writing a draft, clause by clause. */
import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { Id, Line } from '../platform/page.ts'
import { RuleInput } from '../rules/contract.ts'
import { Draft, DraftSource } from './draft.ts'
import { moving, some } from './errors.ts'

const AtDraft = z.object({ draftId: Id })
const AtRule = z.object({ draftId: Id, ruleId: Id })
const Seen = z.object({ revision: z.number().int() })

export const startDraft = endpoint({
  name: 'start-draft',
  method: 'POST',
  path: '/adoption/drafts',
  summary: 'Starts a draft, empty or from the version in force. A spreadsheet becomes a draft through its import.',
  permission: 'adoption.draft',
  body: z.object({ title: Line('细则名称', 60), source: DraftSource.exclude(['import']) }),
  response: Draft,
  errors: some('adoption.draft_open', 'rule.none_in_force'),
})

export const renameDraft = endpoint({
  name: 'rename-draft',
  method: 'POST',
  path: '/adoption/drafts/:draftId/rename',
  summary: 'Gives a draft another title while it is being written.',
  permission: 'adoption.draft',
  params: AtDraft,
  body: Seen.extend({ title: Line('细则名称', 60) }),
  response: Draft,
  errors: some(...moving),
})

export const addDraftRule = endpoint({
  name: 'add-draft-rule',
  method: 'POST',
  path: '/adoption/drafts/:draftId/rules',
  summary: 'Adds a clause, behind the others of its category.',
  permission: 'adoption.draft',
  params: AtDraft,
  body: z.object({ rule: RuleInput }),
  response: Draft,
  errors: some('adoption.draft_not_found', 'adoption.state_changed', 'adoption.too_many_rules', 'rule.duplicate_title'),
})

export const changeDraftRule = endpoint({
  name: 'change-draft-rule',
  method: 'PUT',
  path: '/adoption/drafts/:draftId/rules/:ruleId',
  summary: 'Rewrites one clause. Two editors of one clause do not overwrite each other, of two clauses do not meet.',
  permission: 'adoption.draft',
  params: AtRule,
  body: Seen.extend({ rule: RuleInput }),
  response: Draft,
  errors: some(
    'adoption.draft_not_found',
    'adoption.state_changed',
    'adoption.rule_not_found',
    'adoption.changed_meanwhile',
    'rule.duplicate_title',
  ),
})

export const dropDraftRule = endpoint({
  name: 'drop-draft-rule',
  method: 'POST',
  path: '/adoption/drafts/:draftId/rules/:ruleId/drop',
  summary: 'Takes a clause out of a draft.',
  permission: 'adoption.draft',
  params: AtRule,
  body: Seen,
  response: Draft,
  errors: some(
    'adoption.draft_not_found',
    'adoption.state_changed',
    'adoption.rule_not_found',
    'adoption.changed_meanwhile',
  ),
})
