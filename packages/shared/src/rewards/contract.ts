import { z } from 'zod'
import { householdsErrors } from '../households/contract.ts'
import { VillageTotals } from '../ledger/contract.ts'
import { endpoint } from '../platform/endpoint.ts'
import type { ErrorTable } from '../platform/errors.ts'
import { Id, Line, PageQuery, page, Words } from '../platform/page.ts'
import { Points, PositivePoints } from '../platform/points.ts'
import { Instant, VillageDay } from '../platform/village-day.ts'

/** Days until an order that nobody fetched gives points and goods back. */
export const PICKUP_DAYS = 15

export const RewardCategory = z.enum(['grain_and_oil', 'household_goods', 'study', 'service', 'other'])
export type RewardCategory = z.infer<typeof RewardCategory>
export const rewardCategoryNames: Readonly<Record<RewardCategory, string>> = {
  grain_and_oil: '粮油',
  household_goods: '日用',
  study: '学习',
  service: '服务',
  other: '其他',
}

/** Where the goods come from. */
export const SupplySource = z.enum(['purchase', 'gift', 'delivery'])
export type SupplySource = z.infer<typeof SupplySource>
export const supplySourceNames: Readonly<Record<SupplySource, string>> = {
  purchase: '村集体采购',
  gift: '爱心企业捐赠',
  delivery: '镇级配送',
}

export const RewardShop = z.object({
  rewardShopId: Id,
  name: z.string(),
  address: z.string(),
  openingHours: z.string(),
})
export type RewardShop = z.infer<typeof RewardShop>

/** How many one household may have in a period. */
export const RewardLimit = z.object({
  period: z.enum(['month', 'quarter', 'year']),
  quantity: z.number().int().positive().max(1000),
})
export type RewardLimit = z.infer<typeof RewardLimit>

export const Reward = z.object({
  rewardId: Id,
  name: z.string(),
  unit: z.string(),
  category: RewardCategory,
  /** Points for one unit. */
  points: Points,
  priceYuan: z.number().optional(),
  /** Units on the shelf, not held for anybody. */
  stock: z.number().int(),
  /** Units held for orders; only those who manage goods see it. */
  heldStock: z.number().int().optional(),
  lowStock: z.number().int().optional(),
  source: SupplySource.optional(),
  limit: RewardLimit.optional(),
  pictureId: Id.optional(),
  shop: RewardShop,
  isOffered: z.boolean(),
  can: z.object({ redeem: z.boolean(), manage: z.boolean() }),
})
export type Reward = z.infer<typeof Reward>

export const RewardInput = z.object({
  name: Line('品名', 40),
  unit: Line('单位', 6),
  category: RewardCategory,
  points: PositivePoints,
  priceYuan: z.number().nonnegative().max(100_000).optional(),
  lowStock: z.number().int('预警数量要写整数').nonnegative().max(100_000).default(0),
  source: SupplySource.optional(),
  limit: RewardLimit.optional(),
  isOffered: z.boolean().default(true),
})
export type RewardInput = z.infer<typeof RewardInput>

/** `held` → `fulfilled`, `cancelled` or `expired`; nothing follows those three. */
export const RedemptionState = z.enum(['held', 'fulfilled', 'cancelled', 'expired'])
export type RedemptionState = z.infer<typeof RedemptionState>

export const Redemption = z.object({
  redemptionId: Id,
  householdId: Id,
  /** In full to the household itself, masked to others by the village's choice. */
  householdName: z.string(),
  rewardId: Id,
  rewardName: z.string(),
  unit: z.string(),
  pictureId: Id.optional(),
  quantity: z.number().int(),
  points: Points,
  state: RedemptionState,
  /** Six digits; only for the household that ordered, while `held`. */
  pickupCode: z.string().optional(),
  /** What the QR says; it goes with the pickup code. */
  pickupQr: z.string().optional(),
  shop: RewardShop,
  orderedAt: Instant,
  /** The last day to fetch it. */
  pickupBy: VillageDay,
  closedAt: Instant.optional(),
  fulfilledBy: z.string().optional(),
  can: z.object({ cancel: z.boolean(), fulfill: z.boolean() }),
})
export type Redemption = z.infer<typeof Redemption>

export const StockMovementKind = z.enum(['purchase', 'gift', 'delivery', 'loss', 'stock_take'])
export type StockMovementKind = z.infer<typeof StockMovementKind>

