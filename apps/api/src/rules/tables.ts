import {
  boolean,
  foreignKey,
  instant,
  integer,
  primaryKey,
  table,
  text,
  uniqueIndex,
  villageId,
} from '../platform/database/columns.ts'

/** Adopted versions. A row is never changed: what the assembly voted on stays what it was. */
export const rulebooks = table(
  'rules_rulebooks',
  {
    villageId: villageId(),
    id: text('id').notNull(),
    version: integer('version').notNull(),
    title: text('title').notNull(),
    inForceOn: text('in_force_on').notNull(),
    assemblyOn: text('assembly_on').notNull(),
    /** Figures are people. */
    entitled: integer('entitled'),
    present: integer('present').notNull(),
    inFavor: integer('in_favor').notNull(),
    isFromPaper: boolean('is_from_paper').notNull().default(true),
    recordedAt: instant('recorded_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.id] }),
    uniqueIndex('rules_rulebooks_version').on(t.villageId, t.version),
    uniqueIndex('rules_rulebooks_in_force_on').on(t.villageId, t.inForceOn),
  ],
)

export const rules = table(
  'rules_rules',
  {
    villageId: villageId(),
    id: text('id').notNull(),
    rulebookId: text('rulebook_id').notNull(),
    originId: text('origin_id').notNull(),
    clause: integer('clause').notNull(),
    category: text('category').notNull(),
    title: text('title').notNull(),
    ruleClass: text('rule_class').notNull(),
    pointsKind: text('points_kind').notNull(),
    /** Hundredths of a point: the fixed amount, the least of a range, or what one unit earns. */
    points: integer('points').notNull(),
    /** Hundredths; only of a range. */
    mostPoints: integer('most_points'),
    unit: text('unit'),
    unitSize: integer('unit_size'),
    evidence: text('evidence').notNull(),
    procedure: text('procedure').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.id] }),
    uniqueIndex('rules_rules_clause').on(t.villageId, t.rulebookId, t.clause),
    uniqueIndex('rules_rules_origin').on(t.villageId, t.rulebookId, t.originId),
    foreignKey({ columns: [t.villageId, t.rulebookId], foreignColumns: [rulebooks.villageId, rulebooks.id] }),
  ],
)

export const caps = table(
  'rules_caps',
  {
    villageId: villageId(),
    ruleId: text('rule_id').notNull(),
    position: integer('position').notNull(),
    period: text('period').notNull(),
    measure: text('measure').notNull(),
    /** Hundredths of a point, or plain times. */
    most: integer('most').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.ruleId, t.position] }),
    foreignKey({ columns: [t.villageId, t.ruleId], foreignColumns: [rules.villageId, rules.id] }),
  ],
)

/** Rules stopped before their version ended; a row of its own because the rule's row never changes. */
export const retirements = table(
  'rules_retirements',
  {
    villageId: villageId(),
    ruleId: text('rule_id').notNull(),
    reason: text('reason').notNull(),
    retiredAt: instant('retired_at').notNull(),
    retiredBy: text('retired_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.ruleId] }),
    foreignKey({ columns: [t.villageId, t.ruleId], foreignColumns: [rules.villageId, rules.id] }),
  ],
)
