import { z } from 'zod'
import { declarationsErrors } from '../declarations/errors.ts'
import { householdsErrors } from '../households/contract.ts'
import { endpoint } from '../platform/endpoint.ts'
import type { ErrorTable } from '../platform/errors.ts'
import { Id, Line, PageQuery, page, Words } from '../platform/page.ts'
import { PositivePoints } from '../platform/points.ts'
import { VillageDay } from '../platform/village-day.ts'
import { Rule, rulesErrors } from '../rules/contract.ts'
import {
  Deduction,
  DeductionDetail,
  DeductionMonth,
  DeductionState,
  DeductionToVote,
  DeductionVote,
} from './deduction.ts'

export * from './deduction.ts'

export const deductionsErrors = {
  'deduction.not_found': { status: 404, message: '没有找到这次提醒,请刷新。' },
  'deduction.own_household': { status: 403, message: '自己家、亲戚家的事,请别人来办。' },
  'deduction.outside_group': { status: 403, message: '{name}不是您这个组的,请找{group}的组长或村委会。' },
  'deduction.not_a_deduction': { status: 422, message: '“{title}”不是扣分的条目,请换一条。' },
  'deduction.rule_unlawful': { status: 422, message: '“{title}”不能拿来扣分:{reason}' },
  'deduction.rule_not_in_force': { status: 422, message: '{seenOn} 那天“{title}”还没有生效,不能用。' },
  'deduction.seen_in_future': { status: 422, message: '看到的日子还没到,请改日期。' },
  'deduction.seen_too_long_ago': { status: 422, message: '这件事过去 {days} 天以上了,不再提醒。' },
  'deduction.too_little_time': { status: 422, message: '整改要给 {least} 到 {most} 天,请改日期。' },
  'deduction.state_changed': { status: 409, message: '“{title}”现在是“{state}”,不能这样办了,请刷新看看。' },
  'deduction.still_time': { status: 409, message: '说好 {fixBy} 前改好,还没到日子,先等一等。' },
  'deduction.ceiling_reached': { status: 422, message: '{name}不能再扣了:{title}{period}最多扣 {limit},已经到了。' },
  'deduction.hearing_on_another_day': { status: 422, message: '听这家说的日子,要在提出扣分以后、今天以前。' },
  'deduction.no_panel': { status: 409, message: '村里还没有选评议小组,先选好再办。' },
  'deduction.not_seated': { status: 403, message: '这一件不归您评议:是您自己家、亲戚家的,或者您经手过。' },
  'deduction.already_voted': { status: 409, message: '这一件您已经评过了。' },
  'deduction.reason_needed': { status: 422, message: '请写一句原因。' },
  'deduction.repair_too_late': { status: 409, message: '退分的日子是 {repairBy},已经过了。' },
  'deduction.objection_too_late': { status: 409, message: '扣分过去 {days} 天了,不能再提意见。请打村里电话。' },
} as const satisfies ErrorTable
const all = { ...householdsErrors, ...rulesErrors, ...declarationsErrors, ...deductionsErrors }
const some = <Code extends keyof typeof all>(...codes: Code[]) =>
  Object.fromEntries(codes.map((code) => [code, all[code]])) as Pick<typeof all, Code>

const Params = z.object({ deductionId: Id })
const Photos = z.array(Id).max(9, '最多 9 张照片').default([])
const Reason = (name: string) => Line(name, 200)

/** Refusals of whoever acts for the village on a case. */
const acting = some('deduction.not_found', 'deduction.own_household', 'deduction.outside_group')
const moving = some('deduction.state_changed')

export const RemindInput = z.object({
  householdId: Id,
  ruleId: Id,
  seenOn: VillageDay,
  fixBy: VillageDay,
  note: Words('说明', 200).default(''),
  photoIds: Photos,
})
export type RemindInput = z.input<typeof RemindInput>

export const listDeductionOptions = endpoint({
  name: 'list-deduction-options',
  method: 'GET',
  path: '/deductions/options',
  summary: 'The clauses under which a household may be reminded today.',
  permission: 'deduction.remind',
  response: z.object({
    options: z.array(z.object({ rule: Rule, pointsText: z.string() })),
    usualFixBy: VillageDay,
  }),
  errors: {},
})

export const remindHousehold = endpoint({
  name: 'remind-household',
  method: 'POST',
  path: '/deductions',
  summary: 'A friendly reminder with a day by which to put it right. Nobody else learns of it.',
  permission: 'deduction.remind',
  body: RemindInput,
  response: Deduction,
  errors: {
    ...some('household.not_found', 'household.merged', 'household.moved_away'),
    ...some('deduction.own_household', 'deduction.outside_group', 'rule.not_found'),
    ...some('deduction.seen_in_future', 'deduction.seen_too_long_ago', 'deduction.rule_not_in_force', 'rule.retired'),
    ...some('deduction.not_a_deduction', 'deduction.rule_unlawful', 'deduction.too_little_time'),
    ...some('declaration.photo_unknown'),
  },
})

export const listDeductions = endpoint({
  name: 'list-deductions',
  method: 'GET',
  path: '/deductions',
  summary: 'Reminders and what became of them, newest first: the own household’s, the own group’s, or the village’s.',
  permission: 'deduction.read',
  query: PageQuery.extend({
    householdId: Id.optional(),
    /** Only what is still on its way, only what is over, or all. */
    which: z.enum(['open', 'over', 'all']).default('all'),
    state: DeductionState.optional(),
  }),
  response: page(Deduction),
  errors: {},
})

export const readDeduction = endpoint({
  name: 'read-deduction',
  method: 'GET',
  path: '/deductions/:deductionId',
  summary: 'One case with every step of its way.',
  permission: 'deduction.read',
  params: Params,
  response: DeductionDetail,
  errors: some('deduction.not_found'),
})

