import type { Cell, SheetCells, SpreadsheetContent } from './cells.ts'
import { decodeText, parseRows, sniffDelimiter } from './comma-separated.ts'
import { type DroppedNumbers, dropFromCell, dropFromText } from './identity-numbers.ts'
import { limits } from './limits.ts'
import { SpreadsheetRefusal } from './refusal.ts'
import { readWorkbook } from './workbook.ts'
import { inspectZip } from './zip-inspection.ts'

const OLE_MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const ZIP_MAGIC = Buffer.from('504b0304', 'hex')
const ENCRYPTED_STREAM = Buffer.from('EncryptedPackage', 'utf16le')
/** PDF, PNG, JPEG, GIF, RAR, 7z, gzip: named so that nobody waits for a CSV reader to choke on them. */
const OTHER_MAGICS = ['25504446', '89504e47', 'ffd8ff', '47494638', '52617221', '377abcaf', '1f8b'].map((hex) =>
  Buffer.from(hex, 'hex'),
)

const startsWith = (bytes: Buffer, magic: Buffer) => bytes.subarray(0, magic.length).equals(magic)

const readZip = async (bytes: Buffer): Promise<SheetCells[]> => {
  const { names, lastRow } = inspectZip(bytes)
  if (names.has('EncryptedPackage')) throw new SpreadsheetRefusal('import.encrypted')
  if (names.has('xl/workbook.bin') || names.has('mimetype')) throw new SpreadsheetRefusal('import.other_format')
  if (![...names].some((name) => /^xl\/worksheets\//i.test(name))) {
    throw new SpreadsheetRefusal('import.not_a_spreadsheet')
  }
  return readWorkbook(bytes, lastRow)
}

const readText = (bytes: Buffer, fileName: string): SheetCells[] => {
  const text = decodeText(bytes)
  const start = text.slice(0, 2_000)
  // Many systems save a web page or an XML file under the name .xls.
  if (/^\s*(?:<\?xml|<!doctype|<html|<table|<meta|mime-version)/i.test(start)) {
    throw new SpreadsheetRefusal(/\.xlsx?$/i.test(fileName) ? 'import.old_format' : 'import.not_a_spreadsheet')
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters tell a program or picture from a table
  if (/[\u0001-\u0008\u000e-\u001a]/.test(start)) throw new SpreadsheetRefusal('import.not_a_spreadsheet')
  const rows = parseRows(text, sniffDelimiter(text))
  const name = fileName.replace(/\.[^.]*$/, '').slice(0, 31) || '表'
  return [{ name, rows, merges: [], widths: [], isHidden: false }]
}

const readSheets = (bytes: Buffer, fileName: string): Promise<SheetCells[]> | SheetCells[] => {
  if (bytes.length > limits.uploadBytes) throw new SpreadsheetRefusal('import.file_too_large')
  if (bytes.length === 0) throw new SpreadsheetRefusal('import.file_empty')
  if (startsWith(bytes, OLE_MAGIC)) {
    throw new SpreadsheetRefusal(bytes.includes(ENCRYPTED_STREAM) ? 'import.encrypted' : 'import.old_format')
  }
  if (startsWith(bytes, ZIP_MAGIC)) return readZip(bytes)
  if (OTHER_MAGICS.some((magic) => startsWith(bytes, magic))) throw new SpreadsheetRefusal('import.not_a_spreadsheet')
  return readText(bytes, fileName)
}

/**
 * Reads .xlsx or CSV bytes into cells and drops every identity number on the way, so that nothing later can keep one.
 * Throws SpreadsheetRefusal. Meant to run inside the worker: a hostile file may cost its time and memory, no more.
 */
export const readSpreadsheet = async (bytes: Uint8Array, fileName: string): Promise<SpreadsheetContent> => {
  const sheets = await readSheets(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), fileName)
  const dropped: DroppedNumbers = { identity: 0, other: 0 }
  const cleanRow = (row: readonly Cell[]) => row.map((cell) => dropFromCell(cell, dropped))
  const cleaned = sheets.map((sheet) => ({
    ...sheet,
    name: dropFromText(sheet.name, dropped),
    rows: sheet.rows.map(cleanRow),
  }))
  return {
    fileName: dropFromText(fileName, dropped).slice(0, 120),
    sheets: cleaned,
    droppedIdentityNumbers: dropped.identity,
    droppedOtherNumbers: dropped.other,
  }
}
