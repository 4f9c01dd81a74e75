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

/** A query with places, as a function of the values that fill them. Lists and rows travel as JSON: see `rows.ts`. */
export const prepared = <Values extends object, Rows>(
  build: (tx: Tx, at: At<Values>) => PromiseLike<Rows>,
): ((tx: Tx, values: Values) => Promise<Rows>) => {
  const calls = new WeakMap<Tx, Call>()
  return async (tx, values) => {
    let call = calls.get(tx)
    if (!call) {
      call = prepare(tx, build(tx, places as At<Values>) as unknown as Drizzled)
      calls.set(tx, call)
    }
    return (await call(values as Record<string, unknown>)) as Rows
  }
}

const places = new Proxy({}, { get: (_, name) => sql.placeholder(name as string) })

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
  if (is(param, Placeholder)) return (values) => json(values[param.name])
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
