import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  instant,
  integer,
  primaryKey,
  table,
  text,
  villageId,
} from '../platform/database/columns.ts'

/** A reminder and what became of it. Amounts in hundredths. */
export const deductions = table(
  'deductions',
  {
    villageId: villageId(),
    deductionId: text('deduction_id').notNull(),
    householdId: text('household_id').notNull(),
    ruleId: text('rule_id').notNull(),
    ruleTitle: text('rule_title').notNull(),
    note: text('note').notNull(),
    seenOn: text('seen_on').notNull(),
    fixBy: text('fix_by').notNull(),
    state: text('state').notNull(),
    stateAt: instant('state_at').notNull(),
    remindedAt: instant('reminded_at').notNull(),
    remindedByUserId: text('reminded_by_user_id').notNull(),
    remindedByName: text('reminded_by_name').notNull(),
    /** Proposed, and once taken what was really taken. */
    hundredths: integer('hundredths'),
    proposedOn: text('proposed_on'),
    proposedByUserId: text('proposed_by_user_id'),
    heardOn: text('heard_on'),
    speaker: text('speaker'),
    companion: text('companion'),
    heardWords: text('heard_words'),
    /** What the panel's draw for this case is made from. */
    seed: text('seed'),
    publicFrom: text('public_from'),
    publicUntil: text('public_until'),
    deductedOn: text('deducted_on'),
    /** The household that answered for this one when the points were taken. */
    deductedFromId: text('deducted_from_id'),
    repairBy: text('repair_by'),
    transferId: text('transfer_id'),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.deductionId] }),
    index('deductions_household').on(t.villageId, t.householdId, t.deductionId),
    index('deductions_state').on(t.villageId, t.state, t.deductionId),
    check(
      'deductions_state_known',
      sql`${t.state} in ('reminded','rectified','closed','proposed','heard','publicized','frozen','deducted','amended','disputed','repaired','reversed','dropped')`,
    ),
    check(
      'deductions_taken_has_an_entry',
      sql`(${t.state} in ('deducted','amended','disputed','repaired','reversed')) = (${t.transferId} is not null)`,
    ),
  ],
)

/** The way of a case, step by step. */
export const steps = table(
  'deductions_steps',
  {
    villageId: villageId(),
    deductionId: text('deduction_id').notNull(),
    position: integer('position').notNull(),
    action: text('action').notNull(),
    actorUserId: text('actor_user_id').notNull(),
    actorName: text('actor_name').notNull(),
    actorRole: text('actor_role').notNull(),
    at: instant('at').notNull(),
    words: text('words').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.deductionId, t.position] }),
    foreignKey({
      columns: [t.villageId, t.deductionId],
      foreignColumns: [deductions.villageId, deductions.deductionId],
      name: 'deductions_steps_of',
    }),
  ],
)

/** Photographs, by the step they came with. */
export const stepPhotos = table(
  'deductions_step_photos',
  {
    villageId: villageId(),
    deductionId: text('deduction_id').notNull(),
    position: integer('position').notNull(),
    photoId: text('photo_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.deductionId, t.position, t.photoId] }),
    foreignKey({
      columns: [t.villageId, t.deductionId, t.position],
      foreignColumns: [steps.villageId, steps.deductionId, steps.position],
      name: 'deductions_step_photos_of',
    }),
  ],
)

/** What somebody of the panel said of a proposed deduction. */
export const votes = table(
  'deductions_votes',
  {
    villageId: villageId(),
    deductionId: text('deduction_id').notNull(),
    userId: text('user_id').notNull(),
    vote: text('vote').notNull(),
    words: text('words').notNull(),
    votedAt: instant('voted_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.deductionId, t.userId] }),
    foreignKey({
      columns: [t.villageId, t.deductionId],
      foreignColumns: [deductions.villageId, deductions.deductionId],
      name: 'deductions_votes_of',
    }),
    check('deductions_votes_vote', sql`${t.vote} in ('accept','reject')`),
  ],
)

/** How much of a ceiling a household has used in one period: a guarded counter (LEDGER law 8). */
export const ceilingUses = table(
  'deductions_ceiling_uses',
  {
    villageId: villageId(),
    householdId: text('household_id').notNull(),
    /** The rule through all versions, or `all` for the village's own ceiling. */
    originId: text('origin_id').notNull(),
    period: text('period').notNull(),
    periodStart: text('period_start').notNull(),
    measure: text('measure').notNull(),
    /** Hundredths of a point, or times. */
    used: integer('used').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.householdId, t.originId, t.period, t.periodStart, t.measure] }),
    check('deductions_ceiling_uses_not_below_zero', sql`${t.used} >= 0`),
  ],
)
