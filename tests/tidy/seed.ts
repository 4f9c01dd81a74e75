import { randomInt } from 'node:crypto'

/** Chooses and prints the seed of all random tests of this run; FAST_CHECK_SEED=… repeats a run. */
export default (): void => {
  process.env.FAST_CHECK_SEED ??= String(randomInt(2 ** 31))
  console.log(`fast-check seed: FAST_CHECK_SEED=${process.env.FAST_CHECK_SEED}`)
}
