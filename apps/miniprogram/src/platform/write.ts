import type { Endpoint, EndpointInput, EndpointOutput } from '@village-points/shared/platform/endpoint.ts'
import { type Attempt, useAttempt } from './attempt'
import { call } from './call'
import { CallError } from './call-error'
import { now } from './clock'
import { fingerprint, newKey } from './identifiers'
import { outdateAnswers } from './kept-answers'
import { queryClient } from './query-client'
import { actingRole } from './session'
import { keep, readKept } from './storage'

interface PendingWrite {
  readonly key: string
  readonly at: number
}

const PENDING_KEY = 'pending-writes'
// After half an hour the same tap is taken for a new deed, not for the repetition of a lost one.
const PENDING_MS = 30 * 60 * 1000

const readPending = (): Record<string, PendingWrite> => {
  const entries = Object.entries(readKept<Record<string, PendingWrite>>(PENDING_KEY) ?? {})
  return Object.fromEntries(entries.filter(([, pending]) => now() - pending.at < PENDING_MS))
}

/** The key of an action: made and kept before it is sent, the same again until the action was answered. */
export const keyFor = (action: string): string => {
  const pending = readPending()
  const known = pending[action]
  if (known) return known.key
  const key = newKey()
  keep(PENDING_KEY, { ...pending, [action]: { key, at: now() } })
  return key
}

/** Forgets an action's key once the server has answered it. */
export const acknowledge = (action: string): void => {
  const { [action]: _answered, ...others } = readPending()
  keep(PENDING_KEY, others)
}

const inFlight = new Map<string, Promise<unknown>>()

/** Names an action by who does what with which input, so that a second tap is the same action. */
export const actionOf = (endpoint: Endpoint, input: unknown): string =>
  fingerprint(`${actingRole()?.roleId ?? ''} ${endpoint.name} ${JSON.stringify(input)}`)

/** Whether the server has decided: success or refusal. A lost answer or a busy server has not. */
const isDecided = (error: unknown): boolean =>
  error instanceof CallError && !error.isPassing && error.status !== undefined && error.status < 500

/** Changes something exactly once: a double tap joins the first, a retry after a lost answer reuses its key. */
export const write = <E extends Endpoint>(endpoint: E, input: EndpointInput<E>): Promise<EndpointOutput<E>> => {
  const action = actionOf(endpoint, input)
  const running = inFlight.get(action)
  if (running) return running as Promise<EndpointOutput<E>>
  const sending = call(endpoint, input, keyFor(action))
    .then((output) => {
      acknowledge(action)
      return output
    })
    .catch((error: unknown) => {
      if (isDecided(error)) acknowledge(action)
      throw error
    })
    .finally(() => inFlight.delete(action))
  inFlight.set(action, sending)
  return sending
}

/** A write as a page holds it. */
export type Write<E extends Endpoint> = Attempt<EndpointInput<E>, EndpointOutput<E>>

/** A write with its busy and error state. Afterwards every shown figure is fetched anew, or only those of `refreshes`. */
export const useWrite = <E extends Endpoint>(endpoint: E, refreshes?: readonly Endpoint[]): Write<E> =>
  useAttempt(async (input) => {
    const output = await write(endpoint, input)
    outdateAnswers()
    refresh(refreshes)
    return output
  })

/** Fetches anew what is on screen: the given endpoints, or all. Does not wait for the answers. */
export const refresh = (endpoints?: readonly Endpoint[]): void => {
  if (!endpoints) void queryClient.invalidateQueries({ predicate: ({ meta }) => !meta?.isLasting })
  for (const endpoint of endpoints ?? []) void queryClient.invalidateQueries({ queryKey: [endpoint.name] })
}
