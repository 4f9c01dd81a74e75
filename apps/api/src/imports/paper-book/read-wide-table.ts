import { type Cell, cellText, isBlank, isDay, type SheetCells } from '../spreadsheet/cells.ts'
import { reportFaults } from '../tables/report-faults.ts'
import type { Table, TableRow } from '../tables/table.ts'
import { findMonth, realDay } from '../written-forms/dates.ts'
import { squeezed } from '../written-forms/digits.ts'
import { findGroup } from '../written-forms/groups.ts'
import { readName } from '../written-forms/names.ts'
import { readPoints } from '../written-forms/points.ts'
import type { BookField } from './paper-book-shape.ts'
import { readDay } from './read-day.ts'
import { type BookReader, checkPoints, type EntryDraft, writtenHousehold } from './read-long-row.ts'

type Row = TableRow<BookField>

/** A column of a wide book: the deed its header names, or the month whose sum it holds. */
interface WideColumn {
  readonly column: number
  readonly text: string
  readonly month?: { readonly year?: number; readonly month: number }
}

const MONTH_HEADER = /^(?:20\d{2}年?)?[.\-/]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?(?:得分|积分|分值|合计)?$/

/** Deeds may stand in a second header row, below classes merged over them. */
const columnText = (table: Table<BookField>, sheet: SheetCells, column: number, hasSecondRow: boolean): string => {
  const above = table.header.texts[column] ?? ''
  if (!hasSecondRow) return above
  return squeezed(cellText(sheet.rows[table.header.row + 1]?.[column])) || above
}

const hasSubheader = (table: Table<BookField>, sheet: SheetCells): boolean => {
  const below = sheet.rows[table.header.row + 1] ?? []
  const heads = [...(table.header.columns.get('head') ?? []), ...(table.header.columns.get('householdNumber') ?? [])]
  const texts = below.filter((cell) => typeof cell === 'string' && cell.trim() !== '')
  return table.header.height === 1 && texts.length >= 2 && heads.every((column) => isBlank(below[column]))
}

const wideColumns = (
  table: Table<BookField>,
  sheet: SheetCells,
  hasSecondRow: boolean,
  reader: BookReader,
): WideColumn[] => {
  const known = new Set([...table.header.columns].flatMap(([field, columns]) => (field === 'points' ? [] : columns)))
  const width = Math.max(table.header.texts.length, sheet.rows[table.header.row + 1]?.length ?? 0)
  const all = Array.from({ length: width }, (_, column) => column)
  return all.flatMap((column): WideColumn[] => {
    const text = columnText(table, sheet, column, hasSecondRow)
    if (text === '' || (known.has(column) && !reader.rules.surely(text))) return []
    const month = MONTH_HEADER.test(text) ? findMonth(text) : {}
    if (month.month !== undefined) return [{ column, text, month: { ...month, month: month.month } }]
    return [{ column, text }]
  })
}

const lastDay = (year: number, month: number, today: string): string | undefined => {
  const day = realDay(year, month, new Date(Date.UTC(year, month, 0)).getUTCDate())
  if (!day || day.slice(0, 7) > today.slice(0, 7)) return undefined
  return day > today ? today : day
}

/** A tick stands for the rule's own points; anything else must be a figure. */
const amountIn = (cell: Cell, column: WideColumn, reader: BookReader): number | undefined => {
  const text = squeezed(cellText(cell))
  const points = reader.rules.surely(column.text)?.points
  if (/^[√✓✔是]$/.test(text)) return points
  const times = /^(\d+)次$/.exec(text)
  if (times && points !== undefined) return Number(times[1]) * points
  return readPoints(cell)
}

const isNothing = (cell: Cell): boolean => isDay(cell) || /^(?:|0|0\.0+|[-—/×xX无]|0分)$/.test(squeezed(cellText(cell)))

interface WideSheet {
  readonly table: Table<BookField>
  readonly around: { readonly year?: number | undefined; readonly month?: number | undefined }
  readonly reader: BookReader
}

const dayOf = (row: Row, column: WideColumn, wide: WideSheet, waitsFor: string[]): string | 'skip' | undefined => {
  const { around, reader } = wide
  const written = row.cell('date')
  const year = column.month?.year ?? around.year ?? Number(reader.today.slice(0, 4))
  const month = column.month?.month ?? around.month
  if (!column.month && !isBlank(written)) {
    return readDay(
      written,
      row.place('date'),
      { ...around, today: reader.today, previous: undefined },
      reader.problems,
      waitsFor,
    )
  }
  const day = month === undefined ? undefined : lastDay(year, month, reader.today)
  return (
    day ??
    readDay(null, row.placeAt(column.column), { today: reader.today, previous: undefined }, reader.problems, waitsFor)
  )
}

const readCell = (row: Row, column: WideColumn, wide: WideSheet): EntryDraft | undefined => {
  const { table, reader } = wide
  const cell = row.at(column.column)
  if (isNothing(cell)) return undefined
  const waitsFor: string[] = []
  const place = row.placeAt(column.column)
  const who = writtenHousehold(row, findGroup(table.sheet) ?? table.titles.map(findGroup).find(Boolean))
  const points = checkPoints(amountIn(cell, column, reader), cell, place, reader.problems, waitsFor)
  if (points === 'skip') return undefined
  const day = dayOf(row, column, wide, waitsFor)
  const household = reader.households.find(who, place, reader.problems, waitsFor)
  const rule = column.month ? undefined : reader.rules.find(column.text, place, reader.problems, waitsFor)
  if (day === 'skip' || household === 'skip' || rule === 'skip') return undefined
  return {
    points: points ?? 0,
    recorder: readName(row.cell('recorder')).name.slice(0, 30),
    note: '',
    writtenName: who.name || who.number,
    writtenRule: column.month ? `${column.text}合计` : column.text,
    place,
    waitsFor,
    ...(day ? { deedOn: day } : {}),
    ...(household ? { householdId: household.householdId } : {}),
    ...(rule ? { ruleId: rule.ruleId } : {}),
  }
}

/** Reads a book with one household per row and one column per deed or month. */
export const readWideTable = (
  table: Table<BookField>,
  sheet: SheetCells,
  around: WideSheet['around'],
  reader: BookReader,
): EntryDraft[] => {
  const hasSecondRow = hasSubheader(table, sheet)
  const columns = wideColumns(table, sheet, hasSecondRow, reader)
  const firstData = table.header.row + table.header.height + (hasSecondRow ? 1 : 0) + 1
  return table.rows
    .filter((row) => row.row >= firstData)
    .flatMap((row) => {
      reportFaults(row, reader.problems)
      return columns.flatMap((column) => readCell(row, column, { table, around, reader }) ?? [])
    })
}
