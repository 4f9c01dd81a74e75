import { z } from 'zod'
import { DeclarationState, DeclarationStep, WaitingDeclaration } from '../declarations/declaration.ts'
import { declarationsErrors } from '../declarations/errors.ts'
import { HouseholdBrief, householdsErrors } from '../households/contract.ts'
import { endpoint } from '../platform/endpoint.ts'
import type { ErrorTable } from '../platform/errors.ts'
import { Id, Line, PageQuery, page } from '../platform/page.ts'
import { Instant, VillageDay } from '../platform/village-day.ts'
import { LEAST_MEMBERS, MOST_MEMBERS, Vote, VoteInput } from './panel.ts'

export * from './draw.ts'
export * from './panel.ts'

/** Somebody who sits on the panel or stands in. */
export const PanelPerson = z.object({ userId: Id, name: z.string(), label: z.string() })
export type PanelPerson = z.infer<typeof PanelPerson>

/** The review panel (评议小组) as the villagers chose it. */
export const Panel = z.object({
  members: z.array(PanelPerson),
  standIns: z.array(PanelPerson),
  /** So many members must have voted before anything is decided. */
  quorum: z.number().int(),
  chosenOn: VillageDay,
  /** The last day of its term. A panel whose term is over goes on until the next one is chosen: work never stops. */
  termEndsOn: VillageDay.optional(),
  isTermOver: z.boolean(),
})
export type Panel = z.infer<typeof Panel>

/** Relatives of somebody on the panel: never voted on by that person. */
export const Kin = z.object({
  kinId: Id,
  person: PanelPerson,
  household: HouseholdBrief,
  relation: z.string(),
  declaredBy: z.string(),
  declaredAt: Instant,
  can: z.object({ end: z.boolean() }),
})
export type Kin = z.infer<typeof Kin>

/** A declaration as it lies before a member of the panel. */
export const ReviewItem = WaitingDeclaration.extend({
  votesCast: z.number().int(),
  seatCount: z.number().int(),
})
export type ReviewItem = z.infer<typeof ReviewItem>

/** A seat for one declaration: who sits there, and by which draw when it is not the member. */
export const Seat = z.object({
  member: z.string(),
  seated: z.string().optional(),
  /** Why the member does not sit. */
  recusedBecause: z.enum(['own_household', 'kin', 'submitted', 'screened', 'left']).optional(),
  hasVoted: z.boolean(),
  draw: z
    .object({
      seed: z.string(),
      seatUserId: Id,
      candidates: z.array(z.object({ userId: Id, name: z.string() })),
      drawnUserId: Id,
    })
    .optional(),
})
export type Seat = z.infer<typeof Seat>

export const reviewErrors = {
  'review.not_seated': { status: 403, message: '这一条不归您评议:是您自己家、亲戚家的,或者已经抽了别人。' },
  'review.already_voted': { status: 409, message: '这一条您已经评过了。' },
  'review.decided': { status: 409, message: '“{title}”已经有结果了,请刷新。' },
  'review.reason_needed': { status: 422, message: '请选一个原因,让人家知道为什么。' },
  'review.person_unknown': { status: 422, message: '名单里有人不能参加评议:不是本村的,或者是村务监督。请重新选。' },
  'review.person_twice': { status: 422, message: '同一个人选了两次,请改一下名单。' },
  'review.not_chosen_yet': { status: 422, message: '选出来的日子还没到,请改日期。' },
  'review.term_too_short': { status: 422, message: '任期到哪天,要在选出来的那天以后。' },
  'review.quorum_too_large': { status: 422, message: '评议至少要 {quorum} 人,可是只选了 {members} 人。' },
  'review.kin_unknown': { status: 404, message: '没有找到这条亲属记录,请刷新。' },
  'review.kin_known': { status: 409, message: '这条亲属关系已经记过了。' },
} as const satisfies ErrorTable
const all = { ...householdsErrors, ...declarationsErrors, ...reviewErrors }
const some = <Code extends keyof typeof all>(...codes: Code[]) =>
  Object.fromEntries(codes.map((code) => [code, all[code]])) as Pick<typeof all, Code>

const People = z.array(Id)

export const readPanel = endpoint({
  name: 'read-panel',
  method: 'GET',
  path: '/review/panel',
  summary: 'Who sits on the review panel now, and whether I do.',
  permission: 'review.read',
  response: z.object({ panel: Panel.optional(), isMember: z.boolean(), can: z.object({ record: z.boolean() }) }),
  errors: {},
})

export const listPanelCandidates = endpoint({
  name: 'list-panel-candidates',
  method: 'GET',
  path: '/review/candidates',
  summary: 'Everybody in the village who may be chosen: whoever holds a role here.',
  permission: 'review.manage',
  response: z.object({ people: z.array(PanelPerson) }),
  errors: {},
})

