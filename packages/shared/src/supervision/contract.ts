import { z } from 'zod'
import { MOST_PHOTOS } from '../declarations/declaring.ts'
import { declarationsErrors } from '../declarations/errors.ts'
import { HouseholdBrief } from '../households/contract.ts'
import { TransferKind } from '../ledger/contract.ts'
import { Digest } from '../ledger/tree-head.ts'
import { endpoint } from '../platform/endpoint.ts'
import type { ErrorTable } from '../platform/errors.ts'
import { Id, PageQuery, page, Words } from '../platform/page.ts'
import { Points } from '../platform/points.ts'
import { Instant, Month, VillageDay } from '../platform/village-day.ts'
import { Concern } from './concern.ts'
import { ReportContent } from './report.ts'

export * from './concern.ts'
export * from './report.ts'
export * from './sample.ts'

/** A transfer of the village's ledger as the supervisors leaf through it. */
export const OverseenEntry = z.object({
  /** Gap-free number in the village's ledger. */
  sequence: z.number().int(),
  transferId: Id,
  kind: TransferKind,
  title: z.string(),
  /** Absent where no household is concerned: goods that arrived, money of the fund. */
  household: HouseholdBrief.optional(),
  /** Change of 可用, or of 表现 where 可用 was not touched. */
  points: Points,
  deedOn: VillageDay,
  recordedAt: Instant,
  recordedBy: z.string(),
  roleName: z.string(),
  isReversed: z.boolean(),
})
export type OverseenEntry = z.infer<typeof OverseenEntry>

export const Verdict = z.enum(['fine', 'wrong'])
export type Verdict = z.infer<typeof Verdict>

/** What a supervisor found when he looked at an entry of the sample. */
export const SampleFinding = z.object({
  verdict: Verdict,
  words: z.string(),
  foundBy: z.string(),
  foundAt: Instant,
  /** What was photographed, in the order in which it came. */
  photoIds: z.array(Id),
})
export type SampleFinding = z.infer<typeof SampleFinding>

export const SampledEntry = OverseenEntry.extend({ finding: SampleFinding.optional() })
export type SampledEntry = z.infer<typeof SampledEntry>

/** A month before the supervisors, in figures. */
export const SupervisedMonth = z.object({
  month: Month,
  /** The month is over and its last head signed: only then is anything drawn. */
  isDrawn: z.boolean(),
  entries: z.number().int(),
  sampleSize: z.number().int(),
  checked: z.number().int(),
  wrong: z.number().int(),
  hasReport: z.boolean(),
  signatures: z.number().int(),
})
export type SupervisedMonth = z.infer<typeof SupervisedMonth>

/** A month's report with who has signed it. */
export const Report = z.object({
  content: ReportContent,
  digest: Digest,
  signatures: z.array(z.object({ name: z.string(), signedAt: Instant })),
  /** Supervisors who have not signed. */
  waitingFor: z.array(z.string()),
})
export type Report = z.infer<typeof Report>

const Part = z.object({ entries: z.number().int() })

/** What a month's entries can be narrowed to, with how many each. */
export const OverseenMonth = z.object({
  kinds: z.array(Part.extend({ kind: TransferKind })),
  /** Clauses through all their versions. */
  rules: z.array(Part.extend({ originId: Id, title: z.string() })),
  /** Whoever recorded, the system in its jobs left out. */
  people: z.array(Part.extend({ userId: Id, name: z.string() })),
})
export type OverseenMonth = z.infer<typeof OverseenMonth>

/** Days that are looked through at once. */
export const MOST_SPAN_DAYS = 92

export const supervisionErrors = {
  'supervision.span_wrong': { status: 422, message: '开始的那天要在前面,一次最多看 {days} 天,请改日期。' },
  'supervision.month_not_over': { status: 409, message: '这个月还没过完,账还没封好,下个月 1 号再来。' },
  'supervision.not_in_sample': { status: 422, message: '这一笔没有抽到,请从抽查名单里点。' },
  'supervision.words_needed': { status: 422, message: '请写一句哪里不对。' },
  'supervision.report_signed': { status: 409, message: '这个月的报告已经有人签字,不能再改了。' },
  'supervision.report_not_found': { status: 404, message: '这个月还没有报告。' },
  'supervision.report_changed': { status: 409, message: '报告刚刚改过,请刷新,看过再签。' },
  'supervision.already_signed': { status: 409, message: '这份报告您已经签过了。' },
} as const satisfies ErrorTable
const all = { ...declarationsErrors, ...supervisionErrors }
const some = <Code extends keyof typeof all>(...codes: Code[]) =>
  Object.fromEntries(codes.map((code) => [code, all[code]])) as Pick<typeof all, Code>

const Params = z.object({ month: Month })

export const listSupervisedMonths = endpoint({
  name: 'list-supervised-months',
  method: 'GET',
  path: '/supervision/months',
  summary: 'The last six months as they stand before the supervisors, this month first.',
  permission: 'supervision.read',
  response: z.object({ months: z.array(SupervisedMonth) }),
  errors: {},
})

