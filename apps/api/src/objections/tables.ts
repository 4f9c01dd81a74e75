import { sql } from 'drizzle-orm'
import { declarations } from '../declarations/tables.ts'
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

/** What was objected to and what came of it. Nothing here says who objected. */
export const objections = table(
  'objections',
  {
    villageId: villageId(),
    objectionId: text('objection_id').notNull(),
    declarationId: text('declaration_id').notNull(),
    /** Whose points these were on that day. */
    householdId: text('household_id').notNull(),
    state: text('state').notNull(),
    raisedAt: instant('raised_at').notNull(),
    /** The day by which it is answered: by the supervision committee, after an appeal by the town. */
    dueOn: text('due_on').notNull(),
    isProvisional: boolean('is_provisional').notNull(),
    voiceCount: integer('voice_count').notNull(),
    appealedBy: text('appealed_by'),
    isNewAwardDue: boolean('is_new_award_due').notNull(),
    replacedById: text('replaced_by_id'),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.objectionId] }),
    uniqueIndex('objections_one_open').on(t.villageId, t.declarationId).where(sql`${t.state} in ('raised','appealed')`),
    index('objections_declaration').on(t.villageId, t.declarationId),
    index('objections_household').on(t.villageId, t.householdId, t.objectionId),
    index('objections_state').on(t.villageId, t.state, t.objectionId),
    index('objections_award_due')
      .on(t.villageId, t.objectionId)
      .where(sql`${t.isNewAwardDue} and ${t.replacedById} is null`),
    foreignKey({
      columns: [t.villageId, t.declarationId],
      foreignColumns: [declarations.villageId, declarations.declarationId],
      name: 'objections_against',
    }),
    check(
      'objections_state',
      sql`${t.state} in ('raised','dismissed','upheld','appealed','finally_dismissed','finally_upheld')`,
    ),
    check('objections_appealed_by', sql`${t.appealedBy} in ('objector','household')`),
  ],
)

/** What people said, and who they are: read for the supervision committee, and for each person his own. */
export const voices = table(
  'objections_voices',
  {
    villageId: villageId(),
    objectionId: text('objection_id').notNull(),
    position: integer('position').notNull(),
    kind: text('kind').notNull(),
    words: text('words').notNull(),
    saidAt: instant('said_at').notNull(),
    /** Nobody's account when it came on paper. */
    objectorUserId: text('objector_user_id'),
    objectorName: text('objector_name').notNull(),
    objectorHouseholdId: text('objector_household_id'),
    enteredByUserId: text('entered_by_user_id'),
    enteredByName: text('entered_by_name'),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.objectionId, t.position] }),
    index('objections_voices_of_objector').on(t.villageId, t.objectorUserId, t.objectionId),
    index('objections_voices_entered_by').on(t.villageId, t.enteredByUserId, t.objectionId),
    foreignKey({
      columns: [t.villageId, t.objectionId],
      foreignColumns: [objections.villageId, objections.objectionId],
      name: 'objections_voices_on',
    }),
    check('objections_voices_kind', sql`${t.kind} in ('objection','appeal')`),
    check('objections_voices_on_paper', sql`(${t.objectorUserId} is null) = (${t.enteredByUserId} is not null)`),
  ],
)

/** Answers in writing, the town's last. Never changed. */
export const answers = table(
  'objections_answers',
  {
    villageId: villageId(),
    objectionId: text('objection_id').notNull(),
    position: integer('position').notNull(),
    isUpheld: boolean('is_upheld').notNull(),
    isFinal: boolean('is_final').notNull(),
    reasons: text('reasons').notNull(),
    answeredAt: instant('answered_at').notNull(),
    answeredByUserId: text('answered_by_user_id').notNull(),
    answeredByName: text('answered_by_name').notNull(),
    answeredByRole: text('answered_by_role').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.objectionId, t.position] }),
    foreignKey({
      columns: [t.villageId, t.objectionId],
      foreignColumns: [objections.villageId, objections.objectionId],
      name: 'objections_answers_to',
    }),
  ],
)
