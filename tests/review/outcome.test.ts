import { createHash } from 'node:crypto'
import { drawn, lotOf, outcomeOf, Vote } from '@village-points/shared/review/contract.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

describe('what votes come to', () => {
  it.each([
    [5, 3, 'aa', undefined],
    [5, 3, 'aaa', 'accept'],
    [5, 3, 'aab', undefined],
    [5, 3, 'bbb', 'return'],
    [5, 3, 'rrb', 'reject'],
    [4, 3, 'rb', undefined],
    [4, 3, 'rba', 'return'],
    [2, 3, 'aa', undefined],
    [3, 3, 'aar', 'accept'],
  ])('%i seats, quorum %i, %s: %s', (seats, quorum, said, outcome) => {
    const names = { a: 'accept', b: 'return', r: 'reject' } as const
    const votes = [...said].map((letter) => names[letter as keyof typeof names])
    expect(outcomeOf(seats, quorum, votes)).toBe(outcome)
  })

  it('never changes once it is known, whatever else is said', () => {
    const votes = fc.array(fc.constantFrom(...Vote.options), { minLength: 3, maxLength: 9 })
    fc.assert(
      fc.property(votes, fc.integer({ min: 1, max: 9 }), (said, quorum) => {
        const known = said.map((_, at) => outcomeOf(said.length, quorum, said.slice(0, at + 1)))
        const first = known.find((outcome) => outcome !== undefined)
        const isAccepted = known.map((outcome) => outcome === 'accept')
        if (first === undefined) return
        for (const later of isAccepted.slice(known.indexOf(first))) expect(later).toBe(first === 'accept')
      }),
    )
  })
})

describe('a draw', () => {
  const draw = { seed: 'ab'.repeat(32), declarationId: 'deed', seatUserId: 'seat' }

  it('is the smallest lot, which any SHA-256 gives', () => {
    const lot = (candidate: string) =>
      createHash('sha256').update(`${draw.seed}\ndeed\nseat\n${candidate}`).digest('hex')
    const people = ['one', 'two', 'three', 'four']
    expect(people.map((one) => lotOf(draw, one))).toEqual(people.map(lot))
    expect(drawn(draw, people)).toBe(people.toSorted((a, b) => (lot(a) < lot(b) ? -1 : 1))[0])
    expect(drawn(draw, people.toReversed())).toBe(drawn(draw, people))
    expect(drawn(draw, [])).toBeUndefined()
  })

  it('gives every candidate about the same chance', () => {
    const people = ['one', 'two', 'three', 'four']
    const times = new Map(people.map((one) => [one, 0]))
    for (let at = 0; at < 4000; at++) {
      const winner = drawn({ ...draw, declarationId: `deed ${at}` }, people)!
      times.set(winner, times.get(winner)! + 1)
    }
    for (const count of times.values()) expect(Math.abs(count - 1000)).toBeLessThan(150)
  })
})
