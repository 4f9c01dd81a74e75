/** Chance that repeats: the same seed tells the same story, so that screens and tests can rely on it. */
export interface Chance {
  /** In [0, 1). */
  next(): number
  /** A whole number from `least` to `most`, both possible. */
  between(least: number, most: number): number
  pick<T>(items: readonly T[]): T
  /** True with the given probability. */
  happens(probability: number): boolean
  /** `count` different items, weighted. */
  sample<T>(items: readonly T[], count: number, weightOf: (item: T) => number): T[]
}

/** Mulberry32, a small generator of 32 bits of state. Source: Tommy Ettinger, public domain. */
export const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    pick: (items) => items[Math.floor(next() * items.length)]!,
    happens: (probability) => next() < probability,
    sample: (items, count, weightOf) =>
      items
        .map((item) => ({ item, order: next() ** (1 / weightOf(item)) }))
        .sort((a, b) => b.order - a.order)
        .slice(0, count)
        .map(({ item }) => item),
  }
}
