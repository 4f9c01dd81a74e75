import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { idempotentAnswers } from '../database/tables.ts'
import { refuse } from '../refusal.ts'
import type { Work } from '../work.ts'

/** Keys are made on the phone and kept there until the answer has come. */
const KEY_SHAPE = /^[\w-]{8,100}$/

/** The key, or a refusal that says it is missing. */
export const requireKey = (header: string): string =>
  KEY_SHAPE.test(header) ? header : refuse('platform.idempotency_key_missing')

/**
 * Does `act` once per key. Sent again with the same input, the stored answer comes back and `isHit` is true; sent again
 * with another input, it is refused. A refused request stores nothing, so it may be tried again.
 */
export const once = async (
  work: Work,
  key: string,
  request: readonly unknown[],
  act: () => Promise<unknown>,
): Promise<{ answer: unknown; isHit: boolean }> => {
  const requestHash = createHash('sha256').update(JSON.stringify(request)).digest('base64url')
  // What is read from here on stays true until it is written on: a village's writes go one after another.
  await work.tx.lock(work.villageId)
  const [known] = await work.tx
    .select()
    .from(idempotentAnswers)
    .where(and(eq(idempotentAnswers.villageId, work.villageId), eq(idempotentAnswers.idempotencyKey, key)))
  if (known) {
    if (known.requestHash !== requestHash) refuse('platform.idempotency_key_reused')
    return { answer: JSON.parse(known.answer), isHit: true }
  }
  const answer = await act()
  await work.tx.insert(idempotentAnswers).values({
    villageId: work.villageId,
    idempotencyKey: key,
    requestHash,
    status: 200,
    answer: JSON.stringify(answer),
    answeredAt: work.now,
  })
  return { answer, isHit: false }
}
