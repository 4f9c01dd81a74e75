import { type Cell, cellText } from '../spreadsheet/cells.ts'
import type { Problems } from '../tables/problem.ts'
import type { Place, Table, TableRow } from '../tables/table.ts'
import type { DateSurroundings } from '../written-forms/dates.ts'
import { plain, squeezed } from '../written-forms/digits.ts'
import { findGroup, readGroup } from '../written-forms/groups.ts'
import { readName } from '../written-forms/names.ts'
import { readPoints } from '../written-forms/points.ts'
import type { HouseholdFinder, WrittenHousehold } from './match-household.ts'
import type { RuleFinder } from './match-rule.ts'
import type { BookField } from './paper-book-shape.ts'
import { readDay } from './read-day.ts'

type Row = TableRow<BookField>

/** One line of the book as an opening entry. Ids are missing while a question about them is open. */
export interface EntryDraft {
  readonly deedOn?: string
  readonly householdId?: string
  readonly ruleId?: string
  readonly points: number
  /** The recorder's name as written. */
  readonly recorder: string
  readonly note: string
  readonly writtenName: string
  readonly writtenRule: string
  readonly place: Place
  readonly waitsFor: readonly string[]
}

/** What every row is read with. */
export interface BookReader {
  readonly problems: Problems
  readonly today: string
  readonly households: HouseholdFinder
  readonly rules: RuleFinder
}

export const LONGEST_POINTS = 100_000

/** Who a row is about: number, name, group and door, with a group in brackets or in the sheet's name as a help. */
export const writtenHousehold = (row: Row, sheetGroup: string | undefined): WrittenHousehold => {
  const written = readName(row.cell('head'))
  const name = written.name || readName(row.cell('member')).name
  const inBrackets = written.notes.map((note) => findGroup(note)).find((group) => group !== undefined)
  return {
    number: squeezed(cellText(row.cell('householdNumber'))).toUpperCase(),
    name,
    group:
      readGroup(row.cell('group')) ?? inBrackets ?? (row.section ? findGroup(row.section) : undefined) ?? sheetGroup,
    doorNumber: squeezed(cellText(row.cell('doorNumber'))),
  }
}

/** Asks about points that cannot be an opening entry: none readable, zero, a deduction, or far too many. */
export const checkPoints = (
  points: number | undefined,
  cell: Cell,
  place: Place,
  problems: Problems,
  waitsFor: string[],
): number | 'skip' | undefined => {
  if (points !== undefined && points > 0 && points <= LONGEST_POINTS) return points
  const isDeduction = points !== undefined && points < 0
  const words = {
    code: isDeduction ? 'deduction' : 'bad_points',
    severity: 'error',
    value: cellText(cell),
    message: isDeduction ? '这是扣分' : cellText(cell) === '' ? '没写多少分' : '看不懂多少分',
    remedy: isDeduction
      ? '旧账里的扣分不能导入:扣分要先提醒、评议、公示。请选先不导入。'
      : '请现在填,或者先不导入这一行。',
    options: [
      ...(isDeduction ? [] : [{ id: 'type', label: '现在填', asks: 'points' as const }]),
      { id: 'skip', label: '这一行先不导入' },
    ],
    alike: isDeduction ? 'deduction' : undefined,
    refuse: (option: string, typed: string | undefined) =>
      option === 'type' && !((readPoints(typed ?? '') ?? 0) > 0) ? '刚填的分数也不对,要大于 0。' : undefined,
  } as const
  const { alike, ...rest } = words
  const answer = problems.add(place, alike ? { ...rest, alike } : rest, waitsFor)
  if (answer?.option === 'skip') return 'skip'
  return answer ? readPoints(answer.typed ?? '') : undefined
}

const amountOf = (row: Row): { cell: Cell; points: number | undefined; field: 'points' | 'minus' } => {
  const minus = row.cell('minus')
  const plus = row.cell('points')
  if (cellText(plus) === '' && cellText(minus) !== '') {
    const read = readPoints(minus)
    return { cell: minus, points: read === undefined ? undefined : -Math.abs(read), field: 'minus' }
  }
  return { cell: plus, points: readPoints(plus), field: 'points' }
}

/** A row with neither a name nor points is somebody's remark between the lines. */
const isEmptyLine = (row: Row, who: WrittenHousehold, amount: Cell): boolean =>
  who.name === '' && who.number === '' && (cellText(amount) === '' || cellText(row.cell('rule')) === '')

/** A deduction can only be left out, so nothing else is asked about it. */
const waitingDeduction = (row: Row, who: WrittenHousehold, writtenRule: string, waitsFor: string[]): EntryDraft => ({
  points: 0,
  recorder: '',
  note: '',
  writtenName: who.name || who.number,
  writtenRule,
  place: row.place('rule'),
  waitsFor,
})

/** Reads one deed; undefined when the row holds none or is left out by choice. */
export const readLongRow = (
  row: Row,
  around: DateSurroundings & { readonly previous: string | undefined },
  table: Table<BookField>,
  reader: BookReader,
): EntryDraft | undefined => {
  const { problems } = reader
  const waitsFor: string[] = []
  const who = writtenHousehold(row, findGroup(table.sheet) ?? table.titles.map(findGroup).find(Boolean))
  const amount = amountOf(row)
  if (isEmptyLine(row, who, amount.cell)) return undefined
  const points = checkPoints(amount.points, amount.cell, row.place(amount.field), problems, waitsFor)
  if (points === 'skip') return undefined
  const writtenRule = plain(cellText(row.cell('rule'))).replace(/\s+/g, '')
  if (amount.points !== undefined && amount.points < 0) return waitingDeduction(row, who, writtenRule, waitsFor)
  const day = readDay(row.cell('date'), row.place(row.has('date') ? 'date' : undefined), around, problems, waitsFor)
  const household = reader.households.find(
    who,
    row.place(row.has('head') ? 'head' : 'householdNumber'),
    problems,
    waitsFor,
  )
  const rule = reader.rules.find(writtenRule, row.place('rule'), problems, waitsFor)
  if (day === 'skip' || household === 'skip' || rule === 'skip') return undefined
  if (rule?.points !== undefined && points !== undefined && rule.points !== points && points % rule.points !== 0) {
    problems.add(row.place('points'), {
      code: 'other_points',
      severity: 'warning',
      value: cellText(amount.cell),
      message: `细则里「${rule.title}」是 ${rule.points} 分`,
      remedy: `按台账写的 ${points} 分导入,请看看对不对。`,
    })
  }
  return {
    points: points ?? 0,
    recorder: readName(row.cell('recorder')).name.slice(0, 30),
    note: plain(cellText(row.cell('note'))).slice(0, 200),
    writtenName: who.name || who.number,
    writtenRule,
    place: row.place(row.has('points') ? 'points' : undefined),
    waitsFor,
    ...(day ? { deedOn: day } : {}),
    ...(household ? { householdId: household.householdId } : {}),
    ...(rule ? { ruleId: rule.ruleId } : {}),
  }
}
