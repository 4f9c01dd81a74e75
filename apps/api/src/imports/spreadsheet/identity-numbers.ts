import type { Cell } from './cells.ts'

const DIGIT = '[0-9]'
const SEPARATOR = '[\\s\\-_.·—–]?'

/** Written together: 15 digits, 17 digits and a check character, or any other run that long. Shape decides, not the check digit. */
const TOGETHER = new RegExp(`(?<!${DIGIT})${DIGIT}{15,20}(?:[Xx×*](?![A-Za-z]))?(?!${DIGIT})`, 'g')

/** Written in groups, 6-8-4 or by fours; here the middle must look like a birthday, or two phones would match. */
const IN_GROUPS = new RegExp(
  `(?<!${DIGIT})(?:${DIGIT}${SEPARATOR}){6}(?:1${SEPARATOR}[89]|2${SEPARATOR}0)${SEPARATOR}(?:${DIGIT}${SEPARATOR}){2}` +
    `[01]${SEPARATOR}${DIGIT}${SEPARATOR}[0-3]${SEPARATOR}${DIGIT}${SEPARATOR}(?:${DIGIT}${SEPARATOR}){3}[0-9Xx×](?!${DIGIT})`,
  'g',
)
/** A figure that Excel or a CSV export rounded: `1.29900197901015E+17`. */
const ROUNDED = /(?<![0-9])[1-9](?:\.[0-9]+)?[Ee]\+?1[4-9](?![0-9])/g
const LEFT_OVER_LABEL =
  /(?:公民)?(?:身份证|身份证件|证件|居民身份证|银行卡|社保卡|一卡通)(?:号码|号|件号)?\s*[::]?\s*(?=[,,、;;。()()\s]|$)/g

/** Counts of what was dropped, kept while a file is read. */
export interface DroppedNumbers {
  identity: number
  other: number
}

const FULL_WIDTH = /[\uff01-\uff5e\u3000]/g
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]/g

const narrow = (text: string) =>
  text
    .replace(INVISIBLE, '')
    .replace(FULL_WIDTH, (char) => (char === '\u3000' ? ' ' : String.fromCharCode(char.charCodeAt(0) - 0xfee0)))

const looksLong = (text: string): boolean => {
  let digits = 0
  for (const char of text) if (/[0-9\uff10-\uff19]/.test(char)) digits++
  return digits >= 14 || /[0-9\uff10-\uff19][Ee\uff25\uff45]/.test(text)
}

const countOne = (match: string, dropped: DroppedNumbers) => {
  const digits = match.replace(/[^0-9Xx×*]/g, '').length
  if (digits === 15 || digits === 18) dropped.identity++
  else dropped.other++
}

/** Text without identity and bank numbers; unchanged, to the character, when there is none. */
export const dropFromText = (text: string, dropped: DroppedNumbers): string => {
  if (!looksLong(text)) return text
  const plain = narrow(text)
  let isChanged = false
  const drop = (match: string) => {
    isChanged = true
    countOne(match, dropped)
    return ''
  }
  const dropRounded = (match: string) => {
    isChanged = true
    dropped[/[Ee]\+?1[47]$/.test(match) ? 'identity' : 'other']++
    return ''
  }
  const kept = plain.replace(TOGETHER, drop).replace(IN_GROUPS, drop).replace(ROUNDED, dropRounded)
  if (!isChanged) return text
  return kept
    .replace(LEFT_OVER_LABEL, '')
    .replace(/^[\s,,、;;。::]+|[\s,,、;;::]+$/g, '')
    .replace(/([,,、;;])\s*[,,、;;]+/g, '$1')
}

/** A cell without identity numbers. A figure of 15 digits or more is one, although Excel has rounded its end. */
export const dropFromCell = (cell: Cell, dropped: DroppedNumbers): Cell => {
  if (typeof cell === 'string') return dropFromText(cell, dropped) || null
  if (typeof cell === 'number') {
    const size = Math.abs(cell)
    if (size < 1e14 || !Number.isFinite(size)) return cell
    dropped[(size >= 1e17 && size < 1e18) || size < 1e15 ? 'identity' : 'other']++
    return null
  }
  if (cell && typeof cell === 'object' && 'fault' in cell) {
    return { fault: cell.fault, written: dropFromText(cell.written, dropped) }
  }
  return cell
}
