import { z } from 'zod'
import { HouseholdBrief, householdsErrors } from '../households/contract.ts'
import { endpoint } from '../platform/endpoint.ts'
import type { ErrorTable } from '../platform/errors.ts'
import { Id, Line, PageQuery, page } from '../platform/page.ts'
import { Points } from '../platform/points.ts'
import { Instant, Month, VillageDay } from '../platform/village-day.ts'
import { logErrors } from './log-contract.ts'

export * from './log-contract.ts'
export * from './statement-contract.ts'
export * from './trail.ts'

import { PeriodNotice, PeriodOverview, YearConduct } from './period.ts'
import { Reminder } from './reminder.ts'
import { TrailWay } from './trail.ts'

/** What kind of event a transfer is. Closed list: the database refuses any other. */
export const TransferKind = z.enum([
  'opening',
  'award',
  'hold',
  'post',
  'void',
  'expire',
  'reversal',
  'supply',
  'loss',
  'stock_take',
  'merge',
  'split',
  'carry_over',
  'expiry',
  'deduction',
  'repair',
  'fund_in',
  'fund_out',
])
export type TransferKind = z.infer<typeof TransferKind>

/** One line of a household's statement: a transfer as this household felt it. Points are signed. */
export const StatementEntry = z.object({
  transferId: Id,
  kind: TransferKind,
  /** What happened, in village words: the rule's title, or `换大米5千克 1 袋`. */
  title: z.string(),
  /** Change of 可用. */
  availablePoints: Points,
  /** Change of 冻结. */
  heldPoints: Points,
  /** Change of 表现. */
  conductPoints: Points,
  /** Change of what the household lacks: positive fills it, negative is what a correction could not take back. */
  shortfallPoints: Points,
  /** 可用 after this line; absent when the line did not touch it. */
  availableAfter: Points.optional(),
  /** What became of an order's hold; only on `hold` lines. */
  resolution: z.enum(['waiting', 'posted', 'voided', 'expired']).optional(),
  deedOn: VillageDay,
  recordedAt: Instant,
  recordedBy: z.string(),
  memberName: z.string().optional(),
  /** A later transfer took this one back. */
  isReversed: z.boolean(),
})
export type StatementEntry = z.infer<typeof StatementEntry>

/** A month's awards to one household; `earned` counts conduct points of deeds in that month. */
export const MonthEarned = z.object({ month: z.string(), earned: Points })

/** Everything the home page shows, in one request. */
export const HouseholdAccount = z.object({
  household: HouseholdBrief,
  villageName: z.string(),
  telephone: z.string(),
  /** 可用: never below 0. */
  availablePoints: Points,
  /** 冻结: held for orders. */
  heldPoints: Points,
  /** 表现 of this year. */
  conductPoints: Points,
  /** Points that a reversal could not take back; the next awards fill it first. */
  shortfallPoints: Points,
  /** 表现 of earlier years, newest first. */
  pastYears: z.array(YearConduct),
  /** What the end of this year brings, once it is announced. */
  periodNotice: PeriodNotice.optional(),
  /** For the household itself, as what follows: a home page asks once for everything. */
  unreadMessages: z.number().int().optional(),
  reminders: z.array(Reminder).optional(),
  earnedThisMonth: Points,
  /** The last six months, oldest first. */
  months: z.array(MonthEarned),
  recent: z.array(StatementEntry),
  asOf: Instant,
})
export type HouseholdAccount = z.infer<typeof HouseholdAccount>

/** 这一分怎么来的: the whole trail of one entry. */
export const EntryTrail = z.object({
  entry: StatementEntry,
  household: HouseholdBrief,
  /** Gap-free number of the transfer in the village's ledger. */
  sequence: z.number().int(),
  /** Who did it, acting as what: `李主任`, `村委会`. */
  actor: z.object({ name: z.string(), roleName: z.string() }),
  /** The clause it rests on, as it stood on the day of the deed. */
  rule: z
    .object({
      rulebookId: Id,
      rulebookTitle: z.string(),
      ruleId: Id,
      clause: z.number().int(),
      title: z.string(),
      pointsText: z.string(),
      capsText: z.string(),
      evidence: z.string(),
    })
    .optional(),
  note: z.string(),
  /** The transfer that this one takes back. */
  reverses: z.object({ transferId: Id, recordedAt: Instant }).optional(),
  /** The transfer that took this one back, and why. */
  reversedBy: z.object({ transferId: Id, recordedAt: Instant, reason: z.string(), actorName: z.string() }).optional(),
  declarationId: Id.optional(),
  redemptionId: Id.optional(),
  can: z.object({ reverse: z.boolean() }),
  ...TrailWay.shape,
})
export type EntryTrail = z.infer<typeof EntryTrail>

/** What the village may show to everybody: totals only. */
export const VillageTotals = z.object({
  month: z.string(),
  issuedThisMonth: Points,
  redeemedThisMonth: Points,
  /** All points that households may still redeem, held ones included: what the village owes. */
  outstanding: Points,
  outstandingYuan: z.number(),
  /** Money of the points fund; absent in a village that keeps no fund here. */
  fundYuan: z.number().optional(),
})
export type VillageTotals = z.infer<typeof VillageTotals>

/** A household that lacks points which a correction could not take back. */
export const Shortfall = z.object({ household: HouseholdBrief, shortfallPoints: Points })
export type Shortfall = z.infer<typeof Shortfall>

