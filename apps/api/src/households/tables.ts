import {
  boolean,
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

export const households = table(
  'households_households',
  {
    villageId: villageId(),
    id: text('id').notNull(),
    number: text('number').notNull(),
    /** The number as it is compared: half-width, lower case, without blanks. */
    numberKey: text('number_key').notNull(),
    /** Kept here because a household that was merged has no members left. */
    headName: text('head_name').notNull(),
    villagersGroupId: text('villagers_group_id').notNull(),
    doorNumber: text('door_number').notNull(),
    /** Sorts 三组9号 before 三组17号. */
    doorKey: text('door_key').notNull(),
    note: text('note').notNull(),
    status: text('status').notNull(),
    statusReason: text('status_reason').notNull(),
    mergedIntoId: text('merged_into_id'),
    /** What the search box looks through; see search-text.ts. */
    searchText: text('search_text').notNull(),
    addedAt: instant('added_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.id] }),
    uniqueIndex('households_households_number_key').on(t.villageId, t.numberKey),
    index('households_households_group').on(t.villageId, t.villagersGroupId, t.doorKey),
    index('households_households_merged_into').on(t.villageId, t.mergedIntoId),
  ],
)

export const members = table(
  'households_members',
  {
    villageId: villageId(),
    id: text('id').notNull(),
    householdId: text('household_id').notNull(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    relation: text('relation').notNull(),
    isHead: boolean('is_head').notNull(),
    sex: text('sex'),
    /** `1956-03`; the day is not kept. */
    birthMonth: text('birth_month'),
    phone: text('phone'),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.id] }),
    index('households_members_household').on(t.villageId, t.householdId, t.position),
    foreignKey({ columns: [t.villageId, t.householdId], foreignColumns: [households.villageId, households.id] }),
  ],
)

export const cards = table(
  'households_cards',
  {
    villageId: villageId(),
    id: text('id').notNull(),
    householdId: text('household_id').notNull(),
    /** Says nothing about the household; kept readable because a card is printed again when it wears out. */
    code: text('code').notNull(),
    issuedAt: instant('issued_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.id] }),
    uniqueIndex('households_cards_code').on(t.villageId, t.code),
    index('households_cards_household').on(t.villageId, t.householdId),
    foreignKey({ columns: [t.villageId, t.householdId], foreignColumns: [households.villageId, households.id] }),
  ],
)
