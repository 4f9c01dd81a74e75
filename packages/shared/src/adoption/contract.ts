import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { Id, Line, PageQuery, page } from '../platform/page.ts'
import { VillageDay } from '../platform/village-day.ts'
import { CommentInput, DraftComment } from './comment.ts'
import { Draft, DraftBrief, LEAST_COMMENT_DAYS, MOST_COMMENT_DAYS } from './draft.ts'
import { moving, some } from './errors.ts'
import { AssemblyVote } from './vote.ts'

export * from './comment.ts'
export * from './draft.ts'
export { adoptionErrors } from './errors.ts'
export * from './vote.ts'
export * from './writing.ts'

const AtDraft = z.object({ draftId: Id })
const Seen = z.object({ revision: z.number().int() })
const Reason = Line('原因', 200)

export const listDrafts = endpoint({
  name: 'list-drafts',
  method: 'GET',
  path: '/adoption/drafts',
  summary: 'Every draft, newest first. While one is being written, only those who write it see it.',
  permission: 'adoption.read',
  query: PageQuery,
  response: page(DraftBrief).extend({ can: z.object({ start: z.boolean() }) }),
  errors: {},
})

export const readDraft = endpoint({
  name: 'read-draft',
  method: 'GET',
  path: '/adoption/drafts/:draftId',
  summary: 'A draft: clauses, findings, what it changes, comments in figures, votes, and every step of its way.',
  permission: 'adoption.read',
  params: AtDraft,
  response: Draft,
  errors: some('adoption.draft_not_found'),
})

export const openDraft = endpoint({
  name: 'open-draft',
  method: 'POST',
  path: '/adoption/drafts/:draftId/open',
  summary: 'Lays a lawful draft open to everybody’s comments for some days, today not counted.',
  permission: 'adoption.draft',
  params: AtDraft,
  body: Seen.extend({
    days: z
      .number('请填写天数')
      .int('天数要写整数')
      .min(LEAST_COMMENT_DAYS, `至少 ${LEAST_COMMENT_DAYS} 天`)
      .max(MOST_COMMENT_DAYS, `最多 ${MOST_COMMENT_DAYS} 天`),
  }),
  response: Draft,
  errors: some(...moving, 'adoption.empty', 'rule.unlawful'),
})

export const takeBackDraft = endpoint({
  name: 'take-back-draft',
  method: 'POST',
  path: '/adoption/drafts/:draftId/take-back',
  summary: 'Takes a draft back to be rewritten, wherever it is; a changed text needs a vote of its own.',
  permission: 'adoption.draft',
  params: AtDraft,
  body: Seen.extend({ reason: Reason }),
  response: Draft,
  errors: some(...moving),
})

export const withdrawDraft = endpoint({
  name: 'withdraw-draft',
  method: 'POST',
  path: '/adoption/drafts/:draftId/withdraw',
  summary: 'Gives a draft up; who writes drafts and who watches over them can still read it.',
  permission: 'adoption.draft',
  params: AtDraft,
  body: Seen.extend({ reason: Reason }),
  response: Draft,
  errors: some(...moving),
})

export const commentOnDraft = endpoint({
  name: 'comment-on-draft',
  method: 'POST',
  path: '/adoption/drafts/:draftId/comments',
  summary: 'What somebody thinks of a draft or of one clause, while it lies open and while it is publicized.',
  permission: 'adoption.comment',
  params: AtDraft,
  body: CommentInput,
  response: DraftComment,
  errors: some(
    'adoption.draft_not_found',
    'adoption.comments_closed',
    'adoption.rule_not_found',
    'adoption.too_many_comments',
  ),
})

export const listDraftComments = endpoint({
  name: 'list-draft-comments',
  method: 'GET',
  path: '/adoption/drafts/:draftId/comments',
  summary: 'What was said, newest first. The committee sees by whom, the others only what.',
  permission: 'adoption.read',
  params: AtDraft,
  query: PageQuery,
  response: page(DraftComment),
  errors: some('adoption.draft_not_found'),
})

export const recordVote = endpoint({
  name: 'record-vote',
  method: 'POST',
  path: '/adoption/drafts/:draftId/votes',
  summary: 'Records the assembly’s vote with its photographed minutes. Passed, the draft goes to the town.',
  permission: 'adoption.draft',
  params: AtDraft,
  body: Seen.extend({
    ...AssemblyVote.shape,
    photoIds: z
      .array(Id)
      .min(1, '请拍一张会议记录')
      .max(9, '会议记录最多 9 张')
      .refine((ids) => new Set(ids).size === ids.length, '同一张照片选了两次'),
  }),
  response: Draft,
  errors: some(
    ...moving,
    'adoption.figures_disagree',
    'adoption.assembly_in_future',
    'adoption.comments_needed',
    'adoption.comments_running',
    'adoption.assembly_before_comments',
    'adoption.assembly_too_small',
    'adoption.empty',
    'rule.unlawful',
    'declaration.photo_unknown',
  ),
})

export const readMinutes = endpoint({
  name: 'read-minutes',
  method: 'GET',
  path: '/adoption/minutes/:photoId',
  summary: 'A photograph (JPEG) of an assembly’s minutes, for everybody who may read the draft.',
  permission: 'adoption.read',
  params: z.object({ photoId: Id }),
  query: z.object({ size: z.enum(['large', 'small']).default('large') }),
  download: true,
  response: z.unknown(),
  errors: some('declaration.photo_not_found'),
})

export const fileDraft = endpoint({
  name: 'file-draft',
  method: 'POST',
  path: '/adoption/drafts/:draftId/file',
  summary: 'The town puts on file what the assembly decided; it never edits.',
  permission: 'adoption.file',
  params: AtDraft,
  body: Seen.extend({ fileNumber: Line('备案号', 40) }),
  response: Draft,
  errors: some(...moving),
})

export const returnDraft = endpoint({
  name: 'return-draft',
  method: 'POST',
  path: '/adoption/drafts/:draftId/return',
  summary: 'The town sends a decision back, and names the law that it offends.',
  permission: 'adoption.file',
  params: AtDraft,
  body: Seen.extend({
    law: Line('哪部法第几条', 60).regex(
      /法|条例|规定|办法|决定|通知/,
      '请写明是哪部法第几条,比如《信访工作条例》第三条',
    ),
    reason: Reason,
  }),
  response: Draft,
  errors: some(...moving),
})

export const publicizeDraft = endpoint({
  name: 'publicize-draft',
  method: 'POST',
  path: '/adoption/drafts/:draftId/publicize',
  summary: 'Publicizes what was filed for the days the village sets; it is adopted when they are over.',
  permission: 'adoption.draft',
  params: AtDraft,
  body: Seen.extend({ inForceOn: VillageDay }),
  response: Draft,
  errors: some(...moving, 'adoption.in_force_too_early', 'rule.in_force_on_taken'),
})

export const printDraft = endpoint({
  name: 'print-draft',
  method: 'GET',
  path: '/adoption/drafts/:draftId/sheet',
  summary: 'The clauses as PDF for the wall: to comment on, or as publicized.',
  permission: 'adoption.read',
  params: AtDraft,
  query: z.object({ paper: z.enum(['A4', 'A3', 'A3_on_two_A4']).default('A4') }),
  download: true,
  response: z.unknown(),
  errors: some('adoption.draft_not_found'),
})
