import { createHash } from 'node:crypto'
import {
  type Cell,
  cellText,
  columnLetter,
  isBlank,
  isFault,
  type Merge,
  type SheetCells,
} from '../spreadsheet/cells.ts'
import { findHeader, type Header, readHeader, type TableShape } from './headers.ts'
import { isDitto, rowKind } from './row-kinds.ts'

/** Where a cell stands, as a person finds it in Excel. */
export interface Place {
  readonly sheet: string
  readonly sheetIndex: number
  /** Counted from 1, as Excel does. */
  readonly row: number
  /** Made from what the row says, so that an answer outlives rows added above it. */
  readonly rowKey: string
  readonly column?: string
  readonly header?: string
}

/** One row of data under a header. */
export interface TableRow<Field extends string> {
  readonly row: number
  /** The lone text that stood above this row inside the table: a group, a class, a month. */
  readonly section: string | undefined
  readonly has: (field: Field) => boolean
  /** The cell, filled down from a merged range or a ditto mark; a fault cell reads as nothing. */
  readonly cell: (field: Field) => Cell
  /** Every column that goes by this field. */
  readonly cells: (field: Field) => readonly Cell[]
  readonly at: (column: number) => Cell
  readonly place: (field?: Field) => Place
  readonly placeAt: (column: number) => Place
  /** Faults (formula without value, Excel errors) in columns that mean something. */
  readonly faults: readonly { readonly column: number; readonly cell: Cell }[]
}

export interface Table<Field extends string> {
  readonly sheet: string
  readonly sheetIndex: number
  /** Texts above the header: titles, who filled it in, when. */
  readonly titles: readonly string[]
  readonly header: Header<Field>
  readonly rows: readonly TableRow<Field>[]
}

type MergeLookup = ReadonlyMap<number, readonly Merge[]>

const byColumn = (merges: readonly Merge[]): MergeLookup => {
  const lookup = new Map<number, Merge[]>()
  for (const merge of merges) {
    if (merge.endRow === merge.startRow) continue
    const inColumn = lookup.get(merge.startColumn)
    if (inColumn) inColumn.push(merge)
    else lookup.set(merge.startColumn, [merge])
  }
  return lookup
}

const mergedCell = (sheet: SheetCells, lookup: MergeLookup, row: number, column: number): Cell => {
  const merge = lookup.get(column)?.find(({ startRow, endRow }) => startRow < row && row <= endRow)
  return merge ? (sheet.rows[merge.startRow]?.[column] ?? null) : null
}

/** Merges are looked up once per row in order, so a binary search would gain nothing on village-sized sheets. */
const cellAt = (sheet: SheetCells, lookup: MergeLookup, row: number, column: number): Cell => {
  const own = sheet.rows[row]?.[column] ?? null
  return isBlank(own) ? mergedCell(sheet, lookup, row, column) : own
}

const meaningful = (cell: Cell): Cell => (isFault(cell) ? null : cell)

const makeRow = <Field extends string>(
  source: { sheet: SheetCells; sheetIndex: number; header: Header<Field>; lookup: MergeLookup; rowKey: string },
  row: number,
  previous: TableRow<Field> | undefined,
  section: string | undefined,
): TableRow<Field> => {
  const { sheet, sheetIndex, header, lookup, rowKey } = source
  const at = (column: number) => meaningful(cellAt(sheet, lookup, row, column))
  const columnsOf = (field: Field) => header.columns.get(field) ?? []
  const placeAt = (column: number): Place => ({
    sheet: sheet.name,
    sheetIndex,
    row: row + 1,
    rowKey,
    column: columnLetter(column),
    header: header.texts[column] ?? '',
  })
  const known = [...header.columns.values()].flat()
  return {
    row: row + 1,
    section,
    has: (field) => columnsOf(field).length > 0,
    cell: (field) => {
      const own =
        columnsOf(field)
          .map(at)
          .find((cell) => !isBlank(cell)) ?? null
      return previous && isDitto(cellText(own)) ? previous.cell(field) : own
    },
    cells: (field) => columnsOf(field).map(at),
    at,
    place: (field) => {
      const column = field === undefined ? undefined : columnsOf(field)[0]
      return column === undefined ? { sheet: sheet.name, sheetIndex, row: row + 1, rowKey } : placeAt(column)
    },
    placeAt,
    faults: known.flatMap((column) => {
      const cell = sheet.rows[row]?.[column] ?? null
      return isFault(cell) ? [{ column, cell }] : []
    }),
  }
}

