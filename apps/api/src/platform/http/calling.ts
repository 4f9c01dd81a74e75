import { isPermitted } from '@village-points/shared/identity/permissions.ts'
import type { z } from 'zod'
import type { Tx } from '../database/store.ts'
import { refuse } from '../refusal.ts'
import type { Actor, Work } from '../work.ts'
import { shapeRefusal } from './errors.ts'
import type { Binding } from './route.ts'

/** A request as it arrived, free of HTTP: plain data that could as well come from another thread. */
export interface Call {
  readonly token: string
  /** The role acted in. */
  readonly roleId: string
  readonly idempotencyKey: string
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
  readonly file?: { readonly digest: string; readonly prepared: unknown }
  /** The address it was sent to, `http://localhost:3000`. */
  readonly origin: string
  /** When it arrived. */
  readonly now: Date
}

/** Somebody signed in, and the role acted in when it is held. */
export interface Caller {
  readonly sessionId: string
  readonly userId: string
  readonly held?: { readonly villageId: string; readonly actor: Actor }
}

/**
 * Who calls. The identity capability answers it for many calls at once; platform only asks. Undefined for an unknown,
 * expired or revoked token. Only a write may prolong a session.
 */
export type Authenticator = (
  tx: Tx,
  calls: readonly Pick<Call, 'token' | 'roleId' | 'now'>[],
  mayProlong: boolean,
) => Promise<readonly (Caller | undefined)[]>

/** What a use case is given besides its work. */
export interface Input {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
  readonly file: unknown
}

/** The work of a caller in the role acted in; refuses those who are not signed in or do not hold it. */
export const workOf = (tx: Tx, caller: Caller | undefined, { now }: Call): Work => {
  if (!caller) return refuse('platform.not_signed_in')
  if (!caller.held) return refuse('platform.role_not_held')
  return { tx, now, ...caller.held }
}

export const requirePermitted = ({ endpoint }: Binding, { actor }: Work): void => {
  if (!isPermitted(actor.role as never, endpoint.permission as never)) refuse('platform.not_permitted')
}

/** Refuses `platform.invalid_request` with a remedy for each field. */
export const parseInput = ({ endpoint }: Binding, call: Call): Input => ({
  params: parsePart('params', endpoint.params, call.params),
  query: parsePart('query', endpoint.query, call.query),
  body: parsePart('body', endpoint.body, call.body),
  file: call.file?.prepared,
})

const parsePart = (where: string, shape: z.ZodType | undefined, value: unknown): unknown => {
  if (!shape) return undefined
  const parsed = shape.safeParse(value)
  if (!parsed.success) throw shapeRefusal(where, parsed.error)
  return parsed.data
}

/** Guards the way out as well: what the contract does not name is stripped, so nothing leaks by accident. */
export const toJson = ({ endpoint }: Binding, answer: unknown): string =>
  JSON.stringify(endpoint.response.parse(answer))