export const rewardsErrors = {
  'reward.not_found': { status: 404, message: '没有找到这样东西,可能已经下架了。' },
  'reward.shop_unknown': { status: 422, message: '没有这个兑换点,请重新选。' },
  'reward.name_taken': { status: 409, message: '已经有“{name}”了,直接改它的库存就行。' },
  'reward.not_offered': { status: 409, message: '“{name}”现在不换了,请看看别的。' },
  'reward.stock_insufficient': { status: 409, message: '“{name}”不够了,还有 {left} {unit}。' },
  'reward.points_insufficient': { status: 422, message: '分不够:换它要 {needed} 分,现在可用 {available} 分。' },
  'reward.limit_reached': { status: 422, message: '“{name}”每户{period}最多换 {limit} {unit},还能换 {left}。' },
  'reward.redemption_not_found': { status: 404, message: '没有找到这一单,请刷新。' },
  'reward.already_fulfilled': { status: 409, message: '这一单已经取走了,不能再退。' },
  'reward.already_cancelled': { status: 409, message: '这一单已经退了,分已经回来了。' },
  'reward.already_expired': { status: 409, message: '这一单过期了,分已经退回,请重新换。' },
  'reward.pickup_code_wrong': { status: 404, message: '没有这个取货码,请核对六位数字。还能试 {left} 次。' },
  'reward.pickup_code_used': { status: 409, message: '这个取货码已经用过了,{when} 取走的。' },
  'reward.pickup_code_expired': { status: 409, message: '这个取货码过期了,分已经退回,请重新换。' },
  'reward.pickup_code_cancelled': { status: 409, message: '这一单已经退了,不能再取。' },
  'reward.pickup_code_of_other_shop': { status: 409, message: '这是“{shop}”的取货码,请到那里取。' },
  'reward.pickup_attempts_exceeded': { status: 429, message: '输错太多次了,请过 {minutes} 分钟再试,或者扫码。' },
  'reward.picture_not_understood': { status: 415, message: '这不是照片,请换一张 JPG 或 PNG 的。' },
  'reward.stock_take_too_low': { status: 409, message: '有 {held} {unit}已经有人换了还没取,点数不能比这还少。' },
} as const satisfies ErrorTable
const all = { ...householdsErrors, ...rewardsErrors }
const some = <Code extends keyof typeof all>(...codes: Code[]) =>
  Object.fromEntries(codes.map((code) => [code, all[code]])) as Pick<typeof all, Code>

const Quantity = z.number('请填写数量').int('数量要写整数').min(1, '数量至少是 1').max(99, '一次最多 99 件')
const RewardParams = z.object({ rewardId: Id })
const RedemptionParams = z.object({ redemptionId: Id })

export const listRewards = endpoint({
  name: 'list-rewards',
  method: 'GET',
  path: '/rewards',
  summary:
    'The shelf: offered goods with stock, and what the household can spend. Managers also see goods not offered.',
  permission: 'reward.read',
  query: z.object({ category: RewardCategory.optional() }),
  response: z.object({
    rewards: z.array(Reward),
    /** The acting villager’s own 可用; absent for other roles. */
    availablePoints: Points.optional(),
    totals: VillageTotals,
    can: z.object({ manage: z.boolean() }),
  }),
  errors: {},
})

export const addReward = endpoint({
  name: 'add-reward',
  method: 'POST',
  path: '/rewards',
  summary: 'Puts a new kind of goods on the list, with its first stock as a recorded movement.',
  permission: 'reward.manage',
  body: RewardInput.extend({
    rewardShopId: Id.optional(),
    stock: z.number().int('库存要写整数').nonnegative('库存不能是负数').max(100_000).default(0),
  }),
  response: Reward,
  errors: some('reward.shop_unknown', 'reward.name_taken'),
})

export const changeReward = endpoint({
  name: 'change-reward',
  method: 'PUT',
  path: '/rewards/:rewardId',
  summary: 'Changes name, price, limit or whether it is offered. Open orders keep the price they were made at.',
  permission: 'reward.manage',
  params: RewardParams,
  body: RewardInput,
  response: Reward,
  errors: some('reward.not_found', 'reward.name_taken'),
})

export const moveStock = endpoint({
  name: 'move-stock',
  method: 'POST',
  path: '/rewards/:rewardId/stock-movements',
  summary: 'Goods come in, are lost, or are counted; `stock_take` states what is on the shelf, held goods included.',
  permission: 'reward.manage',
  params: RewardParams,
  body: z.object({
    kind: StockMovementKind,
    quantity: z.number('请填写数量').int('数量要写整数').nonnegative('数量不能是负数').max(100_000, '数量太大了'),
    note: Words('说明', 100).default(''),
  }),
  response: Reward,
  errors: some('reward.not_found', 'reward.stock_insufficient', 'reward.stock_take_too_low'),
})

export const putRewardPicture = endpoint({
  name: 'put-reward-picture',
  method: 'POST',
  path: '/rewards/:rewardId/picture',
  summary: 'A photograph of the goods. It is re-encoded; location data and all other metadata are dropped.',
  permission: 'reward.manage',
  params: RewardParams,
  body: z.object({}),
  upload: { field: 'file', maxBytes: 10 * 1024 * 1024 },
  response: Reward,
  errors: some('reward.not_found', 'reward.picture_not_understood'),
})

export const readRewardPicture = endpoint({
  name: 'read-reward-picture',
  method: 'GET',
  path: '/rewards/pictures/:pictureId',
  summary: 'The picture itself. Its id is unguessable and shows goods only, so it needs no session.',
  permission: 'public',
  params: z.object({ pictureId: Id }),
  download: true,
  response: z.unknown(),
  errors: some('reward.not_found'),
})

