import { cellText, isDay, type SpreadsheetContent } from '../spreadsheet/cells.ts'
import { type Choices, Problems } from '../tables/problem.ts'
import { reportFaults, reportNoTable } from '../tables/report-faults.ts'
import { findTable, type Table } from '../tables/table.ts'
import { findMonth } from '../written-forms/dates.ts'
import { type BookHousehold, HouseholdFinder } from './match-household.ts'
import { type BookRule, RuleFinder } from './match-rule.ts'
import { type BookField, longBookShape, wideBookShape } from './paper-book-shape.ts'
import { type BookReader, type EntryDraft, readLongRow } from './read-long-row.ts'
import { readWideTable } from './read-wide-table.ts'

/** What a paper book is read against. */
export interface BookFacts {
  readonly today: string
  readonly households: readonly BookHousehold[]
  readonly rules: readonly BookRule[]
}

export interface BookReading {
  readonly entries: readonly EntryDraft[]
  readonly problems: Problems
}

/** The year most full dates of the sheets are in; a book seldom spans two. */
const usualYear = (content: SpreadsheetContent): number | undefined => {
  const counts = new Map<number, number>()
  for (const sheet of content.sheets) {
    for (const row of sheet.rows) {
      for (const cell of row) {
        if (isDay(cell)) counts.set(Number(cell.day.slice(0, 4)), (counts.get(Number(cell.day.slice(0, 4))) ?? 0) + 1)
      }
    }
  }
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0]
}

/** Year and month of a sheet, from its tab, its titles, the file's name, then the dates themselves. */
const monthOf = (table: Table<BookField>, content: SpreadsheetContent) => {
  const said = [findMonth(table.sheet), ...table.titles.map(findMonth)]
  const file = findMonth(content.fileName)
  const year = [...said, file].find((month) => month.year !== undefined)?.year ?? usualYear(content)
  const month = [...said, file].find((one) => one.month !== undefined)?.month
  return { year, month }
}

const markTwins = (entries: readonly EntryDraft[], problems: Problems): EntryDraft[] => {
  const seen = new Map<string, number>()
  return entries.filter((entry) => {
    if (!entry.householdId || entry.waitsFor.length > 0) return true
    const key = [entry.deedOn, entry.householdId, entry.ruleId, entry.points, entry.recorder, entry.note].join('|')
    const first = seen.get(key)
    if (first === undefined) {
      seen.set(key, entry.place.row)
      return true
    }
    const words = {
      code: 'same_row_twice',
      severity: 'warning',
      value: entry.writtenRule,
      message: `和第 ${first} 行一模一样,是不是记了两遍`,
      remedy: '先当作两次都算。记重了请选只算一次。',
      options: [
        { id: 'both', label: '两次都算' },
        { id: 'one', label: '只算一次' },
      ],
      otherwise: 'both',
    } as const
    return problems.add(entry.place, words)?.option !== 'one'
  })
}

const readTable = (table: Table<BookField>, content: SpreadsheetContent, reader: BookReader): EntryDraft[] => {
  const month = monthOf(table, content)
  let previous: string | undefined
  return table.rows.flatMap((row) => {
    reportFaults(row, reader.problems)
    const section = row.section ? findMonth(row.section) : {}
    const around = { ...month, ...section, today: reader.today, previous }
    const entry = readLongRow(row, around, table, reader)
    previous = entry?.deedOn ?? previous
    return entry ?? []
  })
}

const hasAmount = (row: Table<BookField>['rows'][number]) =>
  cellText(row.cell('points')) !== '' || cellText(row.cell('minus')) !== ''

/** Whether a header holds enough for one deed per row; a wide book has its points under deeds or months. */
const isLong = (table: Table<BookField> | undefined): table is Table<BookField> =>
  table ? table.rows.some(hasAmount) : false

/** Reads a paper book of any style into opening entries. Reads only; pure. */
export const readPaperBook = (content: SpreadsheetContent, facts: BookFacts, choices: Choices): BookReading => {
  const problems = new Problems(choices)
  const reader: BookReader = {
    problems,
    today: facts.today,
    households: new HouseholdFinder(facts.households),
    rules: new RuleFinder(facts.rules),
  }
  let tables = 0
  const entries = content.sheets.flatMap((sheet, index) => {
    if (sheet.isHidden) return []
    const long = findTable(sheet, index, longBookShape)
    if (isLong(long)) {
      tables++
      return readTable(long, content, reader)
    }
    const wide = findTable(sheet, index, wideBookShape)
    if (!wide || wide.rows.length === 0) return []
    tables++
    return readWideTable(wide, sheet, monthOf(wide, content), reader)
  })
  if (tables === 0) reportNoTable(content, '积分台账', '「户主」「积分事项」「分值」', problems)
  return { entries: markTwins(entries, problems), problems }
}
