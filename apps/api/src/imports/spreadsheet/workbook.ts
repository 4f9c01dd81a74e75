// The only file that knows the spreadsheet library; see docs/decisions on its choice.
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import type { Cell, Merge, SheetCells } from './cells.ts'
import { columnLetter, isDay, isFault } from './cells.ts'
import { limits } from './limits.ts'
import { SpreadsheetRefusal } from './refusal.ts'

type LibrarySheet = Awaited<ReturnType<typeof readXlsx>>['sheets'][number]
type LibraryCell = NonNullable<LibrarySheet['cells']> extends Map<string, infer C> ? C : never

const toCell = (value: unknown, detail: LibraryCell | undefined): Cell => {
  if (detail?.formula !== undefined && (value === null || value === undefined || value === '')) {
    return { fault: 'formula_without_value', written: `=${detail.formula}`.slice(0, 60) }
  }
  if (
    detail?.type === 'error' ||
    (typeof value === 'string' && /^#(REF|N\/A|VALUE|NAME|DIV\/0|NULL|NUM)[!?]?$/.test(value))
  ) {
    return { fault: 'error_value', written: String(value) }
  }
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? null : { day: value.toISOString().slice(0, 10) }
  }
  if (typeof value === 'string') return value === '' ? null : value.slice(0, limits.cellCharacters)
  return typeof value === 'number' || typeof value === 'boolean' ? value : null
}

const toMerges = (sheet: LibrarySheet, rows: number): Merge[] =>
  (sheet.merges ?? [])
    .filter((merge) => merge.startRow < rows)
    .map((merge) => ({
      startRow: merge.startRow,
      startColumn: merge.startCol,
      endRow: Math.min(merge.endRow, rows - 1),
      endColumn: Math.min(merge.endCol, limits.columns - 1),
    }))

const toSheet = (sheet: LibrarySheet): SheetCells => {
  const rows = sheet.rows.map((row, rowIndex) =>
    row.map((value, column) => toCell(value, sheet.cells?.get(`${rowIndex},${column}`))),
  )
  return {
    name: sheet.name,
    rows,
    merges: toMerges(sheet, rows.length),
    widths: (sheet.columns ?? []).slice(0, limits.columns).map((column) => column.width ?? null),
    isHidden: Boolean(sheet.hidden || sheet.veryHidden),
  }
}

/** Reads an .xlsx that `inspectZip` let through. Formulas are taken by their stored value; none stored is a fault cell. */
export const readWorkbook = async (bytes: Uint8Array, lastRow: number): Promise<SheetCells[]> => {
  try {
    const range = `A1:${columnLetter(limits.columns - 1)}${Math.max(1, lastRow)}`
    const workbook = await readXlsx(bytes, { range })
    return workbook.sheets.slice(0, limits.sheets).map(toSheet)
  } catch {
    // The library's own message may quote the file, so it is not passed on.
    throw new SpreadsheetRefusal('import.damaged')
  }
}

const toValue = (cell: Cell) => {
  if (cell === null) return null
  if (typeof cell !== 'object') return cell
  if (isDay(cell)) return new Date(`${cell.day}T00:00:00Z`)
  return isFault(cell) ? cell.written : null
}

/** One sheet to write; `emphasis` names cells by `row,column` counted from 0. */
export interface SheetToWrite {
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
  readonly merges?: readonly Merge[]
  readonly widths?: readonly (number | null)[]
  readonly emphasis?: ReadonlyMap<string, 'header' | 'attention'>
}

const styles = {
  header: { font: { bold: true }, alignment: { horizontal: 'center', vertical: 'center', wrapText: true } },
  attention: {
    font: { color: { rgb: 'A8321F' } },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FBE9E4' } },
    alignment: { vertical: 'center', wrapText: true },
  },
} as const

const writtenCells = (sheet: SheetToWrite) => {
  const cells = new Map<string, Record<string, unknown>>()
  for (const [key, kind] of sheet.emphasis ?? []) cells.set(key, { style: styles[kind] })
  sheet.rows.forEach((row, rowIndex) => {
    row.forEach((cell, column) => {
      if (isDay(cell)) cells.set(`${rowIndex},${column}`, { style: { numFmt: 'yyyy-mm-dd' } })
    })
  })
  return cells
}

/** Writes sheets as .xlsx bytes: values, merges, widths and two emphases; nothing else of an old file can slip through. */
export const writeWorkbook = async (sheets: readonly SheetToWrite[]): Promise<Uint8Array> =>
  writeXlsx({
    sheets: sheets.map((sheet) => ({
      name: sheet.name,
      rows: sheet.rows.map((row) => row.map(toValue)),
      cells: writtenCells(sheet),
      merges: (sheet.merges ?? []).map((merge) => ({
        startRow: merge.startRow,
        startCol: merge.startColumn,
        endRow: merge.endRow,
        endCol: merge.endColumn,
      })),
      columns: (sheet.widths ?? []).map((width) => (width === null ? {} : { width })),
    })),
  })
