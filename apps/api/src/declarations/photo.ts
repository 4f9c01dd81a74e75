/** Bits by which two pictures of one thing may differ: saved again, brighter, cropped a little. Others differ in 20 and more. */
const SAME_PICTURE_BITS = 10
const DIGITS_PER_HASH = 16

const DIGITS_PER_WORD = 8

/** Bits set in a word of 32: a year of photographs is compared with each new one, digit by digit would take a second. */
const bitsOf = (word: number): number => {
  const pairs = word - ((word >>> 1) & 0x5555_5555)
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24
}

const wordOf = (hash: string, at: number): number => Number.parseInt(hash.slice(at, at + DIGITS_PER_WORD), 16)

const bitsBetween = (one: string, two: string): number => {
  let bits = 0
  for (let at = 0; at < DIGITS_PER_HASH; at += DIGITS_PER_WORD) bits += bitsOf(wordOf(one, at) ^ wordOf(two, at))
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
