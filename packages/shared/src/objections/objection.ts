import { z } from 'zod'
import { HouseholdBrief } from '../households/contract.ts'
import { Id } from '../platform/page.ts'
import { Points } from '../platform/points.ts'
import { Instant, VillageDay } from '../platform/village-day.ts'

/** Working days within which the supervision committee answers, and the town after an appeal (DOMAIN 5). */
export const ANSWER_WORKING_DAYS = 7

/** So many days after posting an entry can still be objected to. */
export const OBJECTION_DAYS = 30

/** So many days after the answer one may still turn to the town, once. */
export const APPEAL_DAYS = 15

/** Where an objection stands: the supervision committee answers first, after an appeal the town, finally. */
export const ObjectionState = z.enum([
  'raised',
  'dismissed',
  'upheld',
  'appealed',
  'finally_dismissed',
  'finally_upheld',
])
export type ObjectionState = z.infer<typeof ObjectionState>

export const ObjectionAction = z.enum(['dismiss', 'uphold', 'appeal', 'dismiss_finally', 'uphold_finally'])
export type ObjectionAction = z.infer<typeof ObjectionAction>

/** The whole machine. The town may answer what is only raised when nobody of the supervision committee may. */
export const objectionTransitions: Readonly<
  Record<ObjectionAction, { readonly from: readonly ObjectionState[]; readonly to: ObjectionState }>
> = {
  dismiss: { from: ['raised'], to: 'dismissed' },
  uphold: { from: ['raised'], to: 'upheld' },
  appeal: { from: ['dismissed', 'upheld'], to: 'appealed' },
  dismiss_finally: { from: ['raised', 'appealed'], to: 'finally_dismissed' },
  uphold_finally: { from: ['raised', 'appealed'], to: 'finally_upheld' },
}

/** Where an action leads from a state; undefined when it leads nowhere. */
export const nextObjectionState = (state: ObjectionState, action: ObjectionAction): ObjectionState | undefined =>
  objectionTransitions[action].from.includes(state) ? objectionTransitions[action].to : undefined

/** How a state is called on screens and in print. */
export const objectionStateNames: Readonly<Record<ObjectionState, string>> = {
  raised: '正在查',
  dismissed: '查过了,记得没错',
  upheld: '查过了,记错了',
  appealed: '镇里正在查',
  finally_dismissed: '镇里查过了,记得没错',
  finally_upheld: '镇里查过了,记错了',
}

/** Somebody has yet to answer. */
export const openObjectionStates: readonly ObjectionState[] = ['raised', 'appealed']

/** Why somebody leaves an answer to others. */
export const Recusal = z.enum(['own_household', 'kin', 'submitted', 'screened'])
export type Recusal = z.infer<typeof Recusal>

/** How it is said. Not whether the objector is meant: that is not for everybody. */
export const recusalNames: Readonly<Record<Recusal, string>> = {
  own_household: '涉及您自己家',
  kin: '涉及您的亲戚',
  submitted: '是您自己报的、记的或提的',
  screened: '是您核实的',
}

/** An answer in writing. */
export const ObjectionAnswer = z.object({
  isUpheld: z.boolean(),
  reasons: z.string(),
  at: Instant,
  by: z.string(),
  roleName: z.string(),
})
export type ObjectionAnswer = z.infer<typeof ObjectionAnswer>

/** What somebody said. Who it was is told to the supervision committee only. */
export const ObjectionVoice = z.object({
  kind: z.enum(['objection', 'appeal']),
  words: z.string(),
  at: Instant,
  objectorName: z.string().optional(),
  objectorHousehold: HouseholdBrief.optional(),
  /** The cadre who wrote it down for somebody without a phone. */
  enteredBy: z.string().optional(),
})
export type ObjectionVoice = z.infer<typeof ObjectionVoice>

/** An objection as this person may see it. */
export const Objection = z.object({
  objectionId: Id,
  declarationId: Id,
  ruleTitle: z.string(),
  points: Points,
  deedOn: VillageDay,
  /** Whose points these are; only for whom that is no secret. */
  household: HouseholdBrief.optional(),
  /** Its entry, when it is in the ledger. */
  transferId: Id.optional(),
  state: ObjectionState,
  raisedAt: Instant,
  /** The day by which it is answered. */
  dueOn: VillageDay,
  /** Holidays on the way are not published yet: the day may come later. */
  isProvisional: z.boolean(),
  isOverdue: z.boolean(),
  /** How many people have said something. */
  voiceCount: z.number().int(),
  answer: ObjectionAnswer.optional(),
  finalAnswer: ObjectionAnswer.optional(),
  /** Who turned to the town: an objector, or the household whose points were taken away. */
  appealedBy: z.enum(['objector', 'household']).optional(),
  /** The last day of turning to the town. */
  appealUntil: VillageDay.optional(),
  /** The deed has points due after all: the committee has to record it anew. */
  isNewAwardDue: z.boolean(),
  /** The declaration that was recorded instead. */
  replacedById: Id.optional(),
  /** What an answer could not take back, because it is spent; the next awards fill it. */
  shortfallPoints: Points.optional(),
  voices: z.array(ObjectionVoice),
  /** Why this person must leave the answer to others. */
  recusedBecause: Recusal.optional(),
  can: z.object({ appeal: z.boolean(), answer: z.boolean(), replace: z.boolean() }),
})
export type Objection = z.infer<typeof Objection>

/** Lists of those who see to objections. */
export const ObjectionDesk = z.enum(['waiting', 'overdue', 'award_due', 'answered'])
export type ObjectionDesk = z.infer<typeof ObjectionDesk>
