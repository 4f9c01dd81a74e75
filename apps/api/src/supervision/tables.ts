import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  instant,
  integer,
  primaryKey,
  table,
  text,
  villageId,
} from '../platform/database/columns.ts'

/** What the supervisors found in the entries that were drawn. The entries themselves stand in the ledger, untouched. */
export const findings = table(
  'supervision_findings',
  {
    villageId: villageId(),
    month: text('month').notNull(),
    sequence: integer('sequence').notNull(),
    verdict: text('verdict').notNull(),
    words: text('words').notNull(),
    foundByUserId: text('found_by_user_id').notNull(),
    foundByName: text('found_by_name').notNull(),
    foundAt: instant('found_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.month, t.sequence] }),
    check('supervision_findings_verdict', sql`${t.verdict} in ('fine','wrong')`),
  ],
)

/** Photographs, by the finding they belong to. */
export const findingPhotos = table(
  'supervision_finding_photos',
  {
    villageId: villageId(),
    month: text('month').notNull(),
    sequence: integer('sequence').notNull(),
    photoId: text('photo_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.month, t.sequence, t.photoId] }),
    foreignKey({
      columns: [t.villageId, t.month, t.sequence],
      foreignColumns: [findings.villageId, findings.month, findings.sequence],
      name: 'supervision_finding_photos_of',
    }),
  ],
)

/** Monthly reports; one that somebody signed never changes again. */
export const reports = table(
  'supervision_reports',
  {
    villageId: villageId(),
    month: text('month').notNull(),
    /** The text that is signed, JSON. */
    content: text('content').notNull(),
    digest: text('digest').notNull(),
    madeByUserId: text('made_by_user_id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.villageId, t.month] })],
)

/** Who confirmed which report. */
export const signatures = table(
  'supervision_signatures',
  {
    villageId: villageId(),
    month: text('month').notNull(),
    userId: text('user_id').notNull(),
    name: text('name').notNull(),
    digest: text('digest').notNull(),
    signedAt: instant('signed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.month, t.userId] }),
    foreignKey({
      columns: [t.villageId, t.month],
      foreignColumns: [reports.villageId, reports.month],
      name: 'supervision_signatures_of',
    }),
  ],
)
