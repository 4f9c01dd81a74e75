import { z } from 'zod'
import { HouseholdBrief } from '../households/contract.ts'
import { Id } from '../platform/page.ts'
import { Points } from '../platform/points.ts'
import { formatDay, Instant, VillageDay } from '../platform/village-day.ts'
import { Seat } from '../review/contract.ts'

/** Nobody is given less time than this to put a thing right, nor so much that it is forgotten; in days. */
export const LEAST_FIX_DAYS = 3
export const MOST_FIX_DAYS = 60
/** What a page proposes. */
export const USUAL_FIX_DAYS = 7

/** A reminder comes soon after the thing was seen; in days. */
export const OLDEST_SEEN_DAYS = 30

/** Days after a deduction in which its household may still object (DOMAIN 5). */
export const OBJECTION_DAYS = 30

/** Where a reminder stands on its way to being put right or, last of all, to a deduction (DOMAIN 7). */
export const DeductionState = z.enum([
  'reminded',
  'rectified',
  'closed',
  'proposed',
  'heard',
  'publicized',
  'frozen',
  'deducted',
  'amended',
  'disputed',
  'repaired',
  'reversed',
  'dropped',
])
export type DeductionState = z.infer<typeof DeductionState>

/** What moves it on. */
export const DeductionAction = z.enum([
  'rectify',
  'extend',
  'close',
  'propose',
  'hear',
  'publicize',
  'drop',
  'freeze',
  'release',
  'deduct',
  'amend',
  'repair',
  'refuse_repair',
  'dispute',
  'keep',
  'reverse',
])
export type DeductionAction = z.infer<typeof DeductionAction>

/** The whole machine. What is not here is refused, whoever asks. */
export const transitions: Readonly<
  Record<DeductionAction, { readonly from: readonly DeductionState[]; readonly to: DeductionState }>
> = {
  rectify: { from: ['reminded'], to: 'rectified' },
  extend: { from: ['reminded', 'rectified'], to: 'reminded' },
  close: { from: ['reminded', 'rectified'], to: 'closed' },
  propose: { from: ['reminded', 'rectified'], to: 'proposed' },
  hear: { from: ['proposed'], to: 'heard' },
  publicize: { from: ['heard'], to: 'publicized' },
  drop: { from: ['proposed', 'heard', 'publicized', 'frozen'], to: 'dropped' },
  freeze: { from: ['publicized'], to: 'frozen' },
  release: { from: ['frozen'], to: 'publicized' },
  deduct: { from: ['publicized'], to: 'deducted' },
  amend: { from: ['deducted'], to: 'amended' },
  repair: { from: ['deducted', 'amended'], to: 'repaired' },
  refuse_repair: { from: ['amended'], to: 'deducted' },
  dispute: { from: ['deducted'], to: 'disputed' },
  keep: { from: ['disputed'], to: 'deducted' },
  reverse: { from: ['disputed'], to: 'reversed' },
}

/** Where an action leads from a state; undefined when it leads nowhere. */
export const nextState = (state: DeductionState, action: DeductionAction): DeductionState | undefined =>
  transitions[action].from.includes(state) ? transitions[action].to : undefined

/** How a state is called on screens and in print. */
export const stateNames: Readonly<Record<DeductionState, string>> = {
  reminded: '提醒了,等改好',
  rectified: '说改好了,等去看',
  closed: '改好了,不扣分',
  proposed: '没改好,先听这家说',
  heard: '等大家评议',
  publicized: '评议通过,公示中',
  frozen: '有意见,正在查',
  deducted: '扣了分',
  amended: '扣了分,说改好了',
  disputed: '扣了分,有意见正在查',
  repaired: '改好了,分已退回',
  reversed: '扣错了,分已退回',
  dropped: '不扣了',
}

/** What somebody did, as the trail tells it. */
export const actionNames: Readonly<Record<DeductionAction | 'remind', string>> = {
  remind: '提醒',
  rectify: '说已经改好',
  extend: '再给几天',
  close: '去看过,改好了',
  propose: '提出扣分',
  hear: '听这家说',
  publicize: '评议通过,开始公示(只公布件数)',
  drop: '决定不扣',
  freeze: '提了意见',
  release: '查过了,照原来的办',
  deduct: '扣分',
  amend: '说已经改好',
  repair: '去看过,改好了,分退回',
  refuse_repair: '去看过,还没改好',
  dispute: '提了意见',
  keep: '查过了,扣得对',
  reverse: '查过了,扣错了,分退回',
}

/** Still on its way, or the household may still do something about it. */
export const openStates: readonly DeductionState[] = [
  'reminded',
  'rectified',
  'proposed',
  'heard',
  'publicized',
  'frozen',
  'amended',
  'disputed',
]

/** Nothing more becomes of these. */
export const endedStates: readonly DeductionState[] = ['closed', 'repaired', 'reversed', 'dropped']

/** States in which the points are gone and count toward the ceilings. */
export const takenStates: readonly DeductionState[] = ['deducted', 'amended', 'disputed']

