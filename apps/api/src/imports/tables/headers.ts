import { type Cell, cellText, isFault, type Merge, type SheetCells } from '../spreadsheet/cells.ts'
import { squeezed } from '../written-forms/digits.ts'

/** One thing a table may say, the words its header goes by, and a looser pattern tried after every exact word. */
export interface FieldWords<Field extends string> {
  readonly field: Field
  readonly words: readonly string[]
  readonly pattern?: RegExp
}

/** What a kind of table looks like. At least one set of `anchors` must be in a row for it to be a header. */
export interface TableShape<Field extends string> {
  readonly fields: readonly FieldWords<Field>[]
  readonly anchors: readonly (readonly Field[])[]
  /** Whether a lone text inside the table opens a section (a group, a class of rules, a month). */
  readonly isSection: (text: string) => boolean
}

/** A header as found: which columns say what, the text over each column, and how many rows it takes. */
export interface Header<Field extends string> {
  readonly row: number
  readonly height: 1 | 2
  readonly columns: ReadonlyMap<Field, readonly number[]>
  readonly texts: readonly string[]
}

const LONGEST_HEADER = 16

const forms = (text: string): string[] => {
  const whole = squeezed(text).replace(/[*::★※]/g, '')
  const bare = whole.replace(/[((【[].*?[))】\]]/g, '')
  return whole === bare ? [whole] : [whole, bare]
}

const matchText = <Field extends string>(text: string, shape: TableShape<Field>): [Field, number] | undefined => {
  if (text === '' || squeezed(text).length > LONGEST_HEADER) return undefined
  for (const form of forms(text)) {
    const exact = shape.fields.find(({ words }) => words.includes(form))
    if (exact) return [exact.field, 2]
  }
  for (const form of forms(text)) {
    const loose = shape.fields.find(({ pattern }) => pattern?.test(form))
    if (loose) return [loose.field, 1]
  }
  return undefined
}

const headerText = (cell: Cell | undefined): string =>
  cell === undefined || cell === null || typeof cell === 'number' || isFault(cell) ? '' : cellText(cell)

/** A header merged over several columns counts over each of them. */
const spreadMerges = (texts: readonly string[], row: number, merges: readonly Merge[]): string[] => {
  const spread = [...texts]
  for (const merge of merges) {
    if (merge.startRow > row || merge.endRow < row) continue
    const text = merge.startRow === row ? (texts[merge.startColumn] ?? '') : ''
    for (let column = merge.startColumn; column <= merge.endColumn; column++) spread[column] ||= text
  }
  return spread
}

const assign = <Field extends string>(
  candidates: readonly (readonly string[])[],
  shape: TableShape<Field>,
): Map<Field, number[]> => {
  const found = new Map<Field, { column: number; strength: number }[]>()
  candidates.forEach((texts, column) => {
    const match = texts.map((text) => matchText(text, shape)).find((result) => result !== undefined)
    if (match) found.set(match[0], [...(found.get(match[0]) ?? []), { column, strength: match[1] }])
  })
  return new Map(
    [...found].map(([field, places]) => [
      field,
      places
        .sort((one, other) => other.strength - one.strength || one.column - other.column)
        .map(({ column }) => column),
    ]),
  )
}

const hasAnchor = <Field extends string>(columns: ReadonlyMap<Field, unknown>, shape: TableShape<Field>) =>
  shape.anchors.some((set) => set.every((field) => columns.has(field)))

const textsOf = (row: readonly Cell[] | undefined): string[] => (row ?? []).map(headerText)

/** Reads one row as a header, alone or together with the row below it; undefined when it is none. */
export const readHeader = <Field extends string>(
  sheet: SheetCells,
  row: number,
  shape: TableShape<Field>,
): Header<Field> | undefined => {
  const top = textsOf(sheet.rows[row])
  if (top.filter((text) => text !== '').length < 2) return undefined
  const single = assign(
    top.map((text) => [text]),
    shape,
  )
  const below = textsOf(sheet.rows[row + 1])
  const isHeadersBelow = below.filter((text) => matchText(text, shape) !== undefined).length
  if (isHeadersBelow >= 1 && !below.some((text) => /\d{3,}/.test(text))) {
    const over = spreadMerges(top, row, sheet.merges)
    const width = Math.max(over.length, below.length)
    const candidates = Array.from({ length: width }, (_, column) => {
      const [above = '', under = ''] = [over[column], below[column]]
      return under === '' ? [above] : [under, `${above}${under}`, above]
    })
    const double = assign(candidates, shape)
    const alone = assign(
      below.map((text) => [text]),
      shape,
    )
    // More than either row says alone: a line of titles over the header adds nothing and is not part of it.
    if (double.size > Math.max(single.size, alone.size) && hasAnchor(double, shape)) {
      return { row, height: 2, columns: double, texts: candidates.map(([text = '']) => squeezed(text)) }
    }
  }
  if (!hasAnchor(single, shape)) return undefined
  return { row, height: 1, columns: single, texts: spreadMerges(top, row, sheet.merges).map(squeezed) }
}

const SEARCHED_ROWS = 60

/** The header row under any titles: the one that names most fields among the first sixty rows; the first of equals. */
export const findHeader = <Field extends string>(
  sheet: SheetCells,
  shape: TableShape<Field>,
): Header<Field> | undefined => {
  let best: Header<Field> | undefined
  for (let row = 0; row < Math.min(sheet.rows.length, SEARCHED_ROWS); row++) {
    const header = readHeader(sheet, row, shape)
    if (header && header.columns.size > (best?.columns.size ?? 0)) best = header
  }
  return best
}
