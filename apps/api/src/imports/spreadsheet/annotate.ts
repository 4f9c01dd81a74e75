import type { Problem } from '../tables/problem.ts'
import { squeezed } from '../written-forms/digits.ts'
import { type Cell, cellText, type SheetCells, type SpreadsheetContent } from './cells.ts'
import { type SheetToWrite, writeWorkbook } from './workbook.ts'

/** Header of the column that says what to look at. */
export const ANNOTATION_HEADER = '请看这里'

const sentence = (problem: Problem): string => {
  const chosen = problem.options?.find((option) => option.id === problem.chosen)
  const answer = chosen ? `(已选:${chosen.label}${problem.typed ? ` ${problem.typed}` : ''})` : ''
  return `${problem.column ? `${problem.column} 列:` : ''}${problem.message}。${problem.remedy}${answer}`
}

const columnNumber = (letter: string): number =>
  [...letter].reduce((sum, char) => sum * 26 + char.charCodeAt(0) - 64, 0) - 1

/** The header row is looked for above the first problem, by the header text that the problem names. */
const headerRow = (sheet: SheetCells, problems: readonly Problem[]): number => {
  for (const { row, column, header } of problems) {
    if (!column || !header) continue
    for (let above = row - 2; above >= 0; above--) {
      if (squeezed(cellText(sheet.rows[above]?.[columnNumber(column)])) === header) return above
    }
  }
  return 0
}

const annotateSheet = (sheet: SheetCells, problems: readonly Problem[]): SheetToWrite => {
  const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 1)
  const column = width
  const emphasis = new Map<string, 'header' | 'attention'>()
  const rows: Cell[][] = sheet.rows.map((row) => [...row])
  const widths = Array.from({ length: width }, (_, index) => sheet.widths[index] ?? 14)
  const put = (row: number, text: string, kind: 'header' | 'attention') => {
    while (rows.length <= row) rows.push([])
    const cells = rows[row] ?? []
    while (cells.length < column) cells.push(null)
    cells[column] = cells[column] ? `${cellText(cells[column])}\n${text}` : text
    emphasis.set(`${row},${column}`, kind)
  }
  if (problems.length > 0) put(headerRow(sheet, problems), ANNOTATION_HEADER, 'header')
  for (const problem of problems) {
    if (problem.severity === 'info' && !problem.options) continue
    put(problem.row - 1, sentence(problem), 'attention')
    if (problem.column) emphasis.set(`${problem.row - 1},${columnNumber(problem.column)}`, 'attention')
  }
  return { name: sheet.name, rows, merges: sheet.merges, widths: [...widths, 60], emphasis }
}

/** Sheet names must be unique, short and free of a few signs, or Excel calls the file damaged. */
const safeNames = (sheets: readonly SheetToWrite[]): SheetToWrite[] => {
  const used = new Set<string>()
  return sheets.map((sheet, index) => {
    const bare =
      sheet.name
        .replace(/[\\/?*[\]:]/g, ' ')
        .trim()
        .slice(0, 28) || `表${index + 1}`
    const name = used.has(bare.toLowerCase()) ? `${bare}${index + 1}` : bare
    used.add(name.toLowerCase())
    return { ...sheet, name }
  })
}

/** Gives the sheets back as .xlsx with a column that says what to look at. Identity numbers were dropped on reading. */
export const annotate = (content: SpreadsheetContent, problems: readonly Problem[]): Promise<Uint8Array> => {
  const sheets = content.sheets.flatMap((sheet, index) =>
    sheet.isHidden
      ? []
      : [
          annotateSheet(
            sheet,
            problems.filter(({ sheetIndex }) => sheetIndex === index),
          ),
        ],
  )
  return writeWorkbook(safeNames(sheets))
}

/** `花名册.xlsx` → `花名册(请看这里).xlsx`. */
export const annotatedName = (fileName: string): string =>
  `${fileName.replace(/\.[^.]*$/, '') || '表'}(${ANNOTATION_HEADER}).xlsx`
