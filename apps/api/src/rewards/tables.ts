import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  instant,
  integer,
  primaryKey,
  table,
  text,
  uniqueIndex,
  villageId,
} from '../platform/database/columns.ts'

/** Where goods are handed out. */
export const rewardShops = table(
  'rewards_shops',
  {
    villageId: villageId(),
    rewardShopId: text('reward_shop_id').notNull(),
    name: text('name').notNull(),
    address: text('address').notNull(),
    openingHours: text('opening_hours').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.rewardShopId] }),
    uniqueIndex('rewards_shops_name').on(t.villageId, t.name),
  ],
)

/** Kinds of goods. Stock is not here: it is kept by the ledger. */
export const rewards = table(
  'rewards',
  {
    villageId: villageId(),
    rewardId: text('reward_id').notNull(),
    rewardShopId: text('reward_shop_id').notNull(),
    name: text('name').notNull(),
    unit: text('unit').notNull(),
    category: text('category').notNull(),
    /** Price of one unit in hundredths of a point. */
    hundredths: integer('hundredths').notNull(),
    priceFen: integer('price_fen'),
    lowStock: integer('low_stock').notNull(),
    source: text('source'),
    limitPeriod: text('limit_period'),
    limitQuantity: integer('limit_quantity'),
    pictureId: text('picture_id'),
    isOffered: boolean('is_offered').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.rewardId] }),
    uniqueIndex('rewards_name').on(t.villageId, t.rewardShopId, t.name),
    foreignKey({
      columns: [t.villageId, t.rewardShopId],
      foreignColumns: [rewardShops.villageId, rewardShops.rewardShopId],
      name: 'rewards_of_shop',
    }),
    check('rewards_cost_something', sql`${t.hundredths} > 0`),
  ],
)

/** Orders. `held` is the only state that anything follows. */
export const redemptions = table(
  'rewards_redemptions',
  {
    villageId: villageId(),
    redemptionId: text('redemption_id').notNull(),
    householdId: text('household_id').notNull(),
    rewardId: text('reward_id').notNull(),
    rewardShopId: text('reward_shop_id').notNull(),
    /** As it was called and priced when ordered. */
    rewardName: text('reward_name').notNull(),
    unit: text('unit').notNull(),
    quantity: integer('quantity').notNull(),
    hundredths: integer('hundredths').notNull(),
    state: text('state').notNull(),
    pickupCode: text('pickup_code').notNull(),
    orderedAt: instant('ordered_at').notNull(),
    pickupBy: text('pickup_by').notNull(),
    /** How often the household was reminded to fetch it. */
    reminders: integer('reminders').notNull().default(0),
    holdTransferId: text('hold_transfer_id').notNull(),
    closedAt: instant('closed_at'),
    closedOn: text('closed_on'),
    closedByName: text('closed_by_name'),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.redemptionId] }),
    uniqueIndex('rewards_redemptions_open_code').on(t.villageId, t.pickupCode).where(sql`${t.state} = 'held'`),
    index('rewards_redemptions_code').on(t.villageId, t.pickupCode, t.redemptionId),
    index('rewards_redemptions_household').on(t.villageId, t.householdId, t.redemptionId),
    index('rewards_redemptions_shop').on(t.villageId, t.rewardShopId, t.redemptionId),
    index('rewards_redemptions_register').on(t.villageId, t.rewardShopId, t.closedOn),
    index('rewards_redemptions_due').on(t.villageId, t.state, t.pickupBy),
    foreignKey({
      columns: [t.villageId, t.rewardId],
      foreignColumns: [rewards.villageId, rewards.rewardId],
      name: 'rewards_redemptions_reward',
    }),
    check('rewards_redemptions_state', sql`${t.state} in ('held','fulfilled','cancelled','expired')`),
  ],
)

/** Units of a kind that a household ordered in one period: a guarded counter. */
export const limitUses = table(
  'rewards_limit_uses',
  {
    villageId: villageId(),
    householdId: text('household_id').notNull(),
    rewardId: text('reward_id').notNull(),
    /** The period's name: `2026-11`, `2026-Q4`, `2026`. */
    periodStart: text('period_start').notNull(),
    used: integer('used').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.householdId, t.rewardId, t.periodStart] }),
    check('rewards_limit_uses_not_below_zero', sql`${t.used} >= 0`),
  ],
)
/** Wrong pickup codes typed at a shop, so that six digits cannot be guessed. Kept in the database: a restart forgives nobody. */
export const pickupAttempts = table(
  'rewards_pickup_attempts',
  {
    villageId: villageId(),
    userId: text('user_id').notNull(),
    wrongCount: integer('wrong_count').notNull(),
    windowEndsAt: instant('window_ends_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.villageId, t.userId] })],
)
