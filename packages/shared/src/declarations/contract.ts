import { z } from 'zod'
import { HouseholdBrief, householdsErrors, Member } from '../households/contract.ts'
import { endpoint } from '../platform/endpoint.ts'
import type { ErrorTable } from '../platform/errors.ts'
import { Id, Line, PageQuery, page, Words } from '../platform/page.ts'
import { Points, PositivePoints } from '../platform/points.ts'
import { Instant, VillageDay } from '../platform/village-day.ts'
import { Rule, rulesErrors } from '../rules/contract.ts'

/** How long a cadre may take back an award alone, in minutes. After that a reversal with a reason. */
export const UNDO_MINUTES = 10

/** How far back a deed may lie, in days. Older ones belong to a correction or to the paper book. */
export const OLDEST_DEED_DAYS = 92

/** `posted`: in the ledger; `reversed`: taken back by a reversal. Review and publicity will add states before `posted`. */
export const DeclarationState = z.enum(['posted', 'reversed'])
export type DeclarationState = z.infer<typeof DeclarationState>

export const Declaration = z.object({
  declarationId: Id,
  household: HouseholdBrief,
  memberName: z.string().optional(),
  ruleId: Id,
  ruleTitle: z.string(),
  points: Points,
  quantity: z.number().int().optional(),
  note: z.string(),
  deedOn: VillageDay,
  recordedAt: Instant,
  recordedBy: z.string(),
  state: DeclarationState,
  awardBatchId: Id.optional(),
  transferId: Id,
  /** Until then the one who recorded it may undo it alone. */
  undoUntil: Instant,
  can: z.object({ undo: z.boolean(), reverse: z.boolean() }),
})
export type Declaration = z.infer<typeof Declaration>

/** Many households awarded for one event, taken back as one. */
export const AwardBatch = z.object({
  awardBatchId: Id,
  ruleTitle: z.string(),
  deedOn: VillageDay,
  recordedAt: Instant,
  recordedBy: z.string(),
  householdCount: z.number().int(),
  totalPoints: Points,
  state: DeclarationState,
  undoUntil: Instant,
  can: z.object({ undo: z.boolean(), reverse: z.boolean() }),
})
export type AwardBatch = z.infer<typeof AwardBatch>

/** How much a rule still allows one household; absent figures mean no such cap. */
export const CapLeft = z.object({
  points: Points.optional(),
  times: z.number().int().optional(),
  /** `今年这项还能加 50 分`; empty when nothing limits. */
  sentence: z.string(),
  isReached: z.boolean(),
})
export type CapLeft = z.infer<typeof CapLeft>

export const AwardOption = z.object({ rule: Rule, pointsText: z.string(), left: CapLeft.optional() })
export type AwardOption = z.infer<typeof AwardOption>

const Quantity = z.number('请填写数量').int('数量要写整数').min(1, '数量至少是 1').max(1000, '数量最多 1000')

export const AwardInput = z.object({
  householdId: Id,
  ruleId: Id,
  /** The member who did the deed. */
  memberId: Id.optional(),
  /** For rules that count units: half-days, each full 50 yuan. */
  quantity: Quantity.optional(),
  /** For rules with a range. */
  points: PositivePoints.optional(),
  deedOn: VillageDay,
  note: Words('说明', 200).default(''),
})
export type AwardInput = z.infer<typeof AwardInput>

export const declarationsErrors = {
  'declaration.not_found': { status: 404, message: '没有找到这次记分,请刷新。' },
  'declaration.own_household': { status: 403, message: '自己家的分,要请别的干部来记、来改。' },
  'declaration.outside_group': { status: 403, message: '{name}不是您这个组的,请找{group}的组长或村委会。' },
  'declaration.not_own_award': { status: 403, message: '这是 {name} 记的,要撤回请找村委会。' },
  'declaration.deed_in_future': { status: 422, message: '做好事的日期还没到,请改日期。' },
  'declaration.deed_too_old': { status: 422, message: '这件事过去 {days} 天以上了,不能直接记分,请找村委会。' },
  'declaration.rule_not_in_force': { status: 422, message: '{deedOn} 那天“{title}”还没有生效,不能记。' },
  'declaration.deduction_not_direct': { status: 422, message: '扣分要先提醒、给时间整改,不能直接扣。' },
  'declaration.review_needed': { status: 422, message: '“{title}”要经过评议,不能直接记分。' },
  'declaration.points_needed': { status: 422, message: '这一项要填分数,{least} 到 {most} 分。' },
  'declaration.points_out_of_range': { status: 422, message: '这一项只能记 {least} 到 {most} 分。' },
  'declaration.quantity_needed': { status: 422, message: '这一项要填数量,按“{unit}”算。' },
  'declaration.member_unknown': { status: 422, message: '选的人不在这一户,请重新选。' },
  'declaration.cap_reached': { status: 422, message: '{name}的“{title}”{period}最多 {limit},还能加 {left}。' },
  'declaration.batch_has_problems': { status: 422, message: '有 {count} 户记不了,一户也没有记。去掉它们再记。' },
  'declaration.undo_too_late': { status: 409, message: '过了 10 分钟,不能直接撤回了。请村委会写明原因更正。' },
  'declaration.already_reversed': { status: 409, message: '这次记分已经撤回过了,不用再撤。' },
} as const satisfies ErrorTable
const all = { ...householdsErrors, ...rulesErrors, ...declarationsErrors }
const some = <Code extends keyof typeof all>(...codes: Code[]) =>
  Object.fromEntries(codes.map((code) => [code, all[code]])) as Pick<typeof all, Code>

