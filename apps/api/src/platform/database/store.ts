/**
 * The storage port that every query is written against, on either engine.
 *
 *   store.read(fn)      one read-only snapshot; never sees an open write
 *   store.write(fn)   one durable transaction; answered only after the commit
 *   store.snapshot(fn) a read that may take minutes, on a connection of its own: nobody waits for it
 *
 * `fn` awaits queries and nothing else: a network or file call inside would hold up the village.
 */
import { type AnyColumn, type SQL, sql } from 'drizzle-orm'
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'

type Canonical = BaseSQLiteDatabase<'async', unknown>

/** Only verbs that mean the same on both engines. */
export type Reads = Pick<Canonical, 'select' | 'selectDistinct' | '$with' | 'with' | '$count'>
type Writes = Reads & Pick<Canonical, 'insert' | 'update' | 'delete'>

export interface Tx extends Writes {
  /** Undoes only `work` when it fails; the transaction goes on. */
  savepoint<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Serialises with every other transaction that locks this key; nothing to do where there is one writer. */
  lock(key: string): Promise<void>
}

export interface Store {
  readonly engine: 'sqlite' | 'postgres'
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** For walks through all the books: nobody else waits for it. On SQLite the WAL grows meanwhile by what is written. */
  snapshot<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Throws {@link StoreBusy} when too many writes wait. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Lets what is under way finish, then closes. */
  close(): Promise<void>
}

/** The queue of writes is full; the caller answers 503 with Retry-After. */
export class StoreBusy extends Error {}

/** Sum as a number: PostgreSQL's sum(bigint) arrives as a string. Zero when there are no rows. */
export const total = (value: SQL | AnyColumn) => sql<number>`coalesce(sum(${value}), 0)`.mapWith(Number)

/** Rows as a number. */
export const countRows = () => sql<number>`count(*)`.mapWith(Number)

/** (a, b) < (x, y) for keyset pages, each parameter encoded by its own column. */
export const before = <A extends AnyColumn, B extends AnyColumn>(
  [a, b]: [A, B],
  [x, y]: [A['_']['data'], B['_']['data']],
) => sql`(${a}, ${b}) < (${sql.param(x, a)}, ${sql.param(y, b)})`

/** The value that a conflicting insert proposed. */
export const excluded = (column: AnyColumn) => sql.raw(`excluded."${column.name}"`)

/**
 * True when `error` is this unique index refusing a second row. PostgreSQL names the index; SQLite names its columns as
 * `table.column`, which most indexes are called after: `column` is given where one is not.
 */
export const isUniqueViolation = (error: unknown, index: string, column = index): boolean => {
  const seen = [error, (error as { cause?: unknown }).cause] as {
    code?: string
    constraint?: string
    message?: string
  }[]
  return seen.some((one) => {
    if (one?.code === '23505') return one.constraint === index
    if (!/^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)$/.test(one?.code ?? '')) return false
    return (one?.message ?? '').replaceAll('.', '_').includes(column)
  })
}
