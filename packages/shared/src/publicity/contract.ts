import { z } from 'zod'
import { MOST_PHOTOS } from '../declarations/contract.ts'
import { declarationsErrors } from '../declarations/errors.ts'
import { householdsErrors } from '../households/contract.ts'
import { endpoint } from '../platform/endpoint.ts'
import type { ErrorTable } from '../platform/errors.ts'
import { Id, Line, PageQuery, page } from '../platform/page.ts'
import { NameMasking } from '../villages/contract.ts'
import { PostedSheet, PublicityLine, PublicityList, ShownName } from './publicity.ts'

export * from './publicity.ts'

export const publicityErrors = {
  'publicity.list_not_found': { status: 404, message: '没有找到这张榜,请刷新。' },
  'publicity.nothing_waits': { status: 409, message: '现在没有要公示的分,不用张榜。' },
  'publicity.listed_today': { status: 409, message: '今天已经张过榜了,后来通过的明天早上 8 点自动张榜。' },
  'publicity.still_preparing': { status: 409, message: '这张榜还没有准备好,请过一分钟再打印。' },
} as const satisfies ErrorTable
const all = { ...householdsErrors, ...declarationsErrors, ...publicityErrors }
const some = <Code extends keyof typeof all>(...codes: Code[]) =>
  Object.fromEntries(codes.map((code) => [code, all[code]])) as Pick<typeof all, Code>

const Params = z.object({ listId: Id })

export const listPublicities = endpoint({
  name: 'list-publicities',
  method: 'GET',
  path: '/publicity/lists',
  summary: 'Every list of the village, newest first, and how many declarations wait for the next one.',
  permission: 'publicity.read',
  query: PageQuery,
  response: page(PublicityList).extend({
    waitingCount: z.number().int(),
    can: z.object({ publicize: z.boolean() }),
  }),
  errors: {},
})

export const publicizeWaiting = endpoint({
  name: 'publicize-waiting',
  method: 'POST',
  path: '/publicity/lists',
  summary: 'Puts up a list of everything that waits, now; at most one a day.',
  permission: 'publicity.publicize',
  body: z.object({}),
  response: PublicityList,
  errors: some('publicity.listed_today', 'publicity.nothing_waits'),
})

export const readPublicity = endpoint({
  name: 'read-publicity',
  method: 'GET',
  path: '/publicity/lists/:listId',
  summary: 'One list: its days, what it rests on, its digests, whom to call, and photographs of the sheet on the wall.',
  permission: 'publicity.read',
  params: Params,
  response: PublicityList.extend({
    villageName: z.string(),
    basis: z.string(),
    /** Deductions made public since the list before this one: all that is said of them (DOMAIN 12). */
    deductionCount: z.number().int(),
    contentDigest: z.string(),
    /** Root of the ledger's log when the list went up; absent before its first head. */
    headDigest: z.string().optional(),
    telephone: z.string(),
    sheets: z.array(PostedSheet),
    /** Into how many files the notice is printed. */
    noticeParts: z.number().int(),
    can: z.object({ print: z.boolean(), record: z.boolean() }),
  }),
  errors: some('publicity.list_not_found'),
})

export const listPublicityLines = endpoint({
  name: 'list-publicity-lines',
  method: 'GET',
  path: '/publicity/lists/:listId/lines',
  summary: 'The frozen lines in their order, or the own household’s alone; each with where its declaration stands now.',
  permission: 'publicity.read',
  params: Params,
  query: PageQuery.extend({ own: z.enum(['true']).optional() }),
  response: page(PublicityLine),
  errors: some('publicity.list_not_found'),
})

export const printPublicity = endpoint({
  name: 'print-publicity',
  method: 'GET',
  path: '/publicity/lists/:listId/notice',
  summary: 'The notice for the wall as a PDF: A4, A3, or each A3 page on two sheets of A4; long lists in parts.',
  permission: 'publicity.print',
  params: Params,
  query: z.object({
    paper: z.enum(['A4', 'A3', 'A3_on_two_A4']).default('A4'),
    part: z.coerce.number().int().min(1).max(1000).default(1),
  }),
  download: true,
  response: z.unknown(),
  errors: some('publicity.list_not_found', 'publicity.still_preparing'),
})

export const recordPostedSheet = endpoint({
  name: 'record-posted-sheet',
  method: 'POST',
  path: '/publicity/lists/:listId/sheets',
  summary: 'Keeps photographs of the sheet on the wall as the record that the list was made public.',
  permission: 'publicity.record',
  params: Params,
  body: z.object({
    place: Line('贴在哪里', 40),
    photoIds: z
      .array(Id)
      .min(1, '请拍一张照片')
      .max(MOST_PHOTOS, `一次最多 ${MOST_PHOTOS} 张照片`)
      .refine((ids) => new Set(ids).size === ids.length, '同一张照片选了两次'),
  }),
  response: z.object({ sheets: z.array(PostedSheet) }),
  errors: some('publicity.list_not_found', 'declaration.photo_unknown'),
})

export const readPostedSheet = endpoint({
  name: 'read-posted-sheet',
  method: 'GET',
  path: '/publicity/lists/:listId/sheets/:photoId',
  summary: 'A photograph (JPEG) of the sheet on the wall, for everybody who may see the list.',
  permission: 'publicity.read',
  params: Params.extend({ photoId: Id }),
  query: z.object({ size: z.enum(['large', 'small']).default('large') }),
  download: true,
  response: z.unknown(),
  errors: some('declaration.photo_not_found'),
})

const HouseholdQuery = z.object({ householdId: Id.optional() })

export const readShownName = endpoint({
  name: 'read-shown-name',
  method: 'GET',
  path: '/publicity/shown-name',
  summary: 'How the own household is called on lists, and how it could be; of any household for the committee.',
  permission: 'publicity.choose_name',
  query: HouseholdQuery,
  response: ShownName,
  errors: some('household.not_found'),
})

export const chooseShownName = endpoint({
  name: 'choose-shown-name',
  method: 'POST',
  path: '/publicity/shown-name',
  summary: 'A household chooses how it is called on the lists to come; without a choice, as the village decided.',
  permission: 'publicity.choose_name',
  body: HouseholdQuery.extend({ choice: NameMasking.optional() }),
  response: ShownName,
  errors: some('household.not_found'),
})