export const readOverseenMonth = endpoint({
  name: 'read-overseen-month',
  method: 'GET',
  path: '/supervision/months/:month',
  summary: 'What the entries of a month can be narrowed to: kinds, clauses, and whoever recorded.',
  permission: 'supervision.read',
  params: Params,
  response: OverseenMonth,
  errors: {},
})

export const listOverseenEntries = endpoint({
  name: 'list-overseen-entries',
  method: 'GET',
  path: '/supervision/months/:month/entries',
  summary:
    'Every entry of the village recorded in a month, or from one day to another, newest first; by household, group, ' +
    'kind, clause through all its versions, or person.',
  permission: 'supervision.read',
  params: Params,
  query: PageQuery.extend({
    householdId: Id.optional(),
    villagersGroupId: Id.optional(),
    kind: TransferKind.optional(),
    originId: Id.optional(),
    recordedByUserId: Id.optional(),
    from: VillageDay.optional(),
    to: VillageDay.optional(),
  }),
  response: page(OverseenEntry),
  errors: some('supervision.span_wrong'),
})

export const readSample = endpoint({
  name: 'read-sample',
  method: 'GET',
  path: '/supervision/months/:month/sample',
  summary: 'The 5 % of a month that were drawn, with what they were drawn from: anybody can draw them again.',
  permission: 'supervision.read',
  params: Params,
  query: PageQuery,
  response: page(SampledEntry).extend({
    population: z.object({ seed: z.string(), fromSequence: z.number().int(), toSequence: z.number().int() }),
    sampleSize: z.number().int(),
    checked: z.number().int(),
    can: z.object({ record: z.boolean() }),
  }),
  errors: some('supervision.month_not_over'),
})

export const recordFinding = endpoint({
  name: 'record-finding',
  method: 'POST',
  path: '/supervision/months/:month/findings',
  summary: 'What a look at one drawn entry came to; said again before the report is signed, the later word counts.',
  permission: 'supervision.sign',
  params: Params,
  body: z.object({
    sequence: z.number().int().min(1, '请从抽查名单里点'),
    verdict: Verdict,
    words: Words('说明', 200).default(''),
    /** Photographs of one's own, used nowhere yet; they come to those that are there. */
    photoIds: z.array(Id).max(MOST_PHOTOS, `一次最多 ${MOST_PHOTOS} 张照片`).default([]),
  }),
  response: SampleFinding,
  errors: some(
    'supervision.month_not_over',
    'supervision.not_in_sample',
    'supervision.words_needed',
    'supervision.report_signed',
    'declaration.photo_unknown',
  ),
})

export const readFindingPhoto = endpoint({
  name: 'read-finding-photo',
  method: 'GET',
  path: '/supervision/months/:month/findings/:sequence/photos/:photoId',
  summary: 'A photograph of a finding (JPEG), for those who supervise.',
  permission: 'supervision.read',
  params: Params.extend({ sequence: z.coerce.number().int(), photoId: Id }),
  query: z.object({ size: z.enum(['large', 'small']).default('large') }),
  download: true,
  response: z.unknown(),
  errors: some('declaration.photo_not_found'),
})

export const listConcerns = endpoint({
  name: 'list-concerns',
  method: 'GET',
  path: '/supervision/months/:month/concerns',
  summary: 'What deserves a look in a month, counted from the ledger: facts, no accusations.',
  permission: 'supervision.read',
  params: Params,
  response: z.object({ concerns: z.array(Concern) }),
  errors: {},
})

export const makeReport = endpoint({
  name: 'make-report',
  method: 'POST',
  path: '/supervision/months/:month/report',
  summary: 'Freezes what was found in a month into a report to be signed; made anew until somebody has signed.',
  permission: 'supervision.sign',
  params: Params,
  body: z.object({ words: Words('说明', 1000).default('') }),
  response: Report,
  errors: some('supervision.month_not_over', 'supervision.report_signed'),
})

export const readReport = endpoint({
  name: 'read-report',
  method: 'GET',
  path: '/supervision/months/:month/report',
  summary: 'The report of a month, and who has signed it; nothing before it is made.',
  permission: 'supervision.read_report',
  params: Params,
  response: z.object({
    report: Report.optional(),
    can: z.object({ make: z.boolean(), sign: z.boolean() }),
  }),
  errors: {},
})

export const signReport = endpoint({
  name: 'sign-report',
  method: 'POST',
  path: '/supervision/months/:month/report/signatures',
  summary: 'A supervisor confirms the report with this digest.',
  permission: 'supervision.sign',
  params: Params,
  body: z.object({ digest: Digest }),
  response: Report,
  errors: some('supervision.report_not_found', 'supervision.report_changed', 'supervision.already_signed'),
})

export const printReport = endpoint({
  name: 'print-report',
  method: 'GET',
  path: '/supervision/months/:month/report/paper',
  summary: 'The report of a month as a PDF on A4, with the digest and who has signed.',
  permission: 'supervision.read_report',
  params: Params,
  download: true,
  response: z.unknown(),
  errors: some('supervision.report_not_found'),
})
