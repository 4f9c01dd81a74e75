import { type Cell, cellText } from '../spreadsheet/cells.ts'
import { plain } from './digits.ts'

/** A phone as written. `others` are further valid numbers in the same cell. */
export type ReadPhone =
  | { readonly kind: 'blank' }
  | { readonly kind: 'phone'; readonly phone: string; readonly others: readonly string[] }
  | { readonly kind: 'bad'; readonly digits: number }

const withoutCountry = (digits: string) => digits.replace(/^(?:00)?86(?=1\d{10}$)/, '')

/** Eleven digits that a mobile phone may have. */
export const isMobile = (digits: string) => /^1[3-9]\d{9}$/.test(digits)
const isLandline = (digits: string) => /^0\d{9,11}$/.test(digits) || /^[2-8]\d{6,7}$/.test(digits)
const isPhone = (digits: string) => isMobile(digits) || isLandline(digits)

const digitsOf = (text: string) => withoutCountry(text.replace(/\D/g, ''))

/** Reads a phone from a number cell, with separators, `+86`, full-width digits, or two phones in one cell. */
export const readPhone = (cell: Cell | undefined): ReadPhone => {
  const text = plain(cellText(cell))
  if (/^(?:|[-/—.]+|无|没有|无电话|无手机|空号|0|null)$/i.test(text.replace(/\s/g, ''))) return { kind: 'blank' }
  const rounded = /^\d(?:\.\d+)?e\+?10$/i.test(text) ? String(Number(text)) : text
  const digits = digitsOf(rounded)
  if (isPhone(digits)) return { kind: 'phone', phone: digits, others: [] }
  const joined = /^(1[3-9]\d{9})(1[3-9]\d{9})$/.exec(digits)
  const parts = joined
    ? [joined[1] ?? '', joined[2] ?? '']
    : rounded
        .split(/[/、,,;;\s|]|或者?|和/)
        .map(digitsOf)
        .filter(isPhone)
  const [phone, ...others] = parts
  return phone ? { kind: 'phone', phone, others } : { kind: 'bad', digits: digits.length }
}

/** A typed mobile number without separators; undefined when it is none. */
export const barePhone = (typed: string): string | undefined => {
  const read = readPhone(typed)
  return read.kind === 'phone' && read.others.length === 0 && isMobile(read.phone) ? read.phone : undefined
}
