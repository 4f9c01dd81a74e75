import { inflateRawSync } from 'node:zlib'
import { limits } from './limits.ts'
import { SpreadsheetRefusal } from './refusal.ts'

const END_SIGNATURE = 0x06054b50
const CENTRAL_SIGNATURE = 0x02014b50
const LOCAL_SIGNATURE = 0x04034b50
const FULL_32 = 0xffffffff
const STORED = 0
const DEFLATED = 8

interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly compressedBytes: number
  readonly localOffset: number
  readonly isEncrypted: boolean
}

/** What the inspection learned: part names, and how far down the worksheets really go. */
export interface ZipInspection {
  readonly names: ReadonlySet<string>
  readonly valuedRows: number
  readonly lastRow: number
}

const damaged = () => new SpreadsheetRefusal('import.damaged')

const findEnd = (bytes: Buffer): number => {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at--) {
    if (bytes.readUInt32LE(at) === END_SIGNATURE) return at
  }
  throw damaged()
}

/** Zip64 writers put the true figures into an extra field, in a fixed order, only for fields that are full. */
const readZip64 = (extra: Buffer, full: readonly boolean[]): (number | undefined)[] => {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let next = at + 4
    return full.map((isFull) => {
      if (!isFull) return undefined
      next += 8
      if (next > extra.length) throw damaged()
      return Number(extra.readBigUInt64LE(next - 8))
    })
  }
  return []
}

const readCentralDirectory = (bytes: Buffer): ZipEntry[] => {
  const end = findEnd(bytes)
  const count = bytes.readUInt16LE(end + 10)
  if (count > limits.zipEntries) throw new SpreadsheetRefusal('import.swells_too_much')
  const entries: ZipEntry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL_SIGNATURE) throw damaged()
    const nameLength = bytes.readUInt16LE(at + 28)
    const extraLength = bytes.readUInt16LE(at + 30)
    const compressed = bytes.readUInt32LE(at + 20)
    const inflated = bytes.readUInt32LE(at + 24)
    const offset = bytes.readUInt32LE(at + 42)
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength)
    const wide = readZip64(extra, [inflated === FULL_32, compressed === FULL_32, offset === FULL_32])
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      compressedBytes: wide[1] ?? compressed,
      localOffset: wide[2] ?? offset,
      isEncrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
    })
    at += 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32)
  }
  return entries
}

/** Inflates for real: a header may claim any size, the bytes that come out cannot lie. */
const inflate = (bytes: Buffer, entry: ZipEntry, mostBytes: number): Buffer => {
  const at = entry.localOffset
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== LOCAL_SIGNATURE) throw damaged()
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
  const data = bytes.subarray(start, start + entry.compressedBytes)
  if (entry.method === STORED) {
    if (data.length > mostBytes) throw new SpreadsheetRefusal('import.swells_too_much')
    return data
  }
  if (entry.method !== DEFLATED) throw damaged()
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, mostBytes) })
  } catch (error) {
    const isTooBig = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    throw isTooBig ? new SpreadsheetRefusal('import.swells_too_much') : damaged()
  }
}

interface RowCount {
  valuedRows: number
  lastRow: number
  cells: number
}

/** Offices' files often format a million empty rows; only rows that hold a value count. */
const countRows = (worksheet: Buffer, count: RowCount): void => {
  const tags = /<(?:\w+:)?(row|c|v|is)(?=[\s>/])(?:[^>]*?\sr="(\d+)")?/g
  const xml = worksheet.toString('latin1')
  let row = 0
  let hasValue = false
  for (let tag = tags.exec(xml); tag; tag = tags.exec(xml)) {
    if (tag[1] === 'row') {
      row = tag[2] ? Number(tag[2]) : row + 1
      hasValue = false
    } else if (tag[1] === 'c') {
      count.cells++
      if (count.cells > limits.cells) throw new SpreadsheetRefusal('import.too_many_rows', { most: limits.rows })
    } else if (!hasValue) {
      hasValue = true
      count.valuedRows++
      count.lastRow = Math.max(count.lastRow, row)
    }
  }
}

/**
 * Walks a zip before any library opens it: counts entries, inflates each while counting real bytes, counts rows.
 * Throws a SpreadsheetRefusal for a bomb, a damaged or encrypted zip, and for more rows than `limits.rows`.
 */
export const inspectZip = (bytes: Buffer): ZipInspection => {
  const entries = readCentralDirectory(bytes)
  const count: RowCount = { valuedRows: 0, lastRow: 0, cells: 0 }
  let inflatedBytes = 0
  for (const entry of entries) {
    if (entry.isEncrypted) throw new SpreadsheetRefusal('import.encrypted')
    const data = inflate(bytes, entry, limits.inflatedBytes - inflatedBytes)
    inflatedBytes += data.length
    if (inflatedBytes > limits.inflatedBytes) throw new SpreadsheetRefusal('import.swells_too_much')
    if (/^\/?xl\/worksheets\/[^/]+\.xml$/i.test(entry.name)) countRows(data, count)
  }
  if (count.valuedRows > limits.rows) {
    throw new SpreadsheetRefusal('import.too_many_rows', { rows: count.valuedRows, most: limits.rows })
  }
  return { names: new Set(entries.map((entry) => entry.name.replace(/^\//, ''))), ...count }
}
