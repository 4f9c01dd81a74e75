import { EVERYTHING, leftUnder, limitKey, limitUsesOf } from '@village-points/api/deductions/limit.ts'
import type { RuleCap } from '@village-points/shared/rules/contract.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const caps: RuleCap[] = [
  { period: 'month', measure: 'points', limit: 10 },
  { period: 'year', measure: 'times', limit: 3 },
]
const usesOf = (hundredths: number, ceiling = 20) =>
  limitUsesOf({ originId: 'litter', caps }, { seenOn: '2026-12-20', takenOn: '2027-01-05', hundredths, ceiling })

describe('ceilings', () => {
  it('are the rule’s on the day it was seen and the village’s in the year in which it is taken', () => {
    expect(usesOf(500)).toEqual([
      { originId: 'litter', period: 'month', periodStart: '2026-12-01', measure: 'points', limit: 1000, amount: 500 },
      { originId: 'litter', period: 'year', periodStart: '2026-01-01', measure: 'times', limit: 3, amount: 1 },
      { originId: EVERYTHING, period: 'year', periodStart: '2027-01-01', measure: 'points', limit: 2000, amount: 500 },
    ])
  })

  it('leave what the tightest leaves, and nothing where times are up or nothing may be taken', () => {
    const [month, times, year] = usesOf(500).map(limitKey) as [string, string, string]
    expect(leftUnder(usesOf(500), new Map(), 500)).toEqual({ hundredths: 500 })
    expect(leftUnder(usesOf(500), new Map([[month, 700]]), 500)).toEqual({ hundredths: 300 })
    expect(
      leftUnder(
        usesOf(500),
        new Map([
          [year, 1900],
          [month, 700],
        ]),
        500,
      ),
    ).toEqual({ hundredths: 100 })
    expect(leftUnder(usesOf(500), new Map([[times, 3]]), 500)).toMatchObject({
      hundredths: 0,
      full: { measure: 'times' },
    })
    expect(leftUnder(usesOf(500, 0), new Map(), 500)).toMatchObject({ hundredths: 0, full: { originId: EVERYTHING } })
  })

  it('are never passed, whatever was used before', () => {
    const used = fc.array(fc.nat(3000), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(used, fc.integer({ min: 1, max: 5000 }), (amounts, asked) => {
        const known = new Map(usesOf(asked).map((use, at) => [limitKey(use), amounts[at]!]))
        const { hundredths } = leftUnder(usesOf(asked), known, asked)
        expect(hundredths).toBeLessThanOrEqual(asked)
        for (const use of usesOf(hundredths)) {
          if (hundredths > 0) expect(known.get(limitKey(use))! + use.amount).toBeLessThanOrEqual(use.limit)
        }
      }),
    )
  })
})
