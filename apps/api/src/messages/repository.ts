import { and, asc, eq, gt, gte, inArray, lt, lte, sql } from 'drizzle-orm'
import { type At, prepared } from '../platform/database/prepared.ts'
import { insertRows, listOf, rowsOf } from '../platform/database/rows.ts'
import { countRows, excluded } from '../platform/database/store.ts'
import type { Work } from '../platform/work.ts'
import { messages, readings } from './tables.ts'

export type MessageRow = typeof messages.$inferSelect

/** Keeps messages; of those with a name the first one, or one more of the same digest. */
export const keepMessages = async (work: Work, rows: readonly MessageRow[], isDigest: (row: MessageRow) => boolean) => {
  const plain = rows.filter((row) => row.onceKey === null)
  await insertRows(work.tx, messages, plain)
  for (const row of rows) {
    if (row.onceKey === null) continue
    const insert = work.tx.insert(messages).values(row)
    if (!isDigest(row)) await insert.onConflictDoNothing({ target: [messages.villageId, messages.onceKey] })
    else
      await insert.onConflictDoUpdate({
        target: [messages.villageId, messages.onceKey],
        set: { times: sql`${messages.times} + ${excluded(messages.times)}` },
      })
  }
}

/** Whether there is a message under this name. */
export const hasMessage = async (work: Work, onceKey: string): Promise<boolean> => {
  const [row] = await work.tx
    .select({ messageId: messages.messageId })
    .from(messages)
    .where(and(eq(messages.villageId, work.villageId), eq(messages.onceKey, onceKey)))
  return row !== undefined
}

/** What has been due for one of the recipients, newest first. */
export const pageOfMessages = async (
  work: Work,
  recipients: readonly string[],
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<readonly MessageRow[]> =>
  work.tx
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.villageId, work.villageId),
        inArray(messages.recipient, [...recipients]),
        lte(messages.dueAt, work.now),
        cursor ? lt(messages.messageId, cursor) : undefined,
      ),
    )
    .orderBy(sql`${messages.messageId} desc`)
    .limit(limit)

/** What one of the recipients was told within a span, oldest first. */
export const messagesWithin = async (
  work: Work,
  recipients: readonly string[],
  { from, before }: { from: Date; before: Date },
): Promise<readonly MessageRow[]> =>
  work.tx
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.villageId, work.villageId),
        inArray(messages.recipient, [...recipients]),
        gte(messages.dueAt, from),
        lt(messages.dueAt, before),
        lte(messages.dueAt, work.now),
      ),
    )
    .orderBy(asc(messages.messageId))

const findReadings = prepared((tx, at: At<{ villageId: string; userId: string; recipients: readonly string[] }>) =>
  tx
    .select({ recipient: readings.recipient, readThrough: readings.readThrough })
    .from(readings)
    .where(
      and(
        eq(readings.villageId, at.villageId),
        eq(readings.userId, at.userId),
        inArray(readings.recipient, listOf(at.recipients)),
      ),
    ),
)

/** How far this person has read, by recipient. */
export const readThrough = async (
  { tx, villageId, actor }: Work,
  recipients: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const rows = await findReadings(tx, { villageId, userId: actor.userId, recipients })
  return new Map(rows.map((row) => [row.recipient, row.readThrough]))
}

const countBehindReading = prepared(
  (tx, at: At<{ villageId: string; userId: string; recipients: readonly { recipient: string }[]; now: Date }>) => {
    const { source, given } = rowsOf(at.recipients, { recipient: messages.recipient })
    return tx
      .select({ count: countRows() })
      .from(source)
      .leftJoin(
        readings,
        and(
          eq(readings.villageId, at.villageId),
          eq(readings.userId, at.userId),
          eq(readings.recipient, given.recipient),
        ),
      )
      .innerJoin(
        messages,
        and(
          eq(messages.villageId, at.villageId),
          eq(messages.recipient, given.recipient),
          gt(messages.messageId, sql`coalesce(${readings.readThrough}, '')`),
          lte(messages.dueAt, sql.param(at.now, messages.dueAt)),
        ),
      )
  },
)

/** How many messages this person has not read. */
export const countUnreadOf = async ({ tx, villageId, actor, now }: Work, recipients: readonly string[]) => {
  const given = recipients.map((recipient) => ({ recipient }))
  const [row] = await countBehindReading(tx, { villageId, userId: actor.userId, recipients: given, now })
  return row?.count ?? 0
}

/** A message that is due, or undefined. */
export const findDue = async (work: Work, messageId: string): Promise<MessageRow | undefined> => {
  const [row] = await work.tx
    .select()
    .from(messages)
    .where(
      and(eq(messages.villageId, work.villageId), eq(messages.messageId, messageId), lte(messages.dueAt, work.now)),
    )
  return row
}

/** This person has read so far; a mark never goes back. */
export const setReadThrough = async (work: Work, recipients: readonly string[], messageId: string): Promise<void> => {
  const { villageId } = work
  const rows = recipients.map((recipient) => ({
    villageId,
    userId: work.actor.userId,
    recipient,
    readThrough: messageId,
  }))
  await work.tx
    .insert(readings)
    .values(rows)
    .onConflictDoUpdate({
      target: [readings.villageId, readings.userId, readings.recipient],
      set: { readThrough: excluded(readings.readThrough) },
      setWhere: sql`${readings.readThrough} < ${excluded(readings.readThrough)}`,
    })
}

/** Deletes the oldest messages that were due before a moment; returns how many. */
export const forgetOldest = async (
  work: Pick<Work, 'tx' | 'villageId'>,
  before: Date,
  limit: number,
): Promise<number> => {
  const { tx, villageId } = work
  const oldest = await tx
    .select({ messageId: messages.messageId, dueAt: messages.dueAt })
    .from(messages)
    .where(eq(messages.villageId, villageId))
    .orderBy(asc(messages.messageId))
    .limit(limit)
  const old = oldest.filter(({ dueAt }) => dueAt < before).map(({ messageId }) => messageId)
  if (old.length > 0) {
    await tx.delete(messages).where(and(eq(messages.villageId, villageId), inArray(messages.messageId, old)))
  }
  return old.length
}
