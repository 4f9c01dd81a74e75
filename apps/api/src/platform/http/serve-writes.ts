import type { Store, Tx } from '../database/store.ts'
import { Refusal, refusalOr } from '../refusal.ts'
import type { Work } from '../work.ts'
import { type Authenticator, type Call, type Input, parseInput, requirePermitted, toJson, workOf } from './calling.ts'
import { answersGiven, keepAnswers, requestHashOf, requireKey } from './idempotency.ts'
import type { Binding } from './route.ts'

/** What became of one request. */
export type Outcome = { work: Work; answer: unknown; json: string; isHit: boolean } | Refusal

/** What writing needs of the server. */
export interface Writing {
  readonly store: Store
  readonly authenticator: Authenticator
}

/** A request that may be done. */
interface Asked {
  readonly work: Work
  readonly input: Input
  readonly key: string
  readonly requestHash: string
}

/**
 * Serves writes of one endpoint in one transaction, each done once per idempotency key. What a lone request refuses after
 * writing is thrown, so that its writes are undone; requests served together are decided before anything is written.
 */
export const serveWrites = async (
  { authenticator }: Writing,
  binding: Binding,
  tx: Tx,
  calls: readonly Call[],
): Promise<readonly Outcome[]> => {
  const callers = await authenticator(tx, calls, true)
  const asked = calls.map((call, index) => refusalOr(() => askedBy(binding, call, workOf(tx, callers[index], call))))
  const outcomes = new Map<Asked, Outcome>()
  const allowed = asked.flatMap((one) => (one instanceof Refusal ? [] : [one]))
  for (const ofVillage of Map.groupBy(allowed, ({ work }) => work.villageId).values()) {
    await serveVillage(binding, ofVillage, outcomes)
  }
  return asked.map((one) => (one instanceof Refusal ? one : outcomes.get(one)!))
}

const askedBy = (binding: Binding, call: Call, work: Work): Asked => {
  const input = parseInput(binding, call)
  requirePermitted(binding, work)
  const { params, query, body, file } = call
  const request = [work.actor.userId, binding.endpoint.name, { params, query, body }, file?.digest]
  return { work, input, key: requireKey(call.idempotencyKey), requestHash: requestHashOf(request) }
}

/** A key that came twice is done for the first; the second then finds its answer. */
const serveVillage = async (
  binding: Binding,
  asked: readonly Asked[],
  outcomes: Map<Asked, Outcome>,
): Promise<void> => {
  const { work } = asked[0]!
  // What is read from here on stays true until it is written on: a village's writes go one after another.
  await work.tx.lock(work.villageId)
  const given = await answersGiven(work, [...new Set(asked.map(({ key }) => key))])
  const [now, later] = [new Map<string, Asked>(), [] as Asked[]]
  for (const one of asked) {
    const known = given.get(one.key)
    if (known) outcomes.set(one, hitOf(one, known))
    else if (now.has(one.key)) later.push(one)
    else now.set(one.key, one)
  }
  if (now.size > 0) await doAll(binding, [...now.values()], outcomes)
  if (later.length > 0) await serveVillage(binding, later, outcomes)
}

const hitOf = ({ work, requestHash }: Asked, known: { requestHash: string; json: string }): Outcome =>
  known.requestHash === requestHash
    ? { work, answer: undefined, json: known.json, isHit: true }
    : new Refusal('platform.idempotency_key_reused')

const doAll = async (binding: Binding, asked: readonly Asked[], outcomes: Map<Asked, Outcome>): Promise<void> => {
  const answers = binding.together
    ? await binding.together(asked as never)
    : await Promise.all(asked.map(({ work, input }) => remembered(binding, work, input)))
  const kept: (Asked & { json: string })[] = []
  for (const [index, one] of asked.entries()) {
    const answer = answers[index]
    if (answer instanceof Refusal) {
      outcomes.set(one, answer)
    } else {
      const json = toJson(binding, answer)
      outcomes.set(one, { work: one.work, answer, json, isHit: false })
      kept.push({ ...one, json })
    }
  }
  await keepAnswers(asked[0]!.work, kept)
}

/** A refusal to be remembered ends the request like an answer: what was written stays. */
const remembered = async (binding: Binding, work: Work, input: Input): Promise<unknown> => {
  try {
    return await binding.useCase!(work, input as never)
  } catch (error) {
    if (error instanceof Refusal && error.isRemembered) return error
    throw error
  }
}
