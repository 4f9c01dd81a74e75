import type { Difference, DifferenceRow } from '@village-points/shared/imports/contract.ts'

const MOST_ROWS = 100

/** Counts and first lines of what a commit would change. */
export const toDifference = (rows: readonly DifferenceRow[], unchanged: number): Difference => {
  const count = (change: DifferenceRow['change']) => rows.filter((row) => row.change === change).length
  return {
    added: count('added'),
    changed: count('changed'),
    unchanged,
    missing: count('missing'),
    rows: rows.slice(0, MOST_ROWS),
  }
}

/** `电话:空 → 13800004705` */
export const fromTo = (field: string, from: string | number | undefined, to: string | number | undefined): string =>
  `${field}:${from === undefined || from === '' ? '空' : from} → ${to === undefined || to === '' ? '空' : to}`
