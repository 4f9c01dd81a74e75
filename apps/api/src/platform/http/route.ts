import type { Endpoint, EndpointOutput } from '@village-points/shared/platform/endpoint.ts'
import type { z } from 'zod'
import type { Store, Tx } from '../database/store.ts'
import type { Log } from '../log.ts'
import type { Refusal } from '../refusal.ts'
import type { Work } from '../work.ts'
import type { UploadedFile } from './body.ts'

/** An endpoint's input after its contract has parsed it. */
export type ParsedInput<E> =
  E extends Endpoint<infer P, infer Q, infer B, z.ZodType>
    ? { params: z.output<P>; query: z.output<Q>; body: z.output<B> }
    : never

/** Bytes instead of JSON. */
export interface Download {
  readonly bytes: Buffer
  readonly contentType: string
  /** Given, the browser saves it under this name. */
  readonly fileName?: string
  readonly maxAgeSeconds?: number
}

/** Names of villages by id. Identity asks it and the villages capability answers: a name is written once. */
export type VillageNames = (tx: Tx, villageIds: readonly string[]) => Promise<ReadonlyMap<string, string>>

/** What an endpoint without a role works with. */
export interface Visit {
  readonly tx: Tx
  readonly now: Date
  readonly isDemo: boolean
  readonly villageNames: VillageNames
  readonly dataFolder: string
  /** Where telephones reach the web app, `https://points.example.cn`. */
  readonly publicAddress: string
  /** The session's person, on `signed_in` endpoints. */
  readonly session?: { readonly sessionId: string; readonly userId: string }
}

/** What background work after a request may use. */
export interface Background {
  readonly store: Store
  readonly log: Log
  readonly now: () => Date
  readonly dataFolder: string
  /** The key that signs the ledger's log. */
  readonly ledgerKeyFile: string
  /** Keeps the server open until `task` has ended; a failure is logged. */
  run(name: string, task: () => Promise<void>): void
}

/** What a download is made with, after the transaction. */
export interface Delivery {
  readonly dataFolder: string
  /** Where telephones reach the web app, `https://points.example.cn`. */
  readonly publicAddress: string
}

export interface Extras<Prepared> {
  /** Slow work on an uploaded file, before the transaction and after a first look at the session. */
  readonly prepare?: (file: UploadedFile, background: Background, villageId: string) => Promise<Prepared>
  /** Started when the answer is committed. */
  readonly after?: (work: Omit<Work, 'tx'>, output: unknown, background: Background) => void
}

export interface Binding {
  readonly endpoint: Endpoint
  readonly extras: Extras<unknown>
  /** Turns what the use case found into bytes. */
  readonly deliver?: (found: never, delivery: Delivery) => Promise<Download>
  readonly useCase?: (work: Work, input: never) => Promise<unknown>
  readonly open?: (visit: Visit, input: never) => Promise<unknown>
  /** The use case for requests of one village that arrive together: an answer or a refusal for each. */
  readonly together?: (asked: never) => Promise<readonly unknown[]>
}

type Output<E> = E extends { readonly download: true } ? Download : EndpointOutput<E>

/** Binds an endpoint that needs a role to its use case. */
export const route = <E extends Endpoint, Prepared = undefined>(
  endpoint: E,
  useCase: (work: Work, input: ParsedInput<E> & { file: Prepared }) => Promise<Output<E>>,
  extras: Extras<Prepared> = {},
): Binding => ({ endpoint, useCase: useCase as Binding['useCase'] & {}, extras })

/**
 * Binds a download whose bytes take long or lie in a file: `useCase` finds out what to send, `deliver` makes the bytes when
 * the snapshot is free again for others.
 */
export const downloadRoute = <E extends Endpoint, Found>(
  endpoint: E,
  useCase: (work: Work, input: ParsedInput<E>) => Promise<Found>,
  deliver: (found: Found, delivery: Delivery) => Promise<Download>,
): Binding => ({
  endpoint,
  useCase: useCase as Binding['useCase'] & {},
  deliver: deliver as Binding['deliver'] & {},
  extras: {},
})

/**
 * Binds a busy endpoint to a use case that takes requests of one village together. All of them are decided before anything
 * is written, so that one refused hurts no other.
 */
export const togetherRoute = <E extends Endpoint>(
  endpoint: E,
  together: (asked: readonly Asked<E>[]) => Promise<readonly (Output<E> | Refusal)[]>,
): Binding => ({ endpoint, together: together as Binding['together'] & {}, extras: {} })

/** One of the requests that a use case takes together. */
export interface Asked<E> {
  readonly work: Work
  readonly input: ParsedInput<E>
}

/** Binds a `public` or `signed_in` endpoint. */
export const openRoute = <E extends Endpoint>(
  endpoint: E,
  open: (visit: Visit, input: ParsedInput<E>) => Promise<Output<E>>,
): Binding => ({ endpoint, open: open as Binding['open'] & {}, extras: {} })
