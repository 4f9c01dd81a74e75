import type { Endpoint } from '@village-points/shared/platform/endpoint.ts'
import { actingRole, useSession } from './session'

/** What an endpoint is sent, with its shape forgotten. */
export interface LooseInput {
  readonly params?: unknown
  readonly query?: unknown
  readonly body?: unknown
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

const queryString = (query: unknown): string => {
  const pairs = Object.entries(asRecord(query)).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((each) => each !== undefined && each !== null && each !== '')
      .map((each) => `${encodeURIComponent(name)}=${encodeURIComponent(String(each))}`),
  )
  return pairs.length > 0 ? `?${pairs.join('&')}` : ''
}

/** The full address of an endpoint with its places filled in. */
export const addressOf = (endpoint: Endpoint, input: LooseInput): string => {
  const params = asRecord(input.params)
  const path = endpoint.path.replace(/:(\w+)/g, (_place, name: string) => encodeURIComponent(String(params[name])))
  return `${API_ORIGIN}/api${path}${queryString(input.query)}`
}

/** Who is asking, in which role, and the key that makes a write count once. */
export const headersFor = (idempotencyKey?: string): Record<string, string> => {
  const { token } = useSession.getState()
  const role = actingRole()
  return {
    ...(token ? { Authorization: `Bearer ${token}` } : {}),
    ...(role ? { 'X-Acting-Role': role.roleId } : {}),
    ...(idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {}),
  }
}

/** Whether an endpoint changes anything; some questions travel as POST because they are too private for an address. */
export const isWrite = (endpoint: Endpoint): boolean => endpoint.method !== 'GET' && !endpoint.changesNothing
