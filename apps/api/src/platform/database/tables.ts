import { instant, integer, primaryKey, table, text, villageId } from './columns.ts'

/** Answers already given, so that the same request sent again is answered, not done, again (LEDGER law 5). */
export const idempotentAnswers = table(
  'platform_idempotent_answers',
  {
    villageId: villageId(),
    idempotencyKey: text('idempotency_key').notNull(),
    /** SHA-256 over person, endpoint and input: the same key for anything else is refused. */
    requestHash: text('request_hash').notNull(),
    status: integer('status').notNull(),
    answer: text('answer').notNull(),
    answeredAt: instant('answered_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.villageId, t.idempotencyKey] })],
)
