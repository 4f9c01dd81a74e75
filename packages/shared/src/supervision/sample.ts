import { sha256Of } from '../ledger/digest.ts'

/** What a sample is drawn from. `seed` is the root of the month's last signed head, which nobody can choose beforehand. */
export interface Population {
  readonly seed: string
  /** Numbers of the village's ledger, after `fromSequence` up to `toSequence`. */
  readonly fromSequence: number
  readonly toSequence: number
}

/** One entry in twenty. */
export const SAMPLE_PERCENT = 5

/** How many of so many entries are looked at: 5 %, rounded up. */
export const sampleSizeOf = ({ fromSequence, toSequence }: Population): number =>
  Math.ceil(((toSequence - fromSequence) * SAMPLE_PERCENT) / 100)

/** So many hexadecimal digits are a number that every phone counts exactly. */
const DIGITS = 12

/** The number of the ledger that the `draw`-th lot falls on: SHA-256 over two lines of text. Anyone can compute it. */
export const numberDrawn = ({ seed, fromSequence, toSequence }: Population, draw: number): number => {
  const lot = Number.parseInt(sha256Of(`${seed}\n${draw}`).slice(0, DIGITS), 16)
  return fromSequence + 1 + (lot % (toSequence - fromSequence))
}

/** The numbers drawn, in the order of the ledger: lot after lot, a number that came before is left out. */
export const sampleOf = (population: Population): readonly number[] => {
  const numbers = new Set<number>()
  for (let draw = 1; numbers.size < sampleSizeOf(population); draw++) numbers.add(numberDrawn(population, draw))
  return [...numbers].sort((a, b) => a - b)
}
