import { type Cell, isDay } from '../spreadsheet/cells.ts'
import { chineseNumber, squeezed } from './digits.ts'

/** What is known around a date: the year and month that a title, sheet or file name gives, and today's date. */
export interface DateSurroundings {
  readonly year?: number | undefined
  readonly month?: number | undefined
  readonly today: string
}

/** How a written date was understood. `month_only` gives the month's last day. */
export type ReadDate =
  | { readonly kind: 'blank' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'day'; readonly day: string; readonly how: 'exact' | 'first_of_range' | 'month_only' }
  /** A figure such as 9.1 in a number cell: Excel shows 9.1 both for 9.1 and for 9.10. */
  | { readonly kind: 'either'; readonly days: readonly string[] }

const two = (figure: number) => String(figure).padStart(2, '0')

/** The day if the calendar has it. */
export const realDay = (year: number, month: number, date: number): string | undefined => {
  const at = new Date(Date.UTC(year, month - 1, date))
  const isReal = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === date
  return isReal && year >= 1900 && year <= 2100 ? `${year}-${two(month)}-${two(date)}` : undefined
}

const lastDayOf = (year: number, month: number): string | undefined =>
  month >= 1 && month <= 12 ? new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) : undefined

/** Excel counts days from 1899-12-30; only this century is believed. */
const fromSerial = (serial: number): string | undefined =>
  serial >= 36_526 && serial < 73_051
    ? new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10)
    : undefined

const exact = (day: string | undefined): ReadDate => (day ? { kind: 'day', day, how: 'exact' } : { kind: 'unreadable' })

/** Without a year the latest year is taken in which the day is not in the future. */
const yearFor = (month: number, date: number, around: DateSurroundings): number => {
  if (around.year) return around.year
  const year = Number(around.today.slice(0, 4))
  return `${year}-${two(month)}-${two(date)}` <= around.today ? year : year - 1
}

const monthAndDate = (month: number, date: number, around: DateSurroundings): ReadDate =>
  exact(realDay(yearFor(month, date, around), month, date))

const fullYear = (year: number) => (year < 100 ? 2000 + year : year)

const fromFigure = (figure: number, around: DateSurroundings): ReadDate => {
  if (Number.isInteger(figure)) {
    if (figure >= 19_000_101 && figure <= 21_001_231) {
      return exact(realDay(Math.floor(figure / 10_000), Math.floor(figure / 100) % 100, figure % 100))
    }
    const serial = fromSerial(figure)
    if (serial) return exact(serial)
    if (figure >= 1 && figure <= 31 && around.month) return monthAndDate(around.month, figure, around)
    return { kind: 'unreadable' }
  }
  const serial = fromSerial(figure)
  if (serial) return exact(serial)
  const [month = '', date = ''] = String(figure).split('.')
  const asWritten = monthAndDate(Number(month), Number(date), around)
  if (date.length !== 1 || Number(date) > 3) return asWritten
  const withZero = monthAndDate(Number(month), Number(date) * 10, around)
  if (withZero.kind !== 'day') return asWritten
  return asWritten.kind === 'day' ? { kind: 'either', days: [asWritten.day, withZero.day] } : withZero
}

/** Chinese numerals before 年, 月, 日 or 号 become digits: `二〇二六年七月三日`. */
const withDigits = (text: string): string =>
  text.replace(/[零〇一二两三四五六七八九十廿卅]+(?=[年月日号]|$)/g, (numeral) =>
    String(chineseNumber(numeral) ?? numeral),
  )

const PART = '[./\\-年月]'
const WHOLE = new RegExp(`^(\\d{4}|\\d{2})${PART}(\\d{1,2})${PART}(\\d{1,2})[日号]?$`)
const SHORT = /^(\d{1,2})(?:[./\-月]|月份)(\d{1,2})[日号]?$/
const DATE_ONLY = /^(\d{1,2})[日号]?$/
const MONTH_ONLY = /^(?:(\d{4}|\d{2})[年./-])?(\d{1,2})(?:月份?|)(?:上旬|中旬|下旬|底|末|初)?$/

const fromText = (text: string, around: DateSurroundings): ReadDate => {
  const whole = WHOLE.exec(text)
  if (whole) return exact(realDay(fullYear(Number(whole[1])), Number(whole[2]), Number(whole[3])))
  const short = SHORT.exec(text)
  if (short) return monthAndDate(Number(short[1]), Number(short[2]), around)
  if (/^\d{8}$/.test(text) || /^\d{5}(?:\.\d+)?$/.test(text)) return fromFigure(Number(text), around)
  const dateOnly = DATE_ONLY.exec(text)
  if (dateOnly && around.month) return monthAndDate(around.month, Number(dateOnly[1]), around)
  const month = MONTH_ONLY.exec(text)
  if (month && (month[1] || text.includes('月'))) {
    const year = month[1] ? fullYear(Number(month[1])) : yearFor(Number(month[2]), 1, around)
    const day = lastDayOf(year, Number(month[2]))
    return day ? { kind: 'day', day, how: 'month_only' } : { kind: 'unreadable' }
  }
  return { kind: 'unreadable' }
}

