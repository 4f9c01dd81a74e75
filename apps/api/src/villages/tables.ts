import {
  foreignKey,
  index,
  integer,
  primaryKey,
  table,
  text,
  uniqueIndex,
  villageId,
} from '../platform/database/columns.ts'

/** The place tree, known to the whole installation. A village's id is its place's id. */
export const places = table(
  'villages_places',
  {
    id: text('id').primaryKey(),
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    parentId: text('parent_id'),
  },
  (t) => [index('villages_places_parent').on(t.parentId)],
)

export const settings = table('villages_settings', {
  villageId: text('village_id').primaryKey(),
  telephone: text('telephone').notNull(),
  objectionTelephone: text('objection_telephone'),
  publicityDays: integer('publicity_days').notNull(),
  /** Hundredths of a yuan that one point stands for. */
  fenPerPoint: integer('fen_per_point').notNull(),
  nameMasking: text('name_masking').notNull(),
  /** What becomes of unspent points at the year's end: `carry_over` or `expiry`. */
  periodRule: text('period_rule').notNull().default('carry_over'),
  periodNoticeDays: integer('period_notice_days').notNull().default(30),
  quietFromHour: integer('quiet_from_hour').notNull().default(20),
  quietUntilHour: integer('quiet_until_hour').notNull().default(8),
  deductionCeiling: integer('deduction_ceiling').notNull().default(20),
  repairDays: integer('repair_days').notNull().default(30),
  ranking: text('ranking').notNull().default('off'),
  /** Conduct points that each star takes, with blanks between them. */
  starPoints: text('star_points').notNull().default(''),
})

export const groups = table(
  'villages_groups',
  {
    villageId: villageId(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    /** The order in which the village counts its groups. */
    position: integer('position').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.id] }),
    uniqueIndex('villages_groups_name').on(t.villageId, t.name),
    foreignKey({ columns: [t.villageId], foreignColumns: [settings.villageId] }),
  ],
)
