import type { PlainTable } from '../platform/database/every-table.ts'

type Row = Readonly<Record<string, unknown>>

/** A row as a line of JSON under its columns' names; moments as ISO 8601. */
export const toLine = ({ columns }: PlainTable, row: Row): string =>
  JSON.stringify(Object.fromEntries(Object.entries(columns).map(([property, { name }]) => [name, row[property]])))

/** The row that a line of JSON says, as queries take it on either engine. */
export const fromLine = ({ columns }: PlainTable, line: string): Row => {
  const given = JSON.parse(line) as Row
  return Object.fromEntries(
    Object.entries(columns).map(([property, { name, dataType }]) => {
      const value = given[name] ?? null
      return [property, dataType === 'date' && value !== null ? new Date(value as string) : value]
    }),
  )
}
