import { z } from 'zod'
import { HouseholdBrief } from '../households/contract.ts'
import { Id } from '../platform/page.ts'
import { Points } from '../platform/points.ts'
import { Instant, VillageDay } from '../platform/village-day.ts'
import { Procedure, Rule } from '../rules/contract.ts'

/** How long a cadre may take back an award alone, in minutes. After that a reversal with a reason. */
export const UNDO_MINUTES = 10

/** How far back a deed may lie, in days. Older ones belong to a correction or to the paper book. */
export const OLDEST_DEED_DAYS = 92

/** How many units: half-days, each full 50 yuan. */
export const Quantity = z.number('请填写数量').int('数量要写整数').min(1, '数量至少是 1').max(1000, '数量最多 1000')

/** Where a deed stands on its way into the ledger (DOMAIN 4). */
export const DeclarationState = z.enum([
  'submitted',
  'screened',
  'accepted',
  'publicized',
  'frozen',
  'posted',
  'returned',
  'rejected',
  'withdrawn',
  'reversed',
])
export type DeclarationState = z.infer<typeof DeclarationState>

/** What moves a declaration on. */
export const DeclarationAction = z.enum([
  'screen',
  'accept',
  'reject',
  'return',
  'withdraw',
  'resubmit',
  'publicize',
  'freeze',
  'release',
  'post',
  'reverse',
])
export type DeclarationAction = z.infer<typeof DeclarationAction>

/** The whole machine. What is not here is refused, whoever asks. */
export const transitions: Readonly<
  Record<DeclarationAction, { readonly from: readonly DeclarationState[]; readonly to: DeclarationState }>
> = {
  screen: { from: ['submitted'], to: 'screened' },
  accept: { from: ['screened'], to: 'accepted' },
  reject: { from: ['submitted', 'screened', 'frozen'], to: 'rejected' },
  return: { from: ['submitted', 'screened'], to: 'returned' },
  withdraw: { from: ['submitted', 'screened', 'returned'], to: 'withdrawn' },
  resubmit: { from: ['returned'], to: 'submitted' },
  publicize: { from: ['accepted'], to: 'publicized' },
  freeze: { from: ['publicized'], to: 'frozen' },
  release: { from: ['frozen'], to: 'publicized' },
  post: { from: ['screened', 'accepted', 'publicized'], to: 'posted' },
  reverse: { from: ['posted'], to: 'reversed' },
}

/** Where an action leads from a state; undefined when it leads nowhere. */
export const nextState = (state: DeclarationState, action: DeclarationAction): DeclarationState | undefined =>
  transitions[action].from.includes(state) ? transitions[action].to : undefined

/** How a state is called on screens and in print. */
export const stateNames: Readonly<Record<DeclarationState, string>> = {
  submitted: '等组长核实',
  screened: '等大家评议',
  accepted: '评议通过,等公示',
  publicized: '公示中',
  frozen: '有人提意见,正在查',
  posted: '已记分',
  returned: '要补充',
  rejected: '没有通过',
  withdrawn: '自己撤回了',
  reversed: '已更正',
}

/** Still on its way: somebody has to do something, or time has to pass. */
export const openStates: readonly DeclarationState[] = [
  'submitted',
  'screened',
  'accepted',
  'publicized',
  'frozen',
  'returned',
]

/** States in which a deed counts toward its caps: from the day it is handed in, unless nothing comes of it. */
export const countingStates: readonly DeclarationState[] = [...openStates, 'posted']

/** Why a declaration goes back or is not accepted: a short list, so that reasons can be counted; words may be added. */
export const DecisionReason = z.enum([
  'photo_unclear',
  'deed_unclear',
  'wrong_rule',
  'already_counted',
  'not_found_so',
  'other',
])
export type DecisionReason = z.infer<typeof DecisionReason>

/** How a reason is said to the villager. */
export const reasonNames: Readonly<Record<DecisionReason, string>> = {
  photo_unclear: '照片看不清,请补一张',
  deed_unclear: '没写清做了什么,请补一句',
  wrong_rule: '选的条目不对,请换一条',
  already_counted: '这件事已经记过分了',
  not_found_so: '去看过,和写的不一样',
  other: '其他',
}

/** One step of a declaration's way. */
export const DeclarationStep = z.object({
  action: z.enum(['submit', ...DeclarationAction.options]),
  at: Instant,
  actorName: z.string(),
  roleName: z.string(),
  /** Why, in words: the listed reason and what was added. */
  reason: z.string().optional(),
})
export type DeclarationStep = z.infer<typeof DeclarationStep>

export const Declaration = z.object({
  declarationId: Id,
  household: HouseholdBrief,
  memberName: z.string().optional(),
  ruleId: Id,
  ruleTitle: z.string(),
  procedure: Procedure,
  points: Points,
  quantity: z.number().int().optional(),
  note: z.string(),
  deedOn: VillageDay,
  recordedAt: Instant,
  recordedBy: z.string(),
  /** A cadre entered it for the household (代申报). */
  isOnBehalf: z.boolean(),
  state: DeclarationState,
  /** The day by which the household will know, as long as somebody has yet to decide. */
  dueOn: VillageDay.optional(),
  awardBatchId: Id.optional(),
  /** Its entry, once posted. */
  transferId: Id.optional(),
  /** Until then the one who recorded it may undo it alone. */
  undoUntil: Instant,
  can: z.object({
    undo: z.boolean(),
    reverse: z.boolean(),
    withdraw: z.boolean(),
    resubmit: z.boolean(),
  }),
})
export type Declaration = z.infer<typeof Declaration>

/** Another declaration that may be about the same deed. Shown to whoever decides, never a reason by itself. */
export const SimilarDeclaration = z.object({
  declarationId: Id,
  householdName: z.string(),
  ruleTitle: z.string(),
  deedOn: VillageDay,
  stateName: z.string(),
  /** Same household, rule and day; or a photograph that looks the same. */
  because: z.enum(['same_deed', 'same_photo']),
})
export type SimilarDeclaration = z.infer<typeof SimilarDeclaration>

/** A declaration as it lies before whoever has to decide on it. */
export const WaitingDeclaration = Declaration.extend({
  photoIds: z.array(Id),
  similar: z.array(SimilarDeclaration),
  isOverdue: z.boolean(),
})
export type WaitingDeclaration = z.infer<typeof WaitingDeclaration>

/** One that stands in the ledger. */
export const PostedDeclaration = Declaration.extend({ transferId: Id })
export type PostedDeclaration = z.infer<typeof PostedDeclaration>

/** Many households awarded for one event, taken back as one. */
export const AwardBatch = z.object({
  awardBatchId: Id,
  ruleTitle: z.string(),
  deedOn: VillageDay,
  recordedAt: Instant,
  recordedBy: z.string(),
  householdCount: z.number().int(),
  totalPoints: Points,
  state: z.enum(['posted', 'reversed']),
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
