import { z } from 'zod'
import { declarationsErrors } from '../declarations/errors.ts'
import { householdsErrors } from '../households/contract.ts'
import { endpoint } from '../platform/endpoint.ts'
import type { ErrorTable } from '../platform/errors.ts'
import { Id, Line, PageQuery, page, Words } from '../platform/page.ts'
import { Objection, ObjectionDesk } from './objection.ts'

export * from './objection.ts'

export const objectionsErrors = {
  'objection.not_found': { status: 404, message: '没有找到这条意见,请刷新。' },
  'objection.not_public_yet': { status: 409, message: '这件事还没有公示,也没有记分,等公示了再提。' },
  'objection.nothing_to_object': { status: 409, message: '“{title}”现在是“{state}”,不用再提意见了。' },
  'objection.too_late': { status: 409, message: '记分过了 {days} 天,不能在这里提意见了。请给村里打电话。' },
  'objection.already_raised': {
    status: 409,
    message: '您已经提过了,在“我的意见”里看答复。对答复不服,可以请镇里再查。',
  },
  'objection.name_needed': { status: 422, message: '请写上是谁提的意见,好把答复告诉他。只有村务监督看得到。' },
  'objection.no_name_wanted': { status: 422, message: '您是替自己提意见,不用写名字。' },
  'objection.state_changed': { status: 409, message: '这条意见现在是“{state}”,不能这样办了,请刷新看看。' },
  'objection.recused': { status: 403, message: '这条意见您要回避({reason}),请别的人来答复。' },
  'objection.for_supervisors': { status: 403, message: '这条意见先由村务监督答复,不服的再到镇里。' },
  'objection.for_the_town': { status: 403, message: '这条意见已经到了镇里,由镇里答复。' },
  'objection.appeal_too_late': { status: 409, message: '答复过了 {days} 天,不能再请镇里查了。' },
  'objection.answer_is_final': { status: 409, message: '镇里已经答复,这就是最后的结果。' },
  'objection.another_open': { status: 409, message: '这一分有别的意见正在查,等查完了再请镇里查。' },
  'objection.no_award_due': { status: 409, message: '这条意见没有要重新记的分,或者已经重新记过了。' },
  'objection.not_a_replacement': { status: 422, message: '选的不是答复以后给这一家重新记的那一次,请重新选。' },
} as const satisfies ErrorTable
const all = { ...householdsErrors, ...declarationsErrors, ...objectionsErrors }
const some = <Code extends keyof typeof all>(...codes: Code[]) =>
  Object.fromEntries(codes.map((code) => [code, all[code]])) as Pick<typeof all, Code>

const Params = z.object({ objectionId: Id })

/** Somebody without a phone, for whom a cadre writes it down. */
const OnPaperFor = z.object({ name: Line('姓名', 30), householdId: Id.optional() })

const ofWords = (name: string) => Words(name, 500).min(1, `请写一句${name}`)

export const raiseObjection = endpoint({
  name: 'raise-objection',
  method: 'POST',
  path: '/objections',
  summary:
    'Objects to a declaration in publicity, which freezes it, or to an entry up to 30 days after posting, which marks it. ' +
    'A cadre writes it down for somebody else.',
  permission: 'objection.raise',
  body: z.object({ declarationId: Id, words: ofWords('哪里不对'), onPaperFor: OnPaperFor.optional() }),
  response: Objection,
  errors: some(
    'objection.name_needed',
    'objection.no_name_wanted',
    'household.not_found',
    'declaration.not_found',
    'objection.already_raised',
    'objection.not_public_yet',
    'objection.nothing_to_object',
    'objection.too_late',
  ),
})

export const listMyObjections = endpoint({
  name: 'list-my-objections',
  method: 'GET',
  path: '/objections/mine',
  summary:
    'What I objected to, or wrote down for others, newest first; beside it what others objected to at my household.',
  permission: 'objection.raise',
  query: PageQuery,
  response: page(Objection),
  errors: {},
})

export const listObjections = endpoint({
  name: 'list-objections',
  method: 'GET',
  path: '/objections',
  summary: 'Objections of the village: those that wait and those overdue, oldest first; those answered, newest first.',
  permission: 'objection.oversee',
  query: PageQuery.extend({ show: ObjectionDesk.default('waiting') }),
  response: page(Objection).extend({ overdueCount: z.number().int(), awardDueCount: z.number().int() }),
  errors: {},
})

export const readObjection = endpoint({
  name: 'read-objection',
  method: 'GET',
  path: '/objections/:objectionId',
  summary: 'One objection: for its objectors, for the household it is about, and for those who see to it.',
  permission: 'objection.read',
  params: Params,
  response: Objection,
  errors: some('objection.not_found'),
})

export const readObjectionsOfDeclaration = endpoint({
  name: 'read-objections-of-declaration',
  method: 'GET',
  path: '/objections/declarations/:declarationId',
  summary: 'The marks on a declaration or entry, and whether one may still object to it.',
  permission: 'objection.read',
  params: z.object({ declarationId: Id }),
  response: z.object({ objections: z.array(Objection), can: z.object({ raise: z.boolean() }) }),
  errors: some('declaration.not_found'),
})

export const answerObjection = endpoint({
  name: 'answer-objection',
  method: 'POST',
  path: '/objections/:objectionId/answer',
  summary:
    'The supervision committee answers in writing, the town after an appeal. Upheld: refused or reversed. Dismissed: ' +
    'released, and posted at once when its publicity is over.',
  permission: 'objection.answer',
  params: Params,
  body: z.object({
    isUpheld: z.boolean(),
    reasons: ofWords('理由'),
    /** The deed counts, but not as it was recorded: the committee is to record it anew. */
    isNewAwardDue: z.boolean().default(false),
  }),
  response: Objection,
  errors: some(
    'objection.not_found',
    'objection.state_changed',
    'objection.for_the_town',
    'objection.for_supervisors',
    'objection.recused',
  ),
})

export const appealObjection = endpoint({
  name: 'appeal-objection',
  method: 'POST',
  path: '/objections/:objectionId/appeal',
  summary: 'Turns to the town, once: an objector whose objection was dismissed, or the household after it was upheld.',
  permission: 'objection.raise',
  params: Params,
  body: z.object({ words: ofWords('为什么不服'), onPaperFor: OnPaperFor.optional() }),
  response: Objection,
  errors: some(
    'objection.not_found',
    'objection.name_needed',
    'objection.no_name_wanted',
    'household.not_found',
    'objection.answer_is_final',
    'objection.state_changed',
    'objection.appeal_too_late',
    'objection.another_open',
  ),
})

export const recordReplacement = endpoint({
  name: 'record-replacement',
  method: 'POST',
  path: '/objections/:objectionId/replacement',
  summary: 'Names the declaration that was recorded anew after the answer.',
  permission: 'objection.replace',
  params: Params,
  body: z.object({ declarationId: Id }),
  response: Objection,
  errors: some('objection.not_found', 'objection.no_award_due', 'declaration.not_found', 'objection.not_a_replacement'),
})
