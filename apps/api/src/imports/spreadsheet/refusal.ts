/** Why a file cannot be read at all; each code has its sentence in the contract. */
export type RefusalCode =
  | 'import.file_too_large'
  | 'import.file_empty'
  | 'import.not_a_spreadsheet'
  | 'import.old_format'
  | 'import.other_format'
  | 'import.encrypted'
  | 'import.damaged'
  | 'import.swells_too_much'
  | 'import.too_many_rows'
  | 'import.took_too_long'
  | 'import.reader_busy'

/** Thrown by the reader when a whole file is refused. It never carries a cell's content, so it is safe to log. */
export class SpreadsheetRefusal extends Error {
  readonly code: RefusalCode
  readonly details: Readonly<Record<string, string | number>>
  constructor(code: RefusalCode, details: Readonly<Record<string, string | number>> = {}) {
    super(code)
    this.name = 'SpreadsheetRefusal'
    this.code = code
    this.details = details
  }
}
