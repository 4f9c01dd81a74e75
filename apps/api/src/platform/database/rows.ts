/**
 * Many rows in one statement, on either engine, whose text never changes: rows to look up travel as one JSON parameter, rows
 * to insert as a list per column; in process, lists of a few are spelled out.
 */
import { type AnyColumn, getTableColumns, getTableName, type Placeholder, type SQL, sql, type Table } from 'drizzle-orm'
import { engine } from './columns.ts'
import { type At, clientOf, prepared, ShortList } from './prepared.ts'
import type { Tx } from './store.ts'

/** For `inArray`: the texts of a list given to a prepared query. */
export const listOf = (list: Placeholder): SQL => {
  if (list instanceof ShortList) return sql`(${sql.join(partsOf(list), sql`, `)})`
  return engine === 'sqlite'
    ? sql`(select value from json_each(${list}))`
    : sql`(select value from json_array_elements_text(${list}::json))`
}

const partsOf = ({ name, length }: ShortList): Placeholder[] =>
  Array.from({ length }, (_, index) => sql.placeholder(`${name}.${index}`))

/**
 * A table named `given` made of the rows given to a prepared query, whose columns are like those named here.
 * Only text and integers: they mean the same in JSON on both engines.
 */
export const rowsOf = <Columns extends Record<string, AnyColumn>>(
  rows: Placeholder,
  columns: Columns,
): { source: SQL; given: { readonly [Name in keyof Columns]: SQL<Columns[Name]['_']['data']> } } => {
  const names = Object.keys(columns)
  const given = Object.fromEntries(names.map((name) => [name, sql.raw(`given."${name}"`)]))
  return {
    source: sourceOf(rows, columns),
    given: given as { [Name in keyof Columns]: SQL<Columns[Name]['_']['data']> },
  }
}

const sourceOf = (rows: Placeholder, columns: Record<string, AnyColumn>): SQL => {
  const list = (one: (name: string) => SQL) => sql.join(Object.keys(columns).map(one), sql`, `)
  if (rows instanceof ShortList) {
    const row = ({ name }: Placeholder) =>
      sql`select ${list((column) => sql`${sql.placeholder(`${name}.${column}`)} as ${sql.identifier(column)}`)}`
    return sql`(${sql.join(partsOf(rows).map(row), sql` union all `)}) as given`
  }
  return engine === 'sqlite'
    ? sql`(select ${list((name) => sql.raw(`value ->> '${name}' as "${name}"`))} from json_each(${rows})) as given`
    : sql`json_to_recordset(${rows}::json) as given(${list((name) => sql.raw(`"${name}" ${columns[name]!.getSQLType()}`))})`
}

/** The words of a text with blanks between them, as a table to join. */
export const wordsOf = (column: AnyColumn): { source: SQL; word: SQL<string> } => ({
  source:
    engine === 'sqlite'
      ? sql`json_each('["' || replace(${column}, ' ', '","') || '"]') as words`
      : sql`lateral string_to_table(${column}, ' ') as words(value)`,
  word: sql<string>`words.value`,
})

type Row = Readonly<Record<string, unknown>>
type Insert = (tx: Tx, rows: readonly Row[]) => Promise<void>

/** The table's inserts, by what happens to rows that are there already. */
const inserts = { refuse: new WeakMap<Table, Insert>(), add: new WeakMap<Table, Insert>() }

/** Inserts rows that each name every column of the table or leave it empty. */
export const insertRows = async <T extends Table>(
  tx: Tx,
  table: T,
  rows: readonly T['$inferInsert'][],
): Promise<void> => {
  await insertWith('refuse', tx, table, rows)
}

/** Inserts rows, each key once, and adds the integers of rows that are there already. */
export const addRows = async <T extends Table>(tx: Tx, table: T, rows: readonly T['$inferInsert'][]): Promise<void> => {
  await insertWith('add', tx, table, rows)
}

const insertWith = async (conflict: keyof typeof inserts, tx: Tx, table: Table, rows: readonly Row[]) => {
  if (rows.length === 0) return
  let insert = inserts[conflict].get(table)
  if (!insert) {
    const ending = conflict === 'add' ? addingTo(table) : ''
    insert = engine === 'sqlite' ? oneByOne(table, ending) : allAtOnce(table, ending)
    inserts[conflict].set(table, insert)
  }
  await insert(tx, rows)
}

/** Integers are figures; all other columns are the key. */
const addingTo = (table: Table): string => {
  const columns = Object.values(getTableColumns(table))
  const list = (isFigure: boolean) =>
    columns.filter(({ dataType }) => (dataType === 'number') === isFigure).map(({ name }) => `"${name}"`)
  const sums = list(true).map((name) => `${name} = "${getTableName(table)}".${name} + excluded.${name}`)
  return ` on conflict (${list(false).join(', ')}) do update set ${sums.join(', ')}`
}

const columnsOf = (table: Table) =>
  Object.entries(getTableColumns(table)).map(([property, column]) => ({
    property,
    column,
    type: column.getSQLType(),
    encode: (value: unknown) => (value === undefined || value === null ? null : column.mapToDriverValue(value)),
  }))

/** The driver is in process: a prepared statement per row is twice as fast as unpacking JSON. */
const oneByOne = (table: Table, ending: string): Insert => {
  const columns = columnsOf(table)
  const names = columns.map(({ column }) => `"${column.name}"`).join(', ')
  const text = `insert into "${getTableName(table)}" (${names}) values (${columns.map(() => '?').join(', ')})${ending}`
  const statements = new WeakMap<Tx, { run(values: readonly unknown[]): unknown }>()
  return async (tx, rows) => {
    let statement = statements.get(tx)
    if (!statement) {
      statement = clientOf(tx).prepare(text)
      statements.set(tx, statement)
    }
    for (const row of rows) statement.run(columns.map(({ property, encode }) => encode(row[property])))
  }
}

/** The server is a round trip away: all rows go there together, a list per column, which it reads twice as fast as JSON. */
const allAtOnce = (table: Table, ending: string): Insert => {
  const columns = columnsOf(table)
  const insert = prepared((tx, at: At<Record<string, string>>) => {
    const lists = columns.map(({ column: { name }, type }) => sql`${at[name]}::${sql.raw(type)}[]`)
    return tx
      .insert(table as never)
      .select(sql`select * from unnest(${sql.join(lists, sql`, `)})${sql.raw(ending)}` as never) as never
  })
  return async (tx, rows) => {
    const listOfColumn = ({ property, column, encode }: (typeof columns)[number]) =>
      [column.name, `{${rows.map((row) => quoted(encode(row[property]))).join(',')}}`] as const
    await insert(tx, Object.fromEntries(columns.map(listOfColumn)))
  }
}

/** As a list of PostgreSQL names it. */
const quoted = (value: unknown): string =>
  typeof value === 'string' ? `"${value.replace(/["\\]/g, '\\$&')}"` : String(value ?? 'NULL')
