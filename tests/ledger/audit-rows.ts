import type { Rows } from '../village/rows.ts'

/** Reads rows of one village, whose id stands for `$village`. */
export interface VillageRows {
  <Row>(text: string): Promise<Row[]>
  readonly engine: Rows['engine']
}

/** Sums `amountOf` per key, leaving out keys that come to nothing. */
export const sumBy = <Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  amountOf: (row: Row) => number,
): Map<string, number> => {
  const sums = new Map<string, number>()
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + amountOf(row))
  return new Map([...sums].filter(([, sum]) => sum !== 0))
}

/** Keys under which two sets of sums differ, in words. */
export const differences = (what: string, kept: Map<string, number>, counted: Map<string, number>): string[] =>
  [...new Set([...kept.keys(), ...counted.keys()])]
    .filter((key) => kept.get(key) !== counted.get(key))
    .map((key) => `${what} ${key} is ${kept.get(key) ?? 0}, should be ${counted.get(key) ?? 0}`)
