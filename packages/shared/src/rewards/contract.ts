import { z } from 'zod'
import { householdsErrors } from '../households/contract.ts'
import { VillageTotals } from '../ledger/contract.ts'
import { endpoint } from '../platform/endpoint.ts'
import type { ErrorTable } from '../platform/errors.ts'
import { Id, Line, PageQuery, page, Words } from '../platform/page.ts'
import { Points } from '../platform/points.ts'
import { VillageDay } from '../platform/village-day.ts'

import { Redemption, RedemptionState, Reward, RewardCategory, RewardInput, StockMovementKind } from './reward.ts'

export * from './reward.ts'

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
  'reward.picture_not_understood': {
    status: 415,
    message: '这张照片打不开,请换一张 JPG 或 PNG 的。苹果手机请先在“设置→相机→格式”里选“兼容性最佳”。',
  },
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
  summary: 'The goods are handed over; the hold is posted. Needs the pickup code again, or the household’s own card.',
  permission: 'reward.fulfill',
  params: RedemptionParams,
  /** `code`: what the QR says, six digits, or the code of the household card. */
  body: z.object({ code: Line('取货码', 100) }),
  response: Redemption,
  errors: some(
    'reward.redemption_not_found',
    'household.card_unknown',
    'household.card_revoked',
    'household.merged',
    'household.moved_away',
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