export const redeemReward = endpoint({
  name: 'redeem-reward',
  method: 'POST',
  path: '/rewards/redemptions',
  summary:
    'Orders goods for the own household: points and stock are held in one transaction; a pickup code comes back.',
  permission: 'reward.redeem',
  body: z.object({ rewardId: Id, quantity: Quantity }),
  response: z.object({ redemption: Redemption, availablePoints: Points }),
  errors: some(
    'reward.not_found',
    'reward.not_offered',
    'household.merged',
    'household.moved_away',
    'reward.limit_reached',
    'reward.stock_insufficient',
    'reward.points_insufficient',
  ),
})

export const listRedemptions = endpoint({
  name: 'list-redemptions',
  method: 'GET',
  path: '/rewards/redemptions',
  summary: 'Orders, newest first: a villager’s own; for staff those of the shop or village.',
  permission: 'reward.read',
  query: PageQuery.extend({ state: RedemptionState.optional() }),
  response: page(Redemption),
  errors: {},
})

export const readRedemption = endpoint({
  name: 'read-redemption',
  method: 'GET',
  path: '/rewards/redemptions/:redemptionId',
  summary: 'One order; with the pickup code for the household that made it.',
  permission: 'reward.read',
  params: RedemptionParams,
  response: Redemption,
  errors: some('reward.redemption_not_found'),
})

export const cancelRedemption = endpoint({
  name: 'cancel-redemption',
  method: 'POST',
  path: '/rewards/redemptions/:redemptionId/cancel',
  summary: 'Gives points and goods back.',
  permission: 'reward.cancel',
  params: RedemptionParams,
  body: z.object({}),
  response: Redemption,
  errors: some(
    'reward.redemption_not_found',
    'reward.already_fulfilled',
    'reward.already_cancelled',
    'reward.already_expired',
  ),
})

export const readPickup = endpoint({
  name: 'read-pickup',
  method: 'POST',
  path: '/rewards/pickups',
  summary: 'The clerk scans the QR or types six digits: which order is it? Wrong guesses are limited.',
  permission: 'reward.fulfill',
  body: z.object({ code: Line('取货码', 100) }),
  response: Redemption,
  errors: some(
    'reward.pickup_attempts_exceeded',
    'reward.pickup_code_wrong',
    'reward.pickup_code_of_other_shop',
    'reward.pickup_code_used',
    'reward.pickup_code_expired',
    'reward.pickup_code_cancelled',
  ),
})

export const fulfillRedemption = endpoint({
  name: 'fulfill-redemption',
  method: 'POST',
  path: '/rewards/redemptions/:redemptionId/fulfill',
  summary: 'The goods are handed over; the hold is posted. Needs the pickup code again.',
  permission: 'reward.fulfill',
  params: RedemptionParams,
  body: z.object({ code: Line('取货码', 100) }),
  response: Redemption,
  errors: some(
    'reward.redemption_not_found',
    'reward.pickup_attempts_exceeded',
    'reward.pickup_code_wrong',
    'reward.pickup_code_of_other_shop',
    'reward.pickup_code_used',
    'reward.pickup_code_expired',
    'reward.pickup_code_cancelled',
  ),
})

export const readCounterHousehold = endpoint({
  name: 'read-counter-household',
  method: 'POST',
  path: '/rewards/counter-households',
  summary: 'A paper card at the counter: what can this household spend, and what waits for it?',
  permission: 'reward.fulfill',
  changesNothing: true,
  body: z.object({ cardCode: Line('户卡', 64) }),
  response: z.object({
    householdId: Id,
    householdName: z.string(),
    availablePoints: Points,
    waiting: z.array(Redemption),
  }),
  errors: some('household.card_unknown', 'household.card_revoked', 'household.merged', 'household.moved_away'),
})

export const redeemAtCounter = endpoint({
  name: 'redeem-at-counter',
  method: 'POST',
  path: '/rewards/counter-redemptions',
  summary: 'Redeems and hands over at once with the paper card, for people without a phone.',
  permission: 'reward.fulfill',
  body: z.object({ cardCode: Line('户卡', 64), rewardId: Id, quantity: Quantity }),
  response: z.object({ redemption: Redemption, availablePoints: Points }),
  errors: some(
    'household.card_unknown',
    'household.card_revoked',
    'household.merged',
    'household.moved_away',
    'reward.not_found',
    'reward.not_offered',
    'reward.limit_reached',
    'reward.stock_insufficient',
    'reward.points_insufficient',
  ),
})

export const readShopRegister = endpoint({
  name: 'read-shop-register',
  method: 'GET',
  path: '/rewards/register',
  summary: 'What the shop handed out on a day, for signing.',
  permission: 'reward.fulfill',
  query: z.object({ on: VillageDay.optional() }),
  response: z.object({
    on: VillageDay,
    shopName: z.string(),
    rows: z.array(Redemption),
    totalPoints: Points,
    waitingCount: z.number().int(),
  }),
  errors: {},
})
