import { type CapUse, capLeft, capReachedDetails, capUsesOf } from '@village-points/api/declarations/cap.ts'
import { periodStart } from '@village-points/api/platform/period.ts'
import { addDays } from '@village-points/shared/platform/village-day.ts'
import { CapPeriod } from '@village-points/shared/rules/contract.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const days = fc.integer({ min: 0, max: 20_000 }).map((after) => addDays('2000-01-01', after))

describe('the period of a cap', () => {
  it.each([
    ['day', '2026-11-23', '2026-11-23'],
    ['week', '2026-11-23', '2026-11-23'],
    ['week', '2026-11-29', '2026-11-23'],
    ['week', '2026-11-30', '2026-11-30'],
    ['week', '2027-01-01', '2026-12-28'],
    ['month', '2026-11-30', '2026-11-01'],
    ['month', '2026-12-01', '2026-12-01'],
    ['quarter', '2026-09-30', '2026-07-01'],
    ['quarter', '2026-10-01', '2026-10-01'],
    ['quarter', '2026-12-31', '2026-10-01'],
    ['half_year', '2026-06-30', '2026-01-01'],
    ['half_year', '2026-07-01', '2026-07-01'],
    ['year', '2026-12-31', '2026-01-01'],
    ['once', '2026-11-23', 'ever'],
  ] as const)('by the %s puts %s into %s', (period, day, start) => {
    expect(periodStart(period, day)).toBe(start)
  })

  it('begins on or before the day, and is the same for its first day', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CapPeriod.options.filter((one) => one !== 'once')), days, (period, day) => {
        const start = periodStart(period, day)
        expect(start <= day).toBe(true)
        expect(periodStart(period, start)).toBe(start)
        expect(periodStart(period, addDays(start, -1)) < start).toBe(true)
      }),
    )
  })
})

describe('an award', () => {
  it('counts its points toward caps of points and once toward caps of times', () => {
    const caps = [
      { period: 'year', measure: 'points', limit: 60.5 },
      { period: 'month', measure: 'times', limit: 2 },
    ] as const
    expect(capUsesOf(caps, '2026-11-23', 550)).toEqual([
      { period: 'year', periodStart: '2026-01-01', measure: 'points', limit: 6050, amount: 550 },
      { period: 'month', periodStart: '2026-11-01', measure: 'times', limit: 2, amount: 1 },
    ])
  })
})

const use = (period: CapPeriod, measure: CapUse['measure'], limit: number, used: number) => ({
  period,
  measure,
  limit,
  used,
  amount: 0,
  periodStart: '',
})

describe('what a cap leaves', () => {
  it('is nothing to speak of without caps', () => {
    expect(capLeft([])).toEqual({ isReached: false, sentence: '' })
  })

  it.each([
    ['day', '今天'],
    ['week', '这周'],
    ['month', '这个月'],
    ['quarter', '这季度'],
    ['half_year', '这半年'],
    ['year', '今年'],
    ['once', '一共'],
  ] as const)('is said for the %s as %s', (period, words) => {
    expect(capLeft([use(period, 'points', 1000, 350)]).sentence).toBe(`${words}这项还能加 6.5 分`)
    expect(capLeft([use(period, 'times', 3, 1)]).sentence).toBe(`${words}这项还能记 2 次`)
    const full = capLeft([use(period, 'points', 1000, 1000)])
    expect(full).toMatchObject({ isReached: true, points: 0, sentence: `这项${words}最多 10 分,已经满了` })
  })

  it('is the tightest of each kind', () => {
    const left = capLeft([
      use('year', 'points', 6000, 0),
      use('month', 'points', 2000, 500),
      use('month', 'times', 4, 1),
      use('day', 'times', 2, 1),
    ])
    expect(left).toEqual({ points: 15, times: 1, isReached: false, sentence: '这个月这项还能加 15 分' })
  })

  it('is reached when one of several is full, and never below nothing', () => {
    const left = capLeft([use('year', 'points', 6000, 1000), use('month', 'times', 1, 3)])
    expect(left).toMatchObject({ points: 50, times: 0, isReached: true, sentence: '这项这个月最多 1 次,已经满了' })
  })
})

describe('the refusal at a cap', () => {
  it.each([
    ['day', 'points', '一天', '10 分', '2.5 分'],
    ['week', 'times', '一周', '1000 次', '250 次'],
    ['month', 'points', '一个月', '10 分', '2.5 分'],
    ['quarter', 'points', '一季度', '10 分', '2.5 分'],
    ['half_year', 'points', '半年', '10 分', '2.5 分'],
    ['year', 'points', '一年', '10 分', '2.5 分'],
    ['once', 'points', '一共', '10 分', '2.5 分'],
  ] as const)('by the %s in %s says the period and how much is left', (period, measure, words, limit, left) => {
    const details = capReachedDetails(use(period, measure, 1000, 0), 250, '王德福家', '集体义务劳动')
    expect(details).toEqual({ name: '王德福家', title: '集体义务劳动', period: words, limit, left })
    expect(capReachedDetails(use(period, measure, 1000, 0), -5, '', '').left).toMatch(/^0 /)
  })
})
