import { StoreBusy } from '../platform/database/store.ts'
import { Refusal } from '../platform/refusal.ts'
import { readFile } from './read-in-worker.ts'
import type { SpreadsheetContent } from './spreadsheet/cells.ts'
import { limits } from './spreadsheet/limits.ts'
import { SpreadsheetRefusal } from './spreadsheet/refusal.ts'

/** Turns the reader's refusal into one that the endpoint declares. */
const toRefusal = ({ code, details }: SpreadsheetRefusal): Error => {
  if (code === 'import.reader_busy') return new StoreBusy('too many uploads wait')
  if (code === 'import.took_too_long') return new Refusal('import.swells_too_much')
  if (code === 'import.file_too_large') {
    return new Refusal('platform.body_too_large', { limit: `${limits.uploadBytes / 1024 / 1024} MB` })
  }
  return new Refusal(code, details)
}

/** Reads an uploaded file beside the server; identity numbers are gone from what comes back. */
export const receiveFile = async (file: { name: string; bytes: Buffer }): Promise<SpreadsheetContent> => {
  try {
    return await readFile(file.bytes, file.name)
  } catch (error) {
    throw error instanceof SpreadsheetRefusal ? toRefusal(error) : error
  }
}
