import { createHash } from 'node:crypto'
import { manyFrom, numberDrawn, sampleOf, sampleSizeOf } from '@village-points/shared/supervision/contract.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const population = { seed: 'ab'.repeat(32), fromSequence: 100, toSequence: 500 }

describe('the monthly sample', () => {
  it('is 5 %, rounded up', () => {
    const sizes = [0, 1, 20, 21, 400].map((entries) => sampleSizeOf({ ...population, toSequence: 100 + entries }))
    expect(sizes).toEqual([0, 1, 1, 2, 20])
  })

  it('is drawn by SHA-256, as the paper says how', () => {
    const lot = (draw: number) => createHash('sha256').update(`${population.seed}\n${draw}`).digest('hex').slice(0, 12)
    const byHand = new Set<number>()
    for (let draw = 1; byHand.size < 20; draw++) byHand.add((Number(`0x${lot(draw)}`) % 400) + 101)
    expect(sampleOf(population)).toEqual([...byHand].toSorted((a, b) => a - b))
    expect(numberDrawn(population, 1)).toBe((Number(`0x${lot(1)}`) % 400) + 101)
  })

  it('holds each number once, all of them from the month, whatever the month', () => {
    const months = fc.record({ seed: fc.string(), fromSequence: fc.nat(1e6), entries: fc.nat(2000) })
    fc.assert(
      fc.property(months, ({ seed, fromSequence, entries }) => {
        const one = { seed, fromSequence, toSequence: fromSequence + entries }
        const numbers = sampleOf(one)
        expect(new Set(numbers).size).toBe(sampleSizeOf(one))
        for (const number of numbers) expect(number > fromSequence && number <= one.toSequence).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  it('falls on every entry about equally often', () => {
    const times = new Map<number, number>()
    for (let at = 0; at < 2000; at++) {
      const [number = 0] = sampleOf({ seed: `root ${at}`, fromSequence: 0, toSequence: 10 })
      times.set(number, (times.get(number) ?? 0) + 1)
    }
    expect(times.size).toBe(10)
    for (const count of times.values()) expect(Math.abs(count - 200)).toBeLessThan(80)
  })
})

describe('what is unusually many', () => {
  it.each([
    [0, 0, 5],
    [10, 10, 5],
    [20, 10, 6],
    [25, 10, 8],
  ])('%i awards between %i pairs: from %i', (awards, pairs, from) => {
    expect(manyFrom(awards, pairs)).toBe(from)
  })
})
