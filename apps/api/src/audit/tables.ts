import { instant, integer, primaryKey, table, text, villageId } from '../platform/database/columns.ts'

/** What each night's audit found: one row per village and day. */
export const auditResults = table(
  'audit_results',
  {
    villageId: villageId(),
    auditedOn: text('audited_on').notNull(),
    auditedAt: instant('audited_at').notNull(),
    rows: integer('rows').notNull(),
    /** The first broken place, JSON; null when all is well. */
    fault: text('fault'),
  },
  (t) => [primaryKey({ columns: [t.villageId, t.auditedOn] })],
)
