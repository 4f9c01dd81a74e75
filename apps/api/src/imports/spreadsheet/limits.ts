const MEGABYTE = 1024 * 1024

/** What one upload may cost; a village's largest real file stays far below each figure. */
export const limits = {
  uploadBytes: 10 * MEGABYTE,
  /** Bytes of all parts of a workbook after inflating, counted while inflating. */
  inflatedBytes: 64 * MEGABYTE,
  zipEntries: 10_000,
  /** Rows with at least one value, over all sheets. */
  rows: 20_000,
  /** Columns to the right of this are not read. */
  columns: 200,
  cells: 2_000_000,
  sheets: 60,
  cellCharacters: 2_000,
  workerHeapMegabytes: 160,
  workerMilliseconds: 20_000,
} as const