export const readDeductionPhoto = endpoint({
  name: 'read-deduction-photo',
  method: 'GET',
  path: '/deductions/:deductionId/photos/:photoId',
  summary: 'A photograph of a case (JPEG), for those who may see the case.',
  permission: 'deduction.read',
  params: Params.extend({ photoId: Id }),
  query: z.object({ size: z.enum(['large', 'small']).default('large') }),
  download: true,
  response: z.unknown(),
  errors: some('deduction.not_found', 'declaration.photo_not_found'),
})

export const rectifyDeduction = endpoint({
  name: 'rectify-deduction',
  method: 'POST',
  path: '/deductions/:deductionId/rectification',
  summary: 'The household says 已整改: before anything is proposed, or after a deduction to have its points back.',
  permission: 'deduction.answer',
  params: Params,
  body: z.object({ words: Words('说明', 200).default(''), photoIds: Photos }),
  response: Deduction,
  errors: { ...acting, ...moving, ...some('deduction.repair_too_late', 'declaration.photo_unknown') },
})

export const recheckDeduction = endpoint({
  name: 'recheck-deduction',
  method: 'POST',
  path: '/deductions/:deductionId/recheck',
  summary: 'Somebody went to look: put right, not put right, or a few more days.',
  permission: 'deduction.remind',
  params: Params,
  body: z.object({
    finding: z.enum(['fixed', 'not_fixed', 'more_time']),
    fixBy: VillageDay.optional(),
    words: Words('说明', 200).default(''),
    photoIds: Photos,
  }),
  response: Deduction,
  errors: {
    ...acting,
    ...moving,
    ...some('deduction.too_little_time', 'deduction.repair_too_late', 'declaration.photo_unknown'),
  },
})

export const proposeDeduction = endpoint({
  name: 'propose-deduction',
  method: 'POST',
  path: '/deductions/:deductionId/proposal',
  summary: 'It was not put right in time: a deduction is proposed, with its reason.',
  permission: 'deduction.remind',
  params: Params,
  body: z.object({
    points: PositivePoints.optional(),
    quantity: z.number().int().min(1).max(1000).optional(),
    words: Reason('原因'),
  }),
  response: Deduction,
  errors: {
    ...acting,
    ...moving,
    ...some('deduction.still_time', 'declaration.points_needed', 'declaration.points_out_of_range'),
    ...some('declaration.quantity_needed', 'deduction.ceiling_reached'),
  },
})

export const hearHousehold = endpoint({
  name: 'hear-household',
  method: 'POST',
  path: '/deductions/:deductionId/hearing',
  summary: 'The household was heard: when, who spoke, who came along, and what was said. Then the panel votes.',
  permission: 'deduction.hear',
  params: Params,
  body: z.object({
    heardOn: VillageDay,
    speaker: Line('谁来说的', 20),
    companion: Words('一起来的人', 20).default(''),
    words: Words('这家怎么说', 500).min(1, '请写下这家怎么说'),
  }),
  response: Deduction,
  errors: { ...acting, ...moving, ...some('deduction.hearing_on_another_day', 'deduction.no_panel') },
})

export const dropDeduction = endpoint({
  name: 'drop-deduction',
  method: 'POST',
  path: '/deductions/:deductionId/drop',
  summary: 'The committee lets a proposed deduction be, with a reason.',
  permission: 'deduction.hear',
  params: Params,
  body: z.object({ words: Reason('原因') }),
  response: Deduction,
  errors: { ...acting, ...moving },
})

export const listDeductionsToVote = endpoint({
  name: 'list-deductions-to-vote',
  method: 'GET',
  path: '/deductions/votes',
  summary: 'Proposed deductions that wait for my vote, the oldest first.',
  permission: 'deduction.vote',
  response: z.object({ rows: z.array(DeductionToVote) }),
  errors: {},
})

export const voteOnDeduction = endpoint({
  name: 'vote-on-deduction',
  method: 'POST',
  path: '/deductions/:deductionId/votes',
  summary: 'My vote as somebody of the panel; what is decided by it moves on at once.',
  permission: 'deduction.vote',
  params: Params,
  body: z.object({ vote: DeductionVote, words: Words('原因', 200).default('') }),
  response: z.object({ state: DeductionState }),
  errors: {
    ...some('deduction.not_found', 'deduction.state_changed', 'deduction.not_seated', 'deduction.already_voted'),
    ...some('deduction.reason_needed'),
  },
})

export const objectToDeduction = endpoint({
  name: 'object-to-deduction',
  method: 'POST',
  path: '/deductions/:deductionId/objection',
  summary:
    'The household objects: during publicity nothing is taken until it is decided, and 30 days after it still may.',
  permission: 'deduction.answer',
  params: Params,
  body: z.object({ words: Reason('意见') }),
  response: Deduction,
  errors: { ...acting, ...moving, ...some('deduction.objection_too_late') },
})

export const decideDeductionObjection = endpoint({
  name: 'decide-deduction-objection',
  method: 'POST',
  path: '/deductions/:deductionId/objection/decision',
  summary: 'The supervision committee decides with a written reason; upheld, nothing is taken or all is given back.',
  permission: 'deduction.supervise',
  params: Params,
  body: z.object({ isUpheld: z.boolean(), words: Reason('理由') }),
  response: Deduction,
  errors: { ...some('deduction.not_found', 'deduction.own_household'), ...moving },
})

export const countDeductions = endpoint({
  name: 'count-deductions',
  method: 'GET',
  path: '/deductions/counts',
  summary: 'How many deductions were made public, made and given back, month by month: never whose.',
  permission: 'deduction.count',
  response: z.object({ months: z.array(DeductionMonth) }),
  errors: {},
})
