import { z } from 'zod'
import { Cover } from '../ledger/cover.ts'
import { endpoint } from '../platform/endpoint.ts'
import type { ErrorTable } from '../platform/errors.ts'
import { Id, Line, PageQuery, page, Words } from '../platform/page.ts'
import { Instant, VillageDay } from '../platform/village-day.ts'

/** Why money moves: the village's own, the town's, a gift; or goods were bought. Only the last takes money out. */
export const FundMovementKind = z.enum(['collective_money', 'town_money', 'gift', 'purchase'])
export type FundMovementKind = z.infer<typeof FundMovementKind>

/** How a movement is called on screens and in the books. */
export const fundMovementNames: Readonly<Record<FundMovementKind, string>> = {
  collective_money: '集体资金',
  town_money: '镇里拨款',
  gift: '捐赠',
  purchase: '采购支出',
}

const Yuan = z
  .number('请填写金额')
  .positive('金额要大于 0')
  .max(10_000_000, '金额太大了,一次最多 1000 万元')
  .refine((yuan) => Math.abs(Math.round(yuan * 100) - yuan * 100) < 1e-4, '金额最多写到分')

export const FundMovementInput = z.object({
  kind: FundMovementKind,
  yuan: Yuan,
  /** The day on which the money moved. */
  movedOn: VillageDay,
  note: Words('说明', 200).default(''),
})
export type FundMovementInput = z.infer<typeof FundMovementInput>

export const FundMovement = z.object({
  transferId: Id,
  kind: FundMovementKind,
  /** Signed: what came in is positive. */
  yuan: z.number(),
  movedOn: VillageDay,
  note: z.string(),
  recordedAt: Instant,
  recordedBy: z.string(),
  /** The opposite movement that took this one back. */
  undone: z.object({ recordedAt: Instant, recordedBy: z.string(), reason: z.string() }).optional(),
  can: z.object({ undo: z.boolean() }),
})
export type FundMovement = z.infer<typeof FundMovement>

/** The fund at a glance: what is there, what is owed, where it came from and what it went into. */
export const Fund = z.object({
  cover: Cover,
  sums: z.array(z.object({ kind: FundMovementKind, yuan: z.number() })),
  can: z.object({ manage: z.boolean() }),
})
export type Fund = z.infer<typeof Fund>

export const fundErrors = {
  'fund.movement_not_found': { status: 404, message: '没有找到这笔钱,请返回刷新。' },
  'fund.day_in_future': { status: 422, message: '日期还没到,请改成钱进出的那一天。' },
  'fund.already_undone': { status: 409, message: '这笔已经撤回过了,不用再撤。' },
  'fund.money_insufficient': { status: 422, message: '基金里只有 {available} 元,不够 {needed} 元。' },
} as const satisfies ErrorTable
const some = <Code extends keyof typeof fundErrors>(...codes: Code[]) =>
  Object.fromEntries(codes.map((code) => [code, fundErrors[code]])) as Pick<typeof fundErrors, Code>

export const readFund = endpoint({
  name: 'read-fund',
  method: 'GET',
  path: '/fund',
  summary: "The village's points fund: money on hand, points outstanding against it, sums by source and use.",
  permission: 'fund.read',
  response: Fund,
  errors: {},
})

export const listFundMovements = endpoint({
  name: 'list-fund-movements',
  method: 'GET',
  path: '/fund/movements',
  summary: 'Money in and out of the fund, newest first.',
  permission: 'fund.read',
  query: PageQuery,
  response: page(FundMovement),
  errors: {},
})

export const recordFundMovement = endpoint({
  name: 'record-fund-movement',
  method: 'POST',
  path: '/fund/movements',
  summary: 'Records money that came into the fund or was spent for goods.',
  permission: 'fund.manage',
  body: FundMovementInput,
  response: FundMovement,
  errors: some('fund.day_in_future', 'fund.money_insufficient'),
})

export const undoFundMovement = endpoint({
  name: 'undo-fund-movement',
  method: 'POST',
  path: '/fund/movements/:transferId/undo',
  summary: 'Takes a wrong movement back by the opposite one, with a reason.',
  permission: 'fund.manage',
  params: z.object({ transferId: Id }),
  body: z.object({ reason: Line('原因', 100) }),
  response: FundMovement,
  errors: some('fund.movement_not_found', 'fund.already_undone', 'fund.money_insufficient'),
})