export const ledgerErrors = {
  'ledger.points_insufficient': { status: 422, message: '分不够:要 {needed} 分,可用 {available} 分。' },
  'ledger.closing_underway': { status: 409, message: '去年的分正在年底结账,请过几分钟再合户、分户。' },
  'household.merge_with_itself': { status: 422, message: '要选另外一户才能合并。' },
  'household.has_open_orders': { status: 409, message: '{name}还有没取走的东西,先取走或退回再办。' },
  'household.members_unknown': { status: 422, message: '选的人不在这一户,请刷新再选。' },
  'household.split_leaves_nobody': { status: 422, message: '原来的户里要留下户主和至少一个人。' },
} as const satisfies ErrorTable
const all = { ...householdsErrors, ...logErrors, ...ledgerErrors }
const some = <Code extends keyof typeof all>(...codes: Code[]) =>
  Object.fromEntries(codes.map((code) => [code, all[code]])) as Pick<typeof all, Code>

const HouseholdParams = z.object({ householdId: Id })

export const readHouseholdAccount = endpoint({
  name: 'read-household-account',
  method: 'GET',
  path: '/ledger/households/:householdId',
  summary: "A household's three figures, last six months and latest entries.",
  permission: 'ledger.read_household',
  params: HouseholdParams,
  response: HouseholdAccount,
  errors: some('household.not_found'),
})

export const listEntries = endpoint({
  name: 'list-entries',
  method: 'GET',
  path: '/ledger/households/:householdId/entries',
  summary: 'The statement, newest first, by keyset pages.',
  permission: 'ledger.read_household',
  params: HouseholdParams,
  query: PageQuery,
  response: page(StatementEntry),
  errors: some('household.not_found'),
})

export const readEntry = endpoint({
  name: 'read-entry',
  method: 'GET',
  path: '/ledger/households/:householdId/entries/:transferId',
  summary: 'How this entry came about.',
  permission: 'ledger.read_household',
  params: HouseholdParams.extend({ transferId: Id }),
  response: EntryTrail,
  errors: some('household.not_found', 'ledger.entry_not_found'),
})

export const printStatement = endpoint({
  name: 'print-statement',
  method: 'GET',
  path: '/ledger/households/:householdId/statement',
  summary: "A month of a household's account as a PDF on A4; this month unless another is asked for.",
  permission: 'ledger.read_household',
  params: HouseholdParams,
  query: z.object({ month: Month.optional() }),
  download: true,
  response: z.unknown(),
  errors: some('household.not_found'),
})

export const printEntry = endpoint({
  name: 'print-entry',
  method: 'GET',
  path: '/ledger/households/:householdId/entries/:transferId/paper',
  summary: 'How this entry came about, as a PDF on A4.',
  permission: 'ledger.read_household',
  params: HouseholdParams.extend({ transferId: Id }),
  download: true,
  response: z.unknown(),
  errors: some('household.not_found', 'ledger.entry_not_found'),
})

export const readVillageTotals = endpoint({
  name: 'read-village-totals',
  method: 'GET',
  path: '/ledger/village-totals',
  summary: 'Points issued and redeemed this month and outstanding.',
  permission: 'ledger.read_village',
  response: VillageTotals,
  errors: {},
})

export const readPeriod = endpoint({
  name: 'read-period',
  method: 'GET',
  path: '/ledger/period',
  summary: 'What the end of this year will do to unspent points, and what earlier ends did.',
  permission: 'ledger.oversee',
  response: PeriodOverview,
  errors: {},
})

export const listShortfalls = endpoint({
  name: 'list-shortfalls',
  method: 'GET',
  path: '/ledger/shortfalls',
  summary: 'Households that lack points which a correction could not take back, and how many points in all.',
  permission: 'ledger.oversee',
  query: PageQuery,
  response: page(Shortfall).extend({ households: z.number().int(), totalPoints: Points }),
  errors: {},
})

export const mergeHouseholds = endpoint({
  name: 'merge-households',
  method: 'POST',
  path: '/ledger/household-merges',
  summary: 'Joins one household into another: members, points, shortfall and this year’s conduct move together.',
  permission: 'ledger.merge_households',
  body: z.object({ fromHouseholdId: Id, intoHouseholdId: Id, reason: Line('原因', 100) }),
  response: z.object({ household: HouseholdBrief, movedPoints: Points }),
  errors: some(
    'household.not_found',
    'household.merge_with_itself',
    'household.merged',
    'household.moved_away',
    'ledger.closing_underway',
    'household.has_open_orders',
  ),
})

export const splitHousehold = endpoint({
  name: 'split-household',
  method: 'POST',
  path: '/ledger/household-splits',
  summary: 'Some members found a household of their own and take an agreed part of the points along.',
  permission: 'ledger.merge_households',
  body: z.object({
    householdId: Id,
    memberIds: z.array(Id).min(1, '请选出分出去的人').max(30),
    headMemberId: Id,
    villagersGroupId: Id,
    doorNumber: Line('门牌号', 40),
    number: Line('户编号', 20).optional(),
    /** Taken from the old household’s 可用. */
    availablePoints: Points.refine((points) => points >= 0, '分数不能是负数').default(0),
    reason: Line('原因', 100),
  }),
  response: z.object({ household: HouseholdBrief, movedPoints: Points }),
  errors: some(
    'household.not_found',
    'household.merged',
    'household.moved_away',
    'ledger.closing_underway',
    'household.members_unknown',
    'household.split_leaves_nobody',
    'household.group_unknown',
    'household.number_taken',
    'ledger.points_insufficient',
  ),
})
