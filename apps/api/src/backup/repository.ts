import { asc, sql } from 'drizzle-orm'
import type { PlainTable } from '../platform/database/every-table.ts'
import { insertRows } from '../platform/database/rows.ts'
import type { Tx } from '../platform/database/store.ts'
import { countRows } from '../platform/database/store.ts'

/** Rows read or written at once. */
const PAGE = 2_000

type Row = Readonly<Record<string, unknown>>

/** Every row of a table, page by page in the order of its key. */
export async function* pagesOf(tx: Tx, { table, columns, key }: PlainTable): AsyncGenerator<readonly Row[]> {
  const property = new Map(Object.entries(columns).map(([name, column]) => [column, name]))
  const list = sql.join([...key], sql`, `)
  for (let last: Row | undefined; ; ) {
    const from = last
    const values = from && key.map((column) => sql.param(from[property.get(column) ?? ''], column))
    const page: readonly Row[] = await tx
      .select()
      .from(table)
      .where(values && sql`(${list}) > (${sql.join(values, sql`, `)})`)
      .orderBy(...key.map((column) => asc(column)))
      .limit(PAGE)
    if (page.length > 0) yield page
    if (page.length < PAGE) return
    last = page.at(-1)
  }
}

export const rowCountOf = async (tx: Tx, { table }: PlainTable): Promise<number> => {
  const [row] = await tx.select({ count: countRows() }).from(table)
  return row?.count ?? 0
}

export const fillTable = async (tx: Tx, { table }: PlainTable, rows: readonly Row[]): Promise<void> => {
  for (let at = 0; at < rows.length; at += PAGE) await insertRows(tx, table, rows.slice(at, at + PAGE) as never)
}
