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

/** A list that hangs out for some days. */
export const lists = table(
  'publicity_lists',
  {
    villageId: villageId(),
    listId: text('list_id').notNull(),
    /** Counted anew each year. */
    year: integer('year').notNull(),
    number: integer('number').notNull(),
    startsOn: text('starts_on').notNull(),
    /** The village's setting when the list went up. */
    publicityDays: integer('publicity_days').notNull(),
    endsOn: text('ends_on').notNull(),
    isProvisional: boolean('is_provisional').notNull(),
    state: text('state').notNull(),
    lineCount: integer('line_count').notNull(),
    /** Lines of which it is not known yet what becomes of them. */
    openCount: integer('open_count').notNull(),
    hundredths: integer('hundredths').notNull(),
    contentDigest: text('content_digest').notNull(),
    /** The rulebooks that the lines cite. */
    basis: text('basis').notNull(),
    headDigest: text('head_digest'),
    /** Awards on the spot up to here in the ledger are on this list or an earlier one. */
    throughSequence: integer('through_sequence').notNull(),
    madeAt: instant('made_at').notNull(),
    madeByUserId: text('made_by_user_id').notNull(),
    madeByName: text('made_by_name').notNull(),
    closedAt: instant('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.listId] }),
    uniqueIndex('publicity_lists_number').on(t.villageId, t.year, t.number),
    uniqueIndex('publicity_lists_one_a_day').on(t.villageId, t.startsOn),
    index('publicity_lists_unfinished')
      .on(t.villageId, t.endsOn)
      .where(sql`${t.openCount} > 0 or ${t.state} <> 'closed'`),
    check('publicity_lists_state', sql`${t.state} in ('preparing','open','closed')`),
    check('publicity_lists_closed_at', sql`(${t.state} = 'closed') = (${t.closedAt} is not null)`),
  ],
)

/** What a list said on the day it went up. Never changed but for `is_settled`. */
export const lines = table(
  'publicity_lines',
  {
    villageId: villageId(),
    listId: text('list_id').notNull(),
    position: integer('position').notNull(),
    declarationId: text('declaration_id').notNull(),
    householdId: text('household_id').notNull(),
    shownName: text('shown_name').notNull(),
    ruleTitle: text('rule_title').notNull(),
    deed: text('deed').notNull(),
    deedOn: text('deed_on').notNull(),
    hundredths: integer('hundredths').notNull(),
    isPostedBefore: boolean('is_posted_before').notNull(),
    /** Posted, or sure not to be. */
    isSettled: boolean('is_settled').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.listId, t.position] }),
    uniqueIndex('publicity_lines_declaration').on(t.villageId, t.declarationId),
    index('publicity_lines_household').on(t.villageId, t.householdId, t.listId, t.position),
    index('publicity_lines_unsettled').on(t.villageId, t.listId, t.position).where(sql`not ${t.isSettled}`),
    foreignKey({
      columns: [t.villageId, t.listId],
      foreignColumns: [lists.villageId, lists.listId],
      name: 'publicity_lines_of',
    }),
    foreignKey({
      columns: [t.villageId, t.declarationId],
      foreignColumns: [declarations.villageId, declarations.declarationId],
      name: 'publicity_lines_for',
    }),
  ],
)

/** Photographs of the sheet on the wall. */
export const sheets = table(
  'publicity_sheets',
  {
    villageId: villageId(),
    listId: text('list_id').notNull(),
    photoId: text('photo_id').notNull(),
    place: text('place').notNull(),
    takenAt: instant('taken_at').notNull(),
    takenByUserId: text('taken_by_user_id').notNull(),
    takenByName: text('taken_by_name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.listId, t.photoId] }),
    foreignKey({
      columns: [t.villageId, t.listId],
      foreignColumns: [lists.villageId, lists.listId],
      name: 'publicity_sheets_of',
    }),
  ],
)

/** Households that chose themselves how they are called on lists. */
export const shownNames = table(
  'publicity_shown_names',
  {
    villageId: villageId(),
    householdId: text('household_id').notNull(),
    masking: text('masking').notNull(),
    chosenAt: instant('chosen_at').notNull(),
    chosenByUserId: text('chosen_by_user_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.householdId] }),
    check('publicity_shown_names_masking', sql`${t.masking} in ('masked_name','door_number','full_name')`),
  ],
)
