/** A calendar day as Excel stored it, without a time of day: `{ day: '2026-07-03' }`. */
export interface DayCell {
  readonly day: string
}

/** A cell that holds no value one can take: a formula never calculated, or Excel's own error such as `#REF!`. */
export interface FaultCell {
  readonly fault: 'formula_without_value' | 'error_value'
  readonly written: string
}

export type Cell = string | number | boolean | null | DayCell | FaultCell

/** A merged range, rows and columns counted from 0, ends included. */
export interface Merge {
  readonly startRow: number
  readonly startColumn: number
  readonly endRow: number
  readonly endColumn: number
}

/** One sheet as it was written. `rows[0]` is Excel's row 1; rows may be shorter than the sheet is wide. */
export interface SheetCells {
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
  readonly merges: readonly Merge[]
  /** Column widths in characters, where the file names them. */
  readonly widths: readonly (number | null)[]
  readonly isHidden: boolean
}

/** A whole spreadsheet after every identity number in it was dropped. */
export interface SpreadsheetContent {
  readonly fileName: string
  readonly sheets: readonly SheetCells[]
  readonly droppedIdentityNumbers: number
  /** Bank cards and other runs of 15 to 20 digits that nothing here needs. */
  readonly droppedOtherNumbers: number
}

export const isDay = (cell: Cell): cell is DayCell => typeof cell === 'object' && cell !== null && 'day' in cell

export const isFault = (cell: Cell): cell is FaultCell => typeof cell === 'object' && cell !== null && 'fault' in cell

/** A number as a person would type it: `13800001234`, never `1.38e+10`. */
const numberText = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(Number(value.toPrecision(12)))

/** What a reader of the sheet sees in the cell; nothing for an empty one. */
export const cellText = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return cell.trim()
  if (typeof cell === 'number') return numberText(cell)
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  return isDay(cell) ? cell.day : cell.written
}

export const isBlank = (cell: Cell | undefined): boolean => cellText(cell).replace(/[\s\u200b\ufeff]/g, '') === ''

/** `A` for 0, `AA` for 26. */
export const columnLetter = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : columnLetter(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26))
