/** Why a file cannot be read at all; each code has its sentence in the contract. */
export type RefusalCode =
  | 'imports.file_too_large'
  | 'imports.file_empty'
  | 'imports.not_a_spreadsheet'
  | 'imports.old_format'
  | 'imports.other_format'
  | 'imports.encrypted'
  | 'imports.damaged'
  | 'imports.swells_too_much'
  | 'imports.too_many_rows'
  | 'imports.took_too_long'
  | 'imports.reader_busy'

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
