import { sql } from 'drizzle-orm'
import { check, index, instant, integer, primaryKey, table, text, villageId } from '../platform/database/columns.ts'

/** A deed recorded for a household. Amounts in hundredths. */
export const declarations = table(
  'declarations',
  {
    villageId: villageId(),
    declarationId: text('declaration_id').notNull(),
    householdId: text('household_id').notNull(),
    memberId: text('member_id'),
    memberName: text('member_name'),
    ruleId: text('rule_id').notNull(),
    originId: text('origin_id').notNull(),
    ruleTitle: text('rule_title').notNull(),
    hundredths: integer('hundredths').notNull(),
    quantity: integer('quantity'),
    note: text('note').notNull(),
    deedOn: text('deed_on').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    recordedByUserId: text('recorded_by_user_id').notNull(),
    recordedByName: text('recorded_by_name').notNull(),
    state: text('state').notNull(),
    awardBatchId: text('award_batch_id'),
    transferId: text('transfer_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.declarationId] }),
    index('declarations_household').on(t.villageId, t.householdId, t.declarationId),
    index('declarations_recorder').on(t.villageId, t.recordedByUserId, t.declarationId),
    index('declarations_batch').on(t.villageId, t.awardBatchId, t.declarationId),
    check('declarations_state', sql`${t.state} in ('posted','reversed')`),
  ],
)

/** Many households awarded for one event. */
export const awardBatches = table(
  'declarations_award_batches',
  {
    villageId: villageId(),
    awardBatchId: text('award_batch_id').notNull(),
    ruleTitle: text('rule_title').notNull(),
    deedOn: text('deed_on').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    recordedByUserId: text('recorded_by_user_id').notNull(),
    recordedByName: text('recorded_by_name').notNull(),
    householdCount: integer('household_count').notNull(),
    hundredths: integer('hundredths').notNull(),
    state: text('state').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.awardBatchId] }),
    check('declarations_award_batches_state', sql`${t.state} in ('posted','reversed')`),
  ],
)

/** How much of a rule's cap a household has used in one period: a guarded counter (LEDGER law 8). */
export const capUses = table(
  'declarations_cap_uses',
  {
    villageId: villageId(),
    householdId: text('household_id').notNull(),
    /** The rule through all versions. */
    originId: text('origin_id').notNull(),
    period: text('period').notNull(),
    periodStart: text('period_start').notNull(),
    measure: text('measure').notNull(),
    /** Hundredths of a point, or times. */
    used: integer('used').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.householdId, t.originId, t.period, t.periodStart, t.measure] }),
    check('declarations_cap_uses_not_below_zero', sql`${t.used} >= 0`),
  ],
)
