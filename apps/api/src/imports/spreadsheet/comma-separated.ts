import type { Cell } from './cells.ts'
import { limits } from './limits.ts'
import { SpreadsheetRefusal } from './refusal.ts'

const refuse = () => new SpreadsheetRefusal('import.not_a_spreadsheet')

const decodeUtf16 = (bytes: Buffer, encoding: string) => new TextDecoder(encoding).decode(bytes)

/** Text of a CSV file in UTF-8 (with or without its mark), UTF-16 with its mark, or GB18030 as Chinese Excel saves it. */
export const decodeText = (bytes: Buffer): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, 'utf-16be')
  if (bytes.includes(0)) throw refuse()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not UTF-8; a Chinese office's next guess is always GB18030.
  }
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  } catch {
    throw refuse()
  }
}

const DELIMITERS = [',', '\t', ';', ',', '|'] as const

/** The delimiter that divides the first lines most often and most evenly; quoted text does not count. */
export const sniffDelimiter = (text: string): string => {
  const lines = text
    .slice(0, 20_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 30)
  let best: string = ','
  let bestScore = 0
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => line.split(delimiter).length - 1)
    const score = counts.filter((count) => count > 0).length * 1000 + Math.max(0, ...counts)
    if (Math.max(0, ...counts) > 0 && score > bestScore) {
      best = delimiter
      bestScore = score
    }
  }
  return best
}

/** Excel writes `="001"` to keep zeros; any other leading `=` is a formula that CSV holds no value for. */
const toCell = (raw: string): Cell => {
  const text = raw.replace(/^[\ufeff\u200b]+/, '').trim()
  const kept = /^="([^"]*)"$/.exec(text)
  if (kept) return kept[1] ?? ''
  if (/^=[A-Za-z(]/.test(text)) return { fault: 'formula_without_value', written: text.slice(0, 60) }
  return text === '' ? null : text.slice(0, limits.cellCharacters)
}

/** Rows of a delimited text, quotes and line breaks inside quotes respected. Throws above `limits.rows`. */
export const parseRows = (text: string, delimiter: string): Cell[][] => {
  const rows: Cell[][] = []
  let row: Cell[] = []
  let field = ''
  let isQuoted = false
  let valuedRows = 0
  const endRow = () => {
    row.push(toCell(field))
    field = ''
    if (row.some((cell) => cell !== null)) valuedRows++
    if (valuedRows > limits.rows) throw new SpreadsheetRefusal('import.too_many_rows', { most: limits.rows })
    rows.push(row.length > limits.columns ? row.slice(0, limits.columns) : row)
    row = []
  }
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (isQuoted) {
      if (char !== '"') field += char
      else if (text[at + 1] === '"') {
        field += '"'
        at++
      } else isQuoted = false
    } else if (char === '"' && field.trim() === '') {
      field = ''
      isQuoted = true
    } else if (char === delimiter) {
      if (row.length < limits.columns) row.push(toCell(field))
      field = ''
    } else if (char === '\n' || char === '\r') {
      if (char === '\r' && text[at + 1] === '\n') at++
      endRow()
    } else field += char
  }
  if (field !== '' || row.length > 0) endRow()
  return rows
}