const ruleErrors = some(
  'rule.not_found',
  'declaration.deed_in_future',
  'declaration.deed_too_old',
  'declaration.rule_not_in_force',
  'rule.retired',
  'declaration.deduction_not_direct',
  'declaration.review_needed',
)

const awardErrors = {
  ...some(
    'household.not_found',
    'household.merged',
    'household.moved_away',
    'declaration.own_household',
    'declaration.outside_group',
  ),
  ...ruleErrors,
  ...some(
    'declaration.points_needed',
    'declaration.points_out_of_range',
    'declaration.quantity_needed',
    'declaration.member_unknown',
    'declaration.cap_reached',
  ),
}

export const listAwardOptions = endpoint({
  name: 'list-award-options',
  method: 'GET',
  path: '/declarations/award-options',
  summary: 'Rules that may be awarded directly, the ones this person uses most first, with what each cap still allows.',
  permission: 'declaration.award',
  query: z.object({ householdId: Id.optional(), deedOn: VillageDay.optional() }),
  response: z.object({
    household: HouseholdBrief.optional(),
    members: z.array(Member),
    conductPoints: Points.optional(),
    options: z.array(AwardOption),
  }),
  errors: some(
    'household.not_found',
    'household.merged',
    'household.moved_away',
    'declaration.own_household',
    'declaration.outside_group',
    'rule.none_in_force',
  ),
})

export const awardHousehold = endpoint({
  name: 'award-household',
  method: 'POST',
  path: '/declarations/awards',
  summary: 'A cadre records a deed on behalf of a household under a direct rule; points are posted at once.',
  permission: 'declaration.award',
  body: AwardInput,
  response: z.object({ declaration: Declaration, availablePoints: Points, left: CapLeft }),
  errors: awardErrors,
})

export const awardBatch = endpoint({
  name: 'award-batch',
  method: 'POST',
  path: '/declarations/award-batches',
  summary: 'One event, many households, all or nothing; a household may differ in quantity or points.',
  permission: 'declaration.award_batch',
  body: z.object({
    ruleId: Id,
    deedOn: VillageDay,
    note: Words('说明', 200).default(''),
    quantity: Quantity.optional(),
    points: PositivePoints.optional(),
    households: z
      .array(
        z.object({
          householdId: Id,
          memberId: Id.optional(),
          quantity: Quantity.optional(),
          points: PositivePoints.optional(),
        }),
      )
      .min(1, '请至少选一户')
      .max(300, '一次最多 300 户')
      .refine(
        (households) => new Set(households.map((one) => one.householdId)).size === households.length,
        '同一户选了两次',
      ),
  }),
  response: z.object({ batch: AwardBatch }),
  /** What is wrong with single households comes as one refusal whose `fields` name each household's own sentence. */
  errors: {
    ...ruleErrors,
    'declaration.batch_has_problems': declarationsErrors['declaration.batch_has_problems'],
  },
})

export const listDeclarations = endpoint({
  name: 'list-declarations',
  method: 'GET',
  path: '/declarations',
  summary: 'Recorded deeds, newest first: of one household, of one batch, or those that I recorded.',
  permission: 'declaration.read',
  query: PageQuery.extend({
    householdId: Id.optional(),
    awardBatchId: Id.optional(),
    mine: z.enum(['true']).optional(),
  }),
  response: page(Declaration),
  errors: some('household.not_found'),
})

export const listAwardBatches = endpoint({
  name: 'list-award-batches',
  method: 'GET',
  path: '/declarations/award-batches',
  summary: 'Batches, newest first.',
  permission: 'declaration.award_batch',
  query: PageQuery,
  response: page(AwardBatch),
  errors: {},
})

export const undoAward = endpoint({
  name: 'undo-award',
  method: 'POST',
  path: '/declarations/:declarationId/undo',
  summary: 'Within ten minutes the one who recorded an award takes it back.',
  permission: 'declaration.undo',
  params: z.object({ declarationId: Id }),
  body: z.object({}),
  response: Declaration,
  errors: some(
    'declaration.not_found',
    'declaration.not_own_award',
    'declaration.already_reversed',
    'declaration.undo_too_late',
  ),
})

export const reverseAward = endpoint({
  name: 'reverse-award',
  method: 'POST',
  path: '/declarations/:declarationId/reverse',
  summary: 'The committee corrects a wrong award by an opposite entry, with a reason.',
  permission: 'declaration.reverse',
  params: z.object({ declarationId: Id }),
  body: z.object({ reason: Line('原因', 100) }),
  response: Declaration,
  errors: some('declaration.not_found', 'declaration.own_household', 'declaration.already_reversed'),
})

export const undoAwardBatch = endpoint({
  name: 'undo-award-batch',
  method: 'POST',
  path: '/declarations/award-batches/:awardBatchId/undo',
  summary: 'Takes a whole batch back within ten minutes; awards already reversed singly stay so.',
  permission: 'declaration.award_batch',
  params: z.object({ awardBatchId: Id }),
  body: z.object({}),
  response: AwardBatch,
  errors: some(
    'declaration.not_found',
    'declaration.not_own_award',
    'declaration.already_reversed',
    'declaration.undo_too_late',
  ),
})

export const reverseAwardBatch = endpoint({
  name: 'reverse-award-batch',
  method: 'POST',
  path: '/declarations/award-batches/:awardBatchId/reverse',
  summary: 'The committee corrects a whole batch, with a reason.',
  permission: 'declaration.reverse',
  params: z.object({ awardBatchId: Id }),
  body: z.object({ reason: Line('原因', 100) }),
  response: AwardBatch,
  errors: some('declaration.not_found', 'declaration.own_household', 'declaration.already_reversed'),
})