export const recordPanel = endpoint({
  name: 'record-panel',
  method: 'POST',
  path: '/review/panel',
  summary: 'Records the panel that the villagers chose; the earlier one ends.',
  permission: 'review.manage',
  body: z.object({
    chosenOn: VillageDay,
    termEndsOn: VillageDay,
    memberUserIds: People.min(LEAST_MEMBERS, `评议小组至少 ${LEAST_MEMBERS} 人`).max(
      MOST_MEMBERS,
      `评议小组最多 ${MOST_MEMBERS} 人`,
    ),
    standInUserIds: People.max(30, '候补最多 30 人'),
    quorum: z.number().int().min(LEAST_MEMBERS, `至少要 ${LEAST_MEMBERS} 人评`).max(MOST_MEMBERS),
  }),
  response: Panel,
  errors: some(
    'review.not_chosen_yet',
    'review.term_too_short',
    'review.person_twice',
    'review.quorum_too_large',
    'review.person_unknown',
  ),
})

export const listReviewQueue = endpoint({
  name: 'list-review-queue',
  method: 'GET',
  path: '/review/queue',
  summary: 'What waits for my vote: late ones first, then by rule, so that a block can be voted on at once.',
  permission: 'review.vote',
  query: PageQuery,
  response: page(ReviewItem),
  errors: {},
})

export const castVotes = endpoint({
  name: 'cast-votes',
  method: 'POST',
  path: '/review/votes',
  summary: 'My votes on one or many declarations, all or none; what is decided by them moves on at once.',
  permission: 'review.vote',
  body: z.object({
    votes: z
      .array(VoteInput)
      .min(1, '请至少选一条')
      .max(100, '一次最多 100 条')
      .refine((votes) => new Set(votes.map((one) => one.declarationId)).size === votes.length, '同一条选了两次'),
  }),
  response: z.object({
    voted: z.number().int(),
    decided: z.array(z.object({ declarationId: Id, state: DeclarationState })),
  }),
  errors: some(
    'review.reason_needed',
    'declaration.not_found',
    'review.decided',
    'review.not_seated',
    'review.already_voted',
  ),
})

export const readReview = endpoint({
  name: 'read-review',
  method: 'GET',
  path: '/review/declarations/:declarationId',
  summary:
    'One declaration before the panel: its evidence and way, who sits, how seats were filled, what votes came to.',
  permission: 'review.read',
  params: z.object({ declarationId: Id }),
  response: z.object({
    declaration: ReviewItem,
    steps: z.array(DeclarationStep),
    seats: z.array(Seat),
    /** What I said, once I have. */
    myVote: Vote.optional(),
    can: z.object({ vote: z.boolean() }),
    quorum: z.number().int(),
    counts: z.record(Vote, z.number().int()),
    outcome: Vote.optional(),
  }),
  errors: some('declaration.not_found'),
})

export const readReviewWork = endpoint({
  name: 'read-review-work',
  method: 'GET',
  path: '/review/work',
  summary: 'What waits for me on the way of declarations, in figures: to look at, to vote on, left lying.',
  permission: 'review.read',
  response: z.object({
    /** I sit on the panel or stand in. */
    isMember: z.boolean(),
    toScreen: z.number().int(),
    toVote: z.number().int(),
    /** For those who see to what is left lying. */
    late: z.number().int(),
    /** For those who record the panel: there is none, or its term is over. */
    needsPanel: z.boolean(),
  }),
  errors: {},
})

export const listLateDeclarations = endpoint({
  name: 'list-late-declarations',
  method: 'GET',
  path: '/review/late',
  summary: 'What the panel has left lying too long: the supervision committee sees to it.',
  permission: 'review.supervise',
  query: PageQuery,
  response: page(ReviewItem),
  errors: {},
})

export const listKin = endpoint({
  name: 'list-kin',
  method: 'GET',
  path: '/review/kin',
  summary: 'Declared relatives: my own, or everybody’s for the committee and the supervisors.',
  permission: 'review.declare_kin',
  response: z.object({ kin: z.array(Kin) }),
  errors: {},
})

export const findKinHouseholds = endpoint({
  name: 'find-kin-households',
  method: 'GET',
  path: '/review/kin/households',
  summary:
    'Households of any group in which somebody bears exactly this name, for declaring kin and for writing down an objection: ' +
    'who has to do with somebody knows what he is called.',
  permission: 'review.declare_kin',
  query: z.object({ name: Line('姓名', 30) }),
  response: z.object({ households: z.array(HouseholdBrief) }),
  errors: {},
})

export const declareKin = endpoint({
  name: 'declare-kin',
  method: 'POST',
  path: '/review/kin',
  summary: 'Declares that a household is related to me, or, by the committee, to somebody else.',
  permission: 'review.declare_kin',
  body: z.object({ userId: Id.optional(), householdId: Id, relation: Line('关系', 20) }),
  response: Kin,
  errors: some('household.not_found', 'review.person_unknown', 'review.kin_known'),
})

export const endKin = endpoint({
  name: 'end-kin',
  method: 'POST',
  path: '/review/kin/:kinId/end',
  summary: 'Takes a declared relation back; what was decided meanwhile stays.',
  permission: 'review.declare_kin',
  params: z.object({ kinId: Id }),
  body: z.object({}),
  response: z.object({ kin: z.array(Kin) }),
  errors: some('review.kin_unknown'),
})
