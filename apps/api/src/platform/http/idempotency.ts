import { hash } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import { type At, prepared } from '../database/prepared.ts'
import { insertRows, listOf } from '../database/rows.ts'
import { idempotentAnswers } from '../database/tables.ts'
import { refuse } from '../refusal.ts'
import type { Work } from '../work.ts'

/** Keys are made on the phone and kept there until the answer has come. */
const KEY_SHAPE = /^[\w-]{8,100}$/

/** The key, or a refusal that says it is missing. */
export const requireKey = (header: string): string =>
  KEY_SHAPE.test(header) ? header : refuse('platform.idempotency_key_missing')

/** What a key stands for: another person, endpoint or input under the same key is refused. */
export const requestHashOf = (request: readonly unknown[]): string =>
  hash('sha256', JSON.stringify(request), 'base64url')

const findAnswers = prepared((tx, at: At<{ villageId: string; keys: readonly string[] }>) =>
  tx
    .select({
      key: idempotentAnswers.idempotencyKey,
      requestHash: idempotentAnswers.requestHash,
      json: idempotentAnswers.answer,
    })
    .from(idempotentAnswers)
    .where(
      and(eq(idempotentAnswers.villageId, at.villageId), inArray(idempotentAnswers.idempotencyKey, listOf(at.keys))),
    ),
)

/** The answers already given in a village, by key: sent again with the same input, one comes back as it was. */
export const answersGiven = async ({ tx, villageId }: Work, keys: readonly string[]) =>
  new Map((await findAnswers(tx, { villageId, keys })).map((answer) => [answer.key, answer]))

/** Keeps answers so that the same request is not done again. What was refused is not kept and may be tried again. */
export const keepAnswers = async (
  { tx }: Work,
  answers: readonly { work: Work; key: string; requestHash: string; json: string }[],
): Promise<void> =>
  insertRows(
    tx,
    idempotentAnswers,
    answers.map(({ work, key, requestHash, json }) => ({
      villageId: work.villageId,
      idempotencyKey: key,
      requestHash,
      status: 200,
      answer: json,
      answeredAt: work.now,
    })),
  )
