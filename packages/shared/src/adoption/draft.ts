import { z } from 'zod'
import { Id } from '../platform/page.ts'
import { Instant, VillageDay } from '../platform/village-day.ts'
import { Finding, Rule, RulebookBrief, RulebookComparison } from '../rules/contract.ts'
import { Stance } from './comment.ts'
import { AssemblyVote } from './vote.ts'

/** Where a draft stands on its way into force (DOMAIN 3). */
export const DraftState = z.enum([
  'drafted',
  'opened',
  'voted',
  'returned',
  'filed',
  'publicized',
  'adopted',
  'withdrawn',
])
export type DraftState = z.infer<typeof DraftState>

/** What moves a draft on. */
export const DraftAction = z.enum([
  'open',
  'take_back',
  'pass',
  'fail',
  'file',
  'return',
  'publicize',
  'adopt',
  'withdraw',
])
export type DraftAction = z.infer<typeof DraftAction>

/** The whole machine. Clauses change in `drafted` only: what was voted on is what is filed, publicized and adopted. */
export const transitions: Readonly<
  Record<DraftAction, { readonly from: readonly DraftState[]; readonly to: DraftState }>
> = {
  open: { from: ['drafted'], to: 'opened' },
  take_back: { from: ['opened', 'voted', 'returned', 'filed', 'publicized'], to: 'drafted' },
  pass: { from: ['drafted', 'opened'], to: 'voted' },
  fail: { from: ['drafted', 'opened'], to: 'drafted' },
  file: { from: ['voted'], to: 'filed' },
  return: { from: ['voted'], to: 'returned' },
  publicize: { from: ['filed'], to: 'publicized' },
  adopt: { from: ['publicized'], to: 'adopted' },
  withdraw: { from: ['drafted', 'opened', 'voted', 'returned', 'filed', 'publicized'], to: 'withdrawn' },
}

/** Where an action leads from a state; undefined when it leads nowhere. */
export const nextState = (state: DraftState, action: DraftAction): DraftState | undefined =>
  transitions[action].from.includes(state) ? transitions[action].to : undefined

/** How a state is called on screens and in print. */
export const stateNames: Readonly<Record<DraftState, string>> = {
  drafted: '正在写',
  opened: '请大家提意见',
  voted: '开会通过了,等镇里看',
  returned: '镇里退回',
  filed: '镇里备案了,等公示',
  publicized: '公示中',
  adopted: '定下来了',
  withdrawn: '不办了',
}

/** Nothing more becomes of it. A village has one draft at a time that is not ended. */
export const endedStates: readonly DraftState[] = ['adopted', 'withdrawn']

/** What a rulebook holds at most. */
export const MOST_RULES = 200

/** How many days a draft lies open for comments. */
export const LEAST_COMMENT_DAYS = 3
export const MOST_COMMENT_DAYS = 30

/** What a draft began from. */
export const DraftSource = z.enum(['blank', 'in_force', 'import'])
export type DraftSource = z.infer<typeof DraftSource>

/** One step of a draft's way. */
export const DraftStep = z.object({
  action: z.enum(['start', ...DraftAction.options]),
  at: Instant,
  actorName: z.string(),
  roleName: z.string(),
  /** Why, or by which law. */
  words: z.string(),
})
export type DraftStep = z.infer<typeof DraftStep>

/** A clause of a draft; `revision` counts its changes. */
export const DraftRule = Rule.extend({ revision: z.number().int() })
export type DraftRule = z.infer<typeof DraftRule>

export const DraftBrief = z.object({
  draftId: Id,
  title: z.string(),
  state: DraftState,
  source: DraftSource,
  /** Counts every change, of clauses and of the state: what somebody acts on is what he saw. */
  revision: z.number().int(),
  startedAt: Instant,
  startedBy: z.string(),
  /** The last day on which comments are taken. */
  commentsEndOn: VillageDay.optional(),
  publicity: z
    .object({
      startsOn: VillageDay,
      endsOn: VillageDay,
      /** The holidays of a year on the way are not known yet. */
      isProvisional: z.boolean(),
      inForceOn: VillageDay,
    })
    .optional(),
  /** The version that it became. */
  rulebookId: Id.optional(),
})
export type DraftBrief = z.infer<typeof DraftBrief>

/** What may be done to a draft now, by who asks. */
export const DraftCan = z.object({
  edit: z.boolean(),
  open: z.boolean(),
  comment: z.boolean(),
  takeBack: z.boolean(),
  recordVote: z.boolean(),
  file: z.boolean(),
  publicize: z.boolean(),
  withdraw: z.boolean(),
})
export type DraftCan = z.infer<typeof DraftCan>

export const DraftVote = AssemblyVote.extend({ isPassed: z.boolean(), photoIds: z.array(Id) })
export type DraftVote = z.infer<typeof DraftVote>

/** A draft with all that belongs to it. */
export const Draft = DraftBrief.extend({
  rules: z.array(DraftRule),
  findings: z.array(Finding),
  /** The version in force today, and what the draft would change in it. */
  inForce: RulebookBrief.optional(),
  comparison: RulebookComparison.optional(),
  /** Comments by what they say, over all clauses. */
  comments: z.record(Stance, z.number().int()),
  votes: z.array(DraftVote),
  steps: z.array(DraftStep),
  can: DraftCan,
})
export type Draft = z.infer<typeof Draft>
