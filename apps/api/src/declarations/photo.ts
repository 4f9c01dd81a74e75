/** Bits by which two pictures of one thing may differ: saved again, brighter, cropped a little. Others differ in 20 and more. */
const SAME_PICTURE_BITS = 10
const DIGITS_PER_HASH = 16

const bitsBetween = (one: string, two: string): number => {
  let different = BigInt(`0x${one}`) ^ BigInt(`0x${two}`)
  let bits = 0
  for (; different > 0n; different &= different - 1n) bits++
  return bits
}

/** Bits (of 64) in which two photographs differ, the second one turned as fits best. */
export const differenceOf = (one: string, two: string): number =>
  Math.min(
    ...Array.from({ length: two.length / DIGITS_PER_HASH }, (_, turn) =>
      bitsBetween(one.slice(0, DIGITS_PER_HASH), two.slice(turn * DIGITS_PER_HASH, (turn + 1) * DIGITS_PER_HASH)),
    ),
  )

/** Whether a reviewer should see two photographs beside each other; a likeness accuses nobody. */
export const areAlike = (one: string, two: string): boolean => differenceOf(one, two) <= SAME_PICTURE_BITS
