import { boolean, instant, primaryKey, table, text, villageId } from '../platform/database/columns.ts'

/** What each household said last about being named on the honour board; a household without a row is not named. */
export const consents = table(
  'honors_consents',
  {
    villageId: villageId(),
    householdId: text('household_id').notNull(),
    isGiven: boolean('is_given').notNull(),
    /** How it said so, when the committee recorded it from paper. */
    words: text('words').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    recordedByUserId: text('recorded_by_user_id').notNull(),
    recordedByName: text('recorded_by_name').notNull(),
  },
  (t) => [primaryKey({ columns: [t.villageId, t.householdId] })],
)
