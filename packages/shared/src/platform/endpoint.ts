import type { z } from 'zod'
import type { Permission } from '../identity/permissions.ts'
import type { ErrorTable } from './errors.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/**
 * An endpoint declared once: the API binds it, the client calls it, the tests and the OpenAPI document walk it.
 * `public` needs no session, `signed_in` needs a session but no role; every other permission needs an acting role
 * that holds it. Every write with a role takes an Idempotency-Key.
 */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  /** verb-noun, the same as the use case's file: `redeem-reward`. */
  readonly name: string
  readonly method: Method
  /** Path under `/api`, starting with the capability's folder: `/rewards/redemptions/:redemptionId`. */
  readonly path: string
  /** One English sentence for the OpenAPI document. */
  readonly summary: string
  readonly permission: Permission | 'public' | 'signed_in'
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  /** A POST that changes nothing: its input is too private or too large for a URL. It takes no Idempotency-Key. */
  readonly changesNothing?: true
  /** A file travels as multipart/form-data beside the body's fields, which are sent as one JSON part named `body`. */
  readonly upload?: { readonly field: 'file'; readonly maxBytes: number }
  /** Bytes come back instead of JSON (a picture, a spreadsheet). */
  readonly download?: true
  readonly response: Response
  /** Declared errors in order of precedence, beyond the platform's own. */
  readonly errors: ErrorTable
}

/** Declares an endpoint; exists so that the zod shapes are inferred. */
export const endpoint = <
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  Response extends z.ZodType = z.ZodType,
>(
  definition: Endpoint<Params, Query, Body, Response>,
): Endpoint<Params, Query, Body, Response> => definition

/** What a caller sends to an endpoint, before defaults are filled in. */
export type EndpointInput<E> =
  E extends Endpoint<infer P, infer Q, infer B, z.ZodType>
    ? Part<'params', P> & Part<'query', Q> & Part<'body', B>
    : never
type Part<Key extends string, Shape extends z.ZodType> = Shape extends z.ZodUndefined
  ? { [K in Key]?: undefined }
  : undefined extends z.input<Shape>
    ? { [K in Key]?: z.input<Shape> }
    : { [K in Key]: z.input<Shape> }

/** What an endpoint answers with. */
export type EndpointOutput<E> = E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer R> ? z.output<R> : never
