import type { Endpoint } from '@village-points/shared/platform/endpoint.ts'
import { now } from './clock'
import { fingerprint } from './identifiers'
import { actingRole } from './session'
import { forget, keep, readKept } from './storage'

/** A wire body as it last came, kept so that a page opens with content. */
interface KeptAnswer {
  readonly at: number
  readonly body: unknown
}

const INDEX_KEY = 'answers'
const WRITTEN_KEY = 'last-write'
const MOST_ANSWERS = 40
const MOST_CHARACTERS = 60_000

const nameOf = (endpoint: Endpoint, input: unknown): string =>
  `answer:${fingerprint(`${actingRole()?.roleId ?? ''} ${endpoint.name} ${JSON.stringify(input)}`)}`

/** Keeps an answer of the acting role; the oldest beyond forty go. Large answers are not kept. */
export const keepAnswer = (endpoint: Endpoint, input: unknown, body: unknown): void => {
  const text = JSON.stringify(body)
  if (text === undefined || text.length > MOST_CHARACTERS) return
  const name = nameOf(endpoint, input)
  const names = [name, ...(readKept<string[]>(INDEX_KEY) ?? []).filter((other) => other !== name)]
  for (const old of names.slice(MOST_ANSWERS)) forget(old)
  keep(name, { at: now(), body } satisfies KeptAnswer)
  keep(INDEX_KEY, names.slice(0, MOST_ANSWERS))
}

/** The answer kept for this question by the acting role, if any and if it still fits the contract. */
export const readKeptAnswer = <Output>(
  endpoint: Endpoint,
  input: unknown,
): { readonly at: number; readonly output: Output; readonly isOutdated: boolean } | undefined => {
  const kept = readKept<KeptAnswer>(nameOf(endpoint, input))
  if (!kept) return undefined
  const parsed = endpoint.response.safeParse(kept.body)
  const isOutdated = kept.at <= (readKept<number>(WRITTEN_KEY) ?? 0)
  return parsed.success ? { at: kept.at, output: parsed.data as Output, isOutdated } : undefined
}

/** Notes that something was written: answers kept before it are shown, but asked for again at once. */
export const outdateAnswers = (): void => keep(WRITTEN_KEY, now())

/** Forgets every kept answer: somebody else may hold the phone now. */
export const forgetAnswers = (): void => {
  for (const name of readKept<string[]>(INDEX_KEY) ?? []) forget(name)
  forget(INDEX_KEY)
}
