import { sql } from 'drizzle-orm'
import { declarations } from '../declarations/tables.ts'
import {
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

/** The panels that the villagers chose, one after the other; the latest one sits. */
export const panels = table(
  'review_panels',
  {
    villageId: villageId(),
    panelId: text('panel_id').notNull(),
    chosenOn: text('chosen_on').notNull(),
    /** Unknown of panels recorded before terms were asked for. */
    termEndsOn: text('term_ends_on'),
    quorum: integer('quorum').notNull(),
    recordedByUserId: text('recorded_by_user_id').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.villageId, t.panelId] })],
)

/** Who was chosen, as a member or to stand in for one. */
export const panelPeople = table(
  'review_panel_people',
  {
    villageId: villageId(),
    panelId: text('panel_id').notNull(),
    userId: text('user_id').notNull(),
    kind: text('kind').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.panelId, t.userId] }),
    foreignKey({
      columns: [t.villageId, t.panelId],
      foreignColumns: [panels.villageId, panels.panelId],
      name: 'review_panel_people_of',
    }),
    check('review_panel_people_kind', sql`${t.kind} in ('member','stand_in')`),
  ],
)

/** Households on which a person never votes, beside the own one. */
export const kin = table(
  'review_kin',
  {
    villageId: villageId(),
    kinId: text('kin_id').notNull(),
    userId: text('user_id').notNull(),
    householdId: text('household_id').notNull(),
    relation: text('relation').notNull(),
    declaredByUserId: text('declared_by_user_id').notNull(),
    declaredByName: text('declared_by_name').notNull(),
    declaredAt: instant('declared_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.kinId] }),
    uniqueIndex('review_kin_declared_once').on(t.villageId, t.userId, t.householdId).where(sql`${t.endedAt} is null`),
    index('review_kin_household').on(t.villageId, t.householdId),
  ],
)

/** A declaration before the panel, once for each time that it was screened. */
export const cases = table(
  'review_cases',
  {
    villageId: villageId(),
    declarationId: text('declaration_id').notNull(),
    round: integer('round').notNull(),
    quorum: integer('quorum').notNull(),
    /** `closed`: the declaration left the panel before it was decided. */
    state: text('state').notNull(),
    openedAt: instant('opened_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.declarationId, t.round] }),
    index('review_cases_open').on(t.villageId, t.declarationId).where(sql`${t.state} = 'open'`),
    foreignKey({
      columns: [t.villageId, t.declarationId],
      foreignColumns: [declarations.villageId, declarations.declarationId],
      name: 'review_cases_of',
    }),
    check('review_cases_state', sql`${t.state} in ('open','accept','return','reject','closed')`),
  ],
)

/** The seats of one case. A seat that nobody can fill stays empty until somebody can. */
export const seats = table(
  'review_seats',
  {
    villageId: villageId(),
    declarationId: text('declaration_id').notNull(),
    round: integer('round').notNull(),
    /** The member whose seat it is. */
    seatUserId: text('seat_user_id').notNull(),
    seatedUserId: text('seated_user_id'),
    recusedBecause: text('recused_because'),
    /** What the draw was made from, so that anybody can make it again. */
    seed: text('seed'),
    candidates: text('candidates'),
    vote: text('vote'),
    reason: text('reason'),
    words: text('words'),
    votedAt: instant('voted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.declarationId, t.round, t.seatUserId] }),
    uniqueIndex('review_seats_one_each').on(t.villageId, t.declarationId, t.round, t.seatedUserId),
    index('review_seats_to_vote').on(t.villageId, t.seatedUserId, t.declarationId).where(sql`${t.vote} is null`),
    foreignKey({
      columns: [t.villageId, t.declarationId, t.round],
      foreignColumns: [cases.villageId, cases.declarationId, cases.round],
      name: 'review_seats_of',
    }),
    check('review_seats_vote', sql`${t.vote} in ('accept','return','reject')`),
  ],
)
