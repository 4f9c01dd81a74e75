/**
 * Hot queries, built once and prepared once per connection: building a query costs more than running it.
 *
 *   const findHouse = prepared((tx, at: At<{ houseId: string }>) => tx.select(…).from(…).where(eq(houses.id, at.houseId)))
 *   const [house] = await findHouse(work.tx, { houseId })
 */
import type Database from 'better-sqlite3'
import { Column, is, Param, Placeholder, SQL, sql } from 'drizzle-orm'
import { engine } from './columns.ts'
import type { Tx } from './store.ts'

/** Where the values of a call will stand. A value that its column encodes, such as a moment, is written `sql.param(at.x, column)`. */
export type At<Values> = { readonly [Name in keyof Values & string]: Placeholder<Name, Values[Name]> }

type Call = (values: Readonly<Record<string, unknown>>) => unknown[] | Promise<unknown[]>

/**
 * A query with places, as a function of the values that fill them. Lists and rows travel as JSON, and in process the short
 * ones spelled out: see `rows.ts`.
 */
export const prepared = <Values extends object, Rows>(
  build: (tx: Tx, at: At<Values>) => PromiseLike<Rows>,
): ((tx: Tx, values: Values) => Promise<Rows>) => {
  const calls = new WeakMap<Tx, Map<string, Call>>()
  return async (tx, values) => {
    const lengths = lengthsOf(values)
    const key = lengths.join(' ')
    const ofTx = calls.get(tx) ?? new Map<string, Call>()
    let call = ofTx.get(key)
    if (!call) {
      call = prepare(tx, build(tx, placesFor(values, lengths) as At<Values>) as unknown as Drizzled)
      calls.set(tx, ofTx.set(key, call))
    }
    return (await call(values as Record<string, unknown>)) as Rows
  }
}

/** Unpacking a list of JSON costs more than most queries: lists as short as this have a statement for each length. */
const MOST_SPELLED_OUT = 4

/** How many places each value takes that is spelled out, 0 for all others. */
const lengthsOf = (values: object): readonly number[] =>
  Object.values(values).map((value) =>
    engine === 'sqlite' && Array.isArray(value) && value.length <= MOST_SPELLED_OUT ? value.length : 0,
  )

/** The place of a short list: `name.0`, `name.1` and so on stand for its parts. */
export class ShortList extends Placeholder {
  readonly length: number
  constructor(name: string, length: number) {
    super(name)
    this.length = length
  }
}

const placesFor = (values: object, lengths: readonly number[]): object =>
  Object.fromEntries(
    Object.keys(values).map((name, index) => {
      const length = lengths[index]!
      return [name, length > 0 ? new ShortList(name, length) : sql.placeholder(name)]
    }),
  )

/** As much of drizzle's builders as is used here. */
interface Drizzled {
  prepare(): {
    readonly query: { readonly sql: string; readonly params: readonly unknown[] }
    readonly fields?: readonly { readonly path: readonly string[]; readonly field: unknown }[]
    execute(values: object): Promise<unknown[]>
  }
}

const prepare = (tx: Tx, builder: Drizzled): Call => {
  if (engine === 'postgres') {
    const query = builder.prepare() // named by its text where connections are kept
    return (values) => query.execute(asText(values))
  }
  const { query, fields } = builder.prepare()
  const statement = clientOf(tx).prepare(query.sql)
  const bind = query.params.map(binderOf)
  if (!fields) {
    return (values) => {
      statement.run(bind.map((encode) => encode(values)))
      return []
    }
  }
  const read = readerOf(fields)
  statement.raw()
  return (values) => (statement.all(bind.map((encode) => encode(values))) as unknown[][]).map(read)
}

/** The driver's connection below a SQLite transaction. */
export const clientOf = (tx: Tx): Database.Database => (tx as unknown as { $client: Database.Database }).$client

const json = (value: unknown): unknown => (Array.isArray(value) ? JSON.stringify(value) : value)

const asText = (values: object) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, json(value)]))

/** drizzle asks every parameter what it is on every call; here it is asked once. */
const binderOf = (param: unknown): ((values: Readonly<Record<string, unknown>>) => unknown) => {
  if (is(param, Placeholder)) {
    const [name, ...parts] = param.name.split('.') as [string, ...string[]]
    if (parts.length === 0) return (values) => json(values[name])
    return (values) => parts.reduce((value, part) => (value as Record<string, unknown>)[part], values[name])
  }
  if (is(param, Param) && is(param.value, Placeholder)) {
    const { name } = param.value
    return (values) => (values[name] === null ? null : param.encoder.mapToDriverValue(values[name]))
  }
  return () => param
}

/** The same for every column of every row. */
const readerOf = (fields: readonly { path: readonly string[]; field: unknown }[]) => {
  const columns = fields.map(({ path, field }) => {
    if (path.length > 1) throw new Error(`a prepared query selects plain columns, not ${path.join('.')}`)
    const decoder = is(field, Column)
      ? field
      : is(field, SQL)
        ? decoderOf(field)
        : decoderOf((field as SQL.Aliased).sql)
    return { name: path[0]!, decoder }
  })
  return (values: readonly unknown[]): Record<string, unknown> => {
    const row: Record<string, unknown> = {}
    for (let index = 0; index < columns.length; index++) {
      const { name, decoder } = columns[index]!
      const value = values[index]
      row[name] = value === null ? null : decoder.mapFromDriverValue(value)
    }
    return row
  }
}

const decoderOf = (field: SQL) =>
  (field as unknown as { decoder: { mapFromDriverValue(value: unknown): unknown } }).decoder
