import { z } from 'zod'
import { Id, Line } from '../platform/page.ts'
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