/** Reads a date however an office writes it; never guesses a day the calendar lacks. */
export const readDate = (cell: Cell | undefined, around: DateSurroundings): ReadDate => {
  if (cell === null || cell === undefined) return { kind: 'blank' }
  if (isDay(cell)) return exact(cell.day)
  if (typeof cell === 'number') return fromFigure(cell, around)
  if (typeof cell !== 'string') return { kind: 'unreadable' }
  const text = withDigits(
    squeezed(cell)
      .replace(/[。。・·]/g, '.')
      .replace(/[((]?(?:星期|周)[一二三四五六日天][))]?/g, '')
      .replace(/(?<=^\d{4}[-/.]\d{1,2}[-/.]\d{1,2})T?\d{1,2}:\d{2}.*$/, '')
      .replace(/(?:上午|下午|晚上|早上|中午)$/, '')
      .replace(/\.$/, ''),
  )
  if (text === '') return { kind: 'blank' }
  const read = fromText(text, around)
  if (read.kind !== 'unreadable') return read
  const first = text.split(/[~~至到、,,—–]|(?<=[日号])-|(?<=[.月/]\d{1,2})-(?=\d{1,2}[.月/])/)[0] ?? ''
  const range = first === text ? read : fromText(first, around)
  return range.kind === 'day' ? { ...range, how: 'first_of_range' } : { kind: 'unreadable' }
}

/** Year and month named in a title, a sheet name or a file name: `2026年7月份`, `7月`, `2026.07`. */
export const findMonth = (text: string): { year?: number; month?: number } => {
  const bare = withDigits(squeezed(text))
  const year = /(?<!\d)(20\d{2})(?:(?:0[1-9]|1[0-2])?(?!\d))/.exec(bare)?.[1]
  const month = [/(?<!\d)(\d{1,2})月/, /20\d{2}[.\-/年_](\d{1,2})(?!\d)/, /(?<!\d)20\d{2}(0[1-9]|1[0-2])(?!\d)/]
    .map((pattern) => pattern.exec(bare)?.[1])
    .find((found) => found !== undefined)
  const isMonth = month !== undefined && Number(month) >= 1 && Number(month) <= 12
  return { ...(year ? { year: Number(year) } : {}), ...(isMonth ? { month: Number(month) } : {}) }
}

/** A year and month of birth: `1979-11`. `either` for 1964.1 in a number cell, which may be October. */
export type ReadBirthMonth =
  | { readonly kind: 'blank' | 'unreadable' }
  | { readonly kind: 'month'; readonly month: string }
  | { readonly kind: 'either'; readonly months: readonly string[] }

const birth = (year: number, month: number, today: string): ReadBirthMonth => {
  const written = `${year}-${two(month)}`
  return year >= 1900 && month >= 1 && month <= 12 && written <= today.slice(0, 7)
    ? { kind: 'month', month: written }
    : { kind: 'unreadable' }
}

/** Reads a year-month of birth; a day, if written, is not kept. */
export const readBirthMonth = (cell: Cell | undefined, today: string): ReadBirthMonth => {
  if (cell === null || cell === undefined) return { kind: 'blank' }
  if (isDay(cell)) return birth(Number(cell.day.slice(0, 4)), Number(cell.day.slice(5, 7)), today)
  if (typeof cell === 'number' && cell > 1900 && cell < 2100 && /^\d{4}\.1$/.test(String(cell))) {
    const year = Math.floor(cell)
    return { kind: 'either', months: [`${year}-10`, `${year}-01`] }
  }
  if (typeof cell === 'number' && cell >= 3_000 && cell < 60_000) {
    const at = new Date(Date.UTC(1899, 11, 30) + Math.floor(cell) * 86_400_000)
    return birth(at.getUTCFullYear(), at.getUTCMonth() + 1, today)
  }
  const text = withDigits(squeezed(typeof cell === 'object' ? '' : String(cell)))
  if (text === '' || /^[-/无]+$/.test(text)) return { kind: 'blank' }
  const parts = /^(\d{4})[年./-]?(\d{1,2})(?:[月./-]?(\d{1,2})?[日号]?)?(?:生|出生)?(?:\d{1,2}:.*)?$/.exec(text)
  if (parts) return birth(Number(parts[1]), Number(parts[2]), today)
  const short = /^(\d{2})[年./-](\d{1,2})月?$/.exec(text)
  if (short) {
    const year = Number(short[1]) + (Number(short[1]) > Number(today.slice(2, 4)) ? 1900 : 2000)
    return birth(year, Number(short[2]), today)
  }
  return { kind: 'unreadable' }
}
