import {
  index,
  instant,
  integer,
  primaryKey,
  table,
  text,
  uniqueIndex,
  villageId,
} from '../platform/database/columns.ts'

/** The outbox: what was told, worded, to whom, and from when on. Identifiers sort by the moment at which it is due. */
export const messages = table(
  'messages',
  {
    villageId: villageId(),
    messageId: text('message_id').notNull(),
    /** `household:…`, `village`, `person:…`, `role:…`, `group_leader:…`. */
    recipient: text('recipient').notNull(),
    kind: text('kind').notNull(),
    title: text('title').notNull(),
    text: text('text').notNull(),
    subjectId: text('subject_id'),
    toldAt: instant('told_at').notNull(),
    /** Not before this moment: at night it waits for the morning, a digest for its hour. */
    dueAt: instant('due_at').notNull(),
    /** How often a digest was told. */
    times: integer('times').notNull(),
    onceKey: text('once_key'),
  },
  (t) => [
    primaryKey({ columns: [t.villageId, t.messageId] }),
    index('messages_recipient').on(t.villageId, t.recipient, t.messageId),
    uniqueIndex('messages_once').on(t.villageId, t.onceKey),
  ],
)

/** How far a person has read what one recipient is told. */
export const readings = table(
  'messages_readings',
  {
    villageId: villageId(),
    userId: text('user_id').notNull(),
    recipient: text('recipient').notNull(),
    readThrough: text('read_through').notNull(),
  },
  (t) => [primaryKey({ columns: [t.villageId, t.userId, t.recipient] })],
)
