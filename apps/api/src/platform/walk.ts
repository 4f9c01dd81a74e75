import type { Work } from './work.ts'

/** Where the books do not hold, in words that the village understands. */
export interface Fault {
  readonly place: string
  readonly expected: string
  readonly found: string
}

/** A walk through the books of one village, all of it in one snapshot. */
export interface Walk extends Work {
  /** Called after each page: says how far the walk has come, and lets others have their turn. */
  step(rows: number): Promise<void>
}

/** Yields what is wrong in the order of the books, so that the first fault is the first broken place. */
export type Check = (walk: Walk) => AsyncGenerator<Fault>

/** A kept figure against the counted one, in the same words. */
export function* compare(
  place: string,
  found: number,
  expected: number,
  inWords: (amount: number) => string = String,
): Generator<Fault> {
  if (found !== expected) yield { place, expected: inWords(expected), found: inWords(found) }
}

/** Keyed sums against each other; a key that one side lacks stands at 0. */
export function* compareSums(
  placeOf: (key: string) => string,
  kept: ReadonlyMap<string, number>,
  counted: ReadonlyMap<string, number>,
): Generator<Fault> {
  for (const key of [...new Set([...kept.keys(), ...counted.keys()])].sort()) {
    yield* compare(placeOf(key), kept.get(key) ?? 0, counted.get(key) ?? 0)
  }
}

/** Adds to one sum of many. */
export const addTo = (sums: Map<string, number>, key: string, amount: number): void => {
  sums.set(key, (sums.get(key) ?? 0) + amount)
}

/** A row's columns against what they must be; the first that differs. */
export function* sameAs(place: string, row: object, wanted: object): Generator<Fault> {
  for (const [column, value] of Object.entries(wanted)) {
    const found = (row as Readonly<Record<string, unknown>>)[column] ?? null
    if (found === (value ?? null)) continue
    yield { place: `${place}的 ${column}`, expected: String(value ?? '空'), found: String(found ?? '空') }
    return
  }
}
