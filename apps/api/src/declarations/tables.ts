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
  villageId,
} from '../platform/database/columns.ts'

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
    /** The rule's procedure on the day of the deed. */
    procedure: text('procedure').notNull(),
    /** Entered by a cadre for the household (代申报). */
    isOnBehalf: boolean('is_on_behalf').notNull(),
    state: text('state').notNull(),
    /** Since when it stands there: how long somebody has waited. */
    stateAt: instant('state_at').notNull(),
    /** The day by which the household will know. */
    dueOn: text('due_on'),
    awardBatchId: text('award_batch_id'),
    transferId: text('transfer_id'),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.declarationId] }),
    index('declarations_household').on(t.villageId, t.householdId, t.declarationId),
    index('declarations_recorder').on(t.villageId, t.recordedByUserId, t.declarationId),
    index('declarations_batch')
      .on(t.villageId, t.awardBatchId, t.declarationId)
      .where(sql`${t.awardBatchId} is not null`),
    // Only what is still on its way needs to be found by its state.
    index('declarations_waiting').on(t.villageId, t.state, t.stateAt).where(sql`${t.transferId} is null`),
    check(
      'declarations_state',
      sql`${t.state} in ('submitted','screened','accepted','publicized','frozen','posted','returned','rejected','withdrawn','reversed')`,
    ),
    check(
      'declarations_posted_has_an_entry',
      sql`(${t.state} in ('posted','reversed')) = (${t.transferId} is not null)`,
    ),
  ],
)

/** The way of a declaration, step by step. Awards on the spot have none: their entry tells it all. */
export const steps = table(
  'declarations_steps',
  {
    villageId: villageId(),
    declarationId: text('declaration_id').notNull(),
    position: integer('position').notNull(),
    action: text('action').notNull(),
    actorUserId: text('actor_user_id').notNull(),
    actorName: text('actor_name').notNull(),
    actorRole: text('actor_role').notNull(),
    at: instant('at').notNull(),
    reason: text('reason'),
    words: text('words').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.declarationId, t.position] }),
    foreignKey({
      columns: [t.villageId, t.declarationId],
      foreignColumns: [declarations.villageId, declarations.declarationId],
      name: 'declarations_steps_of',
    }),
  ],
)

/** The photos that show the deed, in the order in which they were chosen. */
export const evidence = table(
  'declarations_evidence',
  {
    villageId: villageId(),
    declarationId: text('declaration_id').notNull(),
    position: integer('position').notNull(),
    photoId: text('photo_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.declarationId, t.position] }),
    index('declarations_evidence_photo').on(t.villageId, t.photoId),
    foreignKey({
      columns: [t.villageId, t.declarationId],
      foreignColumns: [declarations.villageId, declarations.declarationId],
      name: 'declarations_evidence_of',
    }),
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

/** A photograph that proves a deed. The picture lies in a file under its digest; several rows may speak of one file. */
export const photos = table(
  'declarations_photos',
  {
    villageId: villageId(),
    photoId: text('photo_id').notNull(),
    /** SHA-256 of the kept picture, hexadecimal. */
    digest: text('digest').notNull(),
    /** 64 bits for each of four orientations, 64 hexadecimal digits. */
    perceptualHash: text('perceptual_hash').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    byteCount: integer('byte_count').notNull(),
    uploadedAt: instant('uploaded_at').notNull(),
    uploadedByUserId: text('uploaded_by_user_id').notNull(),
    /** What it shows when that is no declaration: a reminder, say. Then it is kept like evidence. */
    shows: text('shows'),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.photoId] }),
    index('declarations_photos_digest').on(t.villageId, t.digest),
    index('declarations_photos_uploader').on(t.villageId, t.uploadedByUserId, t.photoId),
  ],
)

/** Photographs that look alike, kept from both sides when the later one became evidence, so that lists need not compare. */
export const likenesses = table(
  'declarations_likenesses',
  {
    villageId: villageId(),
    photoId: text('photo_id').notNull(),
    otherPhotoId: text('other_photo_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.villageId, t.photoId, t.otherPhotoId] })],
)

/** Up to which evening a village has heard of the awards that were given on the spot. */
export const tellings = table(
  'declarations_tellings',
  { villageId: villageId(), toldThrough: instant('told_through').notNull() },
  (t) => [primaryKey({ columns: [t.villageId] })],
)
