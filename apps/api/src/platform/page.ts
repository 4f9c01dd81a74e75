/** Cuts the row read beyond the page and makes the cursor of the next one. */
export const pageOf = <Row>(rows: readonly Row[], limit: number, keyOf: (row: Row) => string) => {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { shown, next: rows.length > limit && last ? { nextCursor: keyOf(last) } : {} }
}