/** One step of the way. */
export const DeductionStep = z.object({
  action: z.enum(['remind', ...DeductionAction.options]),
  at: Instant,
  actorName: z.string(),
  roleName: z.string(),
  words: z.string(),
  photoIds: z.array(Id),
})
export type DeductionStep = z.infer<typeof DeductionStep>

/** What was said when the household was heard. */
export const Hearing = z.object({
  heardOn: VillageDay,
  /** Who of the household spoke. */
  speaker: z.string(),
  /** Whom they brought along. */
  companion: z.string().optional(),
  words: z.string(),
})
export type Hearing = z.infer<typeof Hearing>

export const Deduction = z.object({
  deductionId: Id,
  household: HouseholdBrief,
  ruleId: Id,
  ruleTitle: z.string(),
  /** `-5`: what the clause says. */
  pointsText: z.string(),
  note: z.string(),
  seenOn: VillageDay,
  /** Put right by this day, nothing more comes of it. */
  fixBy: VillageDay,
  state: DeductionState,
  remindedAt: Instant,
  remindedBy: z.string(),
  /** What is proposed, and after the deduction what was really taken; absent before. */
  points: Points.optional(),
  publicUntil: VillageDay.optional(),
  deductedOn: VillageDay.optional(),
  /** Put right by this day, the points come back. */
  repairBy: VillageDay.optional(),
  /** The day by which the household will know more, as long as somebody in office has to act. */
  dueOn: VillageDay.optional(),
  isOverdue: z.boolean(),
  /** Its entry in the ledger. */
  transferId: Id.optional(),
  can: z.object({
    rectify: z.boolean(),
    object: z.boolean(),
    recheck: z.boolean(),
    propose: z.boolean(),
    hear: z.boolean(),
    drop: z.boolean(),
    decide: z.boolean(),
  }),
})
export type Deduction = z.infer<typeof Deduction>

/** A vote of the panel: there is nothing to send back, since the household has been heard. */
export const DeductionVote = z.enum(['accept', 'reject'])
export type DeductionVote = z.infer<typeof DeductionVote>

export const DeductionDetail = Deduction.extend({
  photoIds: z.array(Id),
  hearing: Hearing.optional(),
  steps: z.array(DeductionStep),
  /** How far the panel is; who sits by which draw is told to the committee and the supervisors. */
  review: z
    .object({
      seatCount: z.number().int(),
      quorum: z.number().int(),
      votesCast: z.number().int(),
      accept: z.number().int(),
      seats: z.array(Seat),
    })
    .optional(),
})
export type DeductionDetail = z.infer<typeof DeductionDetail>

/** A proposed deduction as it lies before a member of the panel. */
export const DeductionToVote = Deduction.extend({
  photoIds: z.array(Id),
  hearing: Hearing,
  votesCast: z.number().int(),
  seatCount: z.number().int(),
})
export type DeductionToVote = z.infer<typeof DeductionToVote>

/** A month in figures: all that anybody else ever learns of deductions (DOMAIN 12). */
export const DeductionMonth = z.object({
  month: z.string(),
  publicized: z.number().int(),
  deducted: z.number().int(),
  repaired: z.number().int(),
})
export type DeductionMonth = z.infer<typeof DeductionMonth>

type Told = Pick<Deduction, 'state' | 'fixBy' | 'publicUntil' | 'repairBy' | 'dueOn'>

/** What comes next, said to the household. Nothing here threatens. */
export const whatNext = ({ state, fixBy, publicUntil, repairBy, dueOn }: Told, today: VillageDay): string => {
  const until = (day: VillageDay | undefined) => (day ? formatDay(day, today) : '')
  const known = dueOn ? `,${until(dueOn)}前给您回话` : ''
  switch (state) {
    case 'reminded':
      return fixBy >= today
        ? `${until(fixBy)}前改好就没事,不扣分,也不会公开。`
        : `说好的日子过了。现在改好,点“已整改”,村里会去看。`
    case 'rectified':
      return `村里会来看一看${known}。改好了就没事。`
    case 'closed':
      return '谢谢您家。这件事到此为止,不扣分。'
    case 'proposed':
      return `村里先请您家来说说${known},可以带个人一起来。还没有扣分。`
    case 'heard':
      return `评议小组在商量${known}。还没有扣分。`
    case 'publicized':
      return `公示到${until(publicUntil)},只公布件数,不写名字。有意见现在就能提。`
    case 'frozen':
      return `村务监督在查${known}。查完以前不扣分。`
    case 'deducted':
      return repairBy && repairBy >= today
        ? `${until(repairBy)}前改好,分就退回来。`
        : '有意见可以找村务监督,或者打村里电话。'
    case 'amended':
      return `村里会来看一看${known}。改好了,分就退回来。`
    case 'disputed':
      return `村务监督在查${known}。扣错了,分就退回来。`
    case 'repaired':
      return '谢谢您家,分已经退回来了。'
    case 'reversed':
      return '这次扣错了,分已经退回来,对不起。'
    case 'dropped':
      return '这件事不扣分。'
  }
}
