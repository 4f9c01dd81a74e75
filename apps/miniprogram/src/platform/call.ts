import Taro from '@tarojs/taro'
import type { Endpoint, EndpointInput, EndpointOutput } from '@village-points/shared/platform/endpoint.ts'
import { type CallError, errorFromAnswer, noAnswer, unexpectedAnswer } from './call-error'
import { pause } from './clock'
import { useNetwork, watchSlowness } from './network'
import { addressOf, headersFor, isWrite, type LooseInput } from './request'
import { actingRole, useSession } from './session'

const TIMEOUT_MS = 10_000
const RETRY_AFTER_MS = [800, 2500] as const
const LONGEST_WAIT_MS = 6000

interface Answer {
  readonly status: number
  readonly body: unknown
  readonly retryAfterSeconds?: number | undefined
}

const readJson = (text: unknown): unknown => {
  if (typeof text !== 'string') return text
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const headerOf = (headers: unknown, name: string): string | undefined => {
  const entry = Object.entries((headers ?? {}) as Record<string, unknown>).find(([key]) => key.toLowerCase() === name)
  return entry ? String(entry[1]) : undefined
}

const exchange = async (endpoint: Endpoint, input: LooseInput, key?: string): Promise<Answer> => {
  const response = await Taro.request<unknown>({
    url: addressOf(endpoint, input),
    method: endpoint.method,
    header: { Accept: 'application/json', 'Content-Type': 'application/json', ...headersFor(key) },
    // Text, because a proxy's HTML page must not become a parse failure inside the platform.
    dataType: 'text',
    responseType: 'text',
    timeout: TIMEOUT_MS,
    ...(input.body === undefined ? {} : { data: JSON.stringify(input.body) }),
  }).catch(() => {
    throw noAnswer(isWrite(endpoint))
  })
  const retryAfterSeconds = Number(headerOf(response.header, 'retry-after'))
  return {
    status: response.statusCode,
    body: readJson(response.data),
    retryAfterSeconds: Number.isFinite(retryAfterSeconds) ? retryAfterSeconds : undefined,
  }
}

/** Ends a session the server no longer knows; the pages then ask to come in again. */
export const noticeExpiry = (error: CallError): void => {
  if (error.status === 401) useSession.getState().set({ roles: [] })
}

const once = async (endpoint: Endpoint, input: LooseInput, key?: string): Promise<unknown> => {
  const { status, body, retryAfterSeconds } = await exchange(endpoint, input, key)
  if (status >= 200 && status < 300) return body
  const error = errorFromAnswer(status, body, retryAfterSeconds)
  noticeExpiry(error)
  throw error
}

const waitBeforeRetry = (error: CallError, attempt: number): number | undefined => {
  const wait = RETRY_AFTER_MS[attempt]
  if (wait === undefined || !error.isPassing) return undefined
  // Known to be offline: say so now instead of letting somebody wait.
  if (error.isOffline && !useNetwork.getState().isOnline) return undefined
  return Math.min(LONGEST_WAIT_MS, Math.max(wait, (error.retryAfterSeconds ?? 0) * 1000))
}

/** Sends, and tries again while that may help; a write only with a key, which makes a second arrival harmless. */
const persistently = async (endpoint: Endpoint, input: LooseInput, key?: string): Promise<unknown> => {
  for (let attempt = 0; ; attempt++) {
    try {
      return await once(endpoint, input, key)
    } catch (error) {
      const wait = isWrite(endpoint) && !key ? undefined : waitBeforeRetry(error as CallError, attempt)
      if (wait === undefined) throw error
      await pause(wait)
    }
  }
}

/** Reads a wire body by the endpoint's contract. Throws `client.unexpected_answer` when it does not fit. */
export const parseAnswer = <E extends Endpoint>(endpoint: E, body: unknown): EndpointOutput<E> => {
  const parsed = endpoint.response.safeParse(body)
  if (!parsed.success) {
    console.error(`${endpoint.name} answered something else`, parsed.error.issues)
    throw unexpectedAnswer(200)
  }
  return parsed.data as EndpointOutput<E>
}

/** Calls an endpoint and returns the wire body, unread. Throws CallError. */
export const callRaw = (endpoint: Endpoint, input: LooseInput, key?: string): Promise<unknown> =>
  watchSlowness(persistently(endpoint, input, key))

/** Calls an endpoint: 10 s, two more attempts, answer read by its contract. Throws CallError. Writes go through `write`. */
export const call = async <E extends Endpoint>(
  endpoint: E,
  input: EndpointInput<E>,
  key?: string,
): Promise<EndpointOutput<E>> => parseAnswer(endpoint, await callRaw(endpoint, input as LooseInput, key))

/** Whether the person here may be answered at all: a public endpoint, or signed in, or signed in with a role. */
export const isAnswerable = (endpoint: Endpoint): boolean => {
  if (endpoint.permission === 'public') return true
  if (!useSession.getState().token) return false
  return endpoint.permission === 'signed_in' || actingRole() !== undefined
}
