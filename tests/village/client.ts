import { randomUUID } from 'node:crypto'
import type { Endpoint, EndpointInput, EndpointOutput } from '@village-points/shared/platform/endpoint.ts'
import type { ErrorBody } from '@village-points/shared/platform/errors.ts'
import { expect } from 'vitest'

/** What came back; `body` is to be read after a success only, `error` after a refusal. */
export interface Answer<E = unknown> {
  readonly status: number
  readonly body: EndpointOutput<E>
  readonly error: ErrorBody['error'] | undefined
  readonly headers: Headers
}

export interface CallOptions {
  /** The Idempotency-Key; every write gets a fresh one unless the test repeats one. Empty sends none. */
  readonly key?: string
  readonly file?: { readonly name: string; readonly bytes: Uint8Array }
}

/** One person (or nobody) calling the API as the mini-program would. */
export interface Client {
  readonly token: string
  readonly roleId: string
  call<E extends Endpoint>(endpoint: E, input?: EndpointInput<E>, options?: CallOptions): Promise<Answer<E>>
  /** The answer's body; fails the test with the refusal's own words when there was one. */
  ok<E extends Endpoint>(endpoint: E, input?: EndpointInput<E>, options?: CallOptions): Promise<EndpointOutput<E>>
}

type Parts = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown }

export const openClient = (address: string, token = '', roleId = ''): Client => {
  const call = async <E extends Endpoint>(endpoint: E, input?: EndpointInput<E>, options: CallOptions = {}) => {
    const parts = (input ?? {}) as Parts
    const headers: Record<string, string> = { 'X-Acting-Role': roleId }
    if (token) headers.Authorization = `Bearer ${token}`
    const isWrite = endpoint.method !== 'GET' && !endpoint.changesNothing
    const key = options.key ?? randomUUID()
    if (isWrite && key) headers['Idempotency-Key'] = key
    const body = bodyOf(parts.body, options, headers)
    const sent = { method: endpoint.method, headers, ...(body === undefined ? {} : { body }) }
    const response = await fetch(`${address}/api${pathOf(endpoint, parts)}`, sent)
    return readAnswer<E>(response)
  }
  return {
    token,
    roleId,
    call,
    async ok(endpoint, input, options) {
      const answer = await call(endpoint, input, options)
      if (answer.error) expect.fail(`${endpoint.name}: ${answer.error.code} ${JSON.stringify(answer.error)}`)
      return answer.body
    },
  }
}

const pathOf = ({ path }: Endpoint, { params = {}, query = {} }: Parts): string => {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined)
  const search = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString()
  return search ? `${filled}?${search}` : filled
}

const bodyOf = (body: unknown, { file }: CallOptions, headers: Record<string, string>) => {
  if (file) {
    const form = new FormData()
    form.set('body', JSON.stringify(body ?? {}))
    form.set('file', new Blob([new Uint8Array(file.bytes)]), file.name)
    return form
  }
  if (body === undefined) return undefined
  headers['Content-Type'] = 'application/json'
  return JSON.stringify(body)
}

const readAnswer = async <E>(response: Response): Promise<Answer<E>> => {
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  const body = isJson ? await response.json() : Buffer.from(await response.arrayBuffer())
  const error = response.ok ? undefined : (body as ErrorBody).error
  return { status: response.status, body: body as EndpointOutput<E>, error, headers: response.headers }
}

/** Expects a refusal with this code and a sentence without unfilled places; returns the error. */
export const expectRefusal = async (answer: Promise<Answer>, code: string): Promise<ErrorBody['error']> => {
  const { status, error, body } = await answer
  expect(error?.code ?? `${status} ${JSON.stringify(body)}`).toBe(code)
  expect(error?.message).not.toMatch(/\{\w+\}/)
  return error!
}