const loneText = (cells: readonly Cell[]): string | undefined => {
  const texts = [...new Set(cells.map(cellText).filter((text) => text !== ''))]
  return texts.length === 1 && typeof cells.find((cell) => !isBlank(cell)) === 'string' ? texts[0] : undefined
}

const isWide = (sheet: SheetCells, row: number) =>
  sheet.merges.some(({ startRow, endColumn, startColumn }) => startRow === row && endColumn - startColumn >= 2)

const titlesAbove = (sheet: SheetCells, header: number): string[] =>
  sheet.rows.slice(0, header).flatMap((cells) => cells.map(cellText).filter((text) => text !== ''))

const isSameHeader = <Field extends string>(
  sheet: SheetCells,
  row: number,
  header: Header<Field>,
  shape: TableShape<Field>,
) => {
  const again = readHeader(sheet, row, shape)
  return again && again.columns.size >= Math.max(2, header.columns.size * 0.6) ? again : undefined
}

/** Names rows by their words, running numbers aside; the second of two equal rows gets another name than the first. */
const rowNames = () => {
  const seen = new Map<string, number>()
  return (cells: readonly Cell[], serials: readonly number[]): string => {
    const texts = cells.map((cell, column) => (serials.includes(column) ? '' : cellText(cell)))
    while (texts.at(-1) === '') texts.pop()
    const said = JSON.stringify(texts)
    const words = createHash('sha256').update(said).digest('base64url').slice(0, 10)
    const count = (seen.get(words) ?? 0) + 1
    seen.set(words, count)
    return count === 1 ? words : `${words}-${count}`
  }
}

/** Finds the table of one sheet: its header under the titles and its data rows between everything else. */
export const findTable = <Field extends string>(
  sheet: SheetCells,
  sheetIndex: number,
  shape: TableShape<Field>,
): Table<Field> | undefined => {
  const first = findHeader(sheet, shape)
  if (!first) return undefined
  const lookup = byColumn(sheet.merges)
  const rows: TableRow<Field>[] = []
  const nameRow = rowNames()
  let header = first
  let section: string | undefined
  for (let row = first.row + first.height; row < sheet.rows.length; row++) {
    const cells = sheet.rows[row] ?? []
    if (rowKind(cells.map(cellText)) !== 'data') continue
    const again = isSameHeader(sheet, row, header, shape)
    if (again) {
      header = again
      row += again.height - 1
      continue
    }
    const lone = loneText(cells)
    if (lone !== undefined && (isWide(sheet, row) || shape.isSection(lone))) {
      section = lone
      continue
    }
    rows.push(
      makeRow(
        { sheet, sheetIndex, header, lookup, rowKey: nameRow(cells, header.columns.get('serial' as Field) ?? []) },
        row,
        rows.at(-1),
        section,
      ),
    )
  }
  return { sheet: sheet.name, sheetIndex, titles: titlesAbove(sheet, first.row), header: first, rows }
}

/** Tables of every visible sheet. */
export const findTables = <Field extends string>(
  sheets: readonly SheetCells[],
  shape: TableShape<Field>,
): Table<Field>[] =>
  sheets.flatMap((sheet, index) => {
    const table = sheet.isHidden ? undefined : findTable(sheet, index, shape)
    return table ? [table] : []
  })
