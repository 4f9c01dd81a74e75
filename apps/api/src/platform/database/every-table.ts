import { globSync } from 'node:fs'
import { join } from 'node:path'
import { type AnyColumn, is, Table } from 'drizzle-orm'
import * as p from 'drizzle-orm/pg-core'
import * as s from 'drizzle-orm/sqlite-core'
import { engine } from './columns.ts'

/** A table with what it takes to read and fill it without knowing what it is for. */
export interface PlainTable {
  readonly name: string
  readonly table: s.SQLiteTable
  /** By property name, in the order of the table. */
  readonly columns: Readonly<Record<string, s.SQLiteColumn>>
  readonly key: readonly s.SQLiteColumn[]
}

/** Whatever a capability declares in its tables.ts, so that a new table is never forgotten; by name. */
export const everyTable = async (): Promise<readonly PlainTable[]> => {
  const files = globSync('*/{tables,database/tables}.ts', { cwd: sourceFolder }).map((file) => join(sourceFolder, file))
  const modules = await Promise.all(files.map(async (file) => (await import(file)) as object))
  const tables = modules.flatMap((module) => Object.values(module)).filter((one) => is(one, Table))
  return tables.map(plain).sort((a, b) => (a.name < b.name ? -1 : 1))
}

const sourceFolder = join(import.meta.dirname, '../..')

/** The static type is SQLite's on either engine: see columns.ts. */
const plain = (table: s.SQLiteTable): PlainTable => {
  const configOf = (engine === 'postgres' ? p.getTableConfig : s.getTableConfig) as typeof s.getTableConfig
  const { name, columns, primaryKeys } = configOf(table)
  const [composite] = primaryKeys
  return {
    name,
    table,
    columns: Object.fromEntries(
      Object.entries(table).filter((entry): entry is [string, s.SQLiteColumn] =>
        columns.includes(entry[1] as s.SQLiteColumn),
      ),
    ),
    key: composite ? (composite.columns as s.SQLiteColumn[]) : columns.filter((column: AnyColumn) => column.primary),
  }
}
