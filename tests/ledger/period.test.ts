import {
  announceDayOf,
  endOf,
  leftoverOf,
  mayAnnounceOn,
  ruleAnnouncedOn,
  yearAt,
} from '@village-points/api/ledger/period.ts'
import { isYearOver, lastDayOf, yearOf } from '@village-points/shared/ledger/period.ts'
import { describe, expect, it } from 'vitest'

describe('a year of the village', () => {
  it('goes from its first to its last day, by the village’s clock', () => {
    expect([yearOf('2026-01-01'), yearOf(lastDayOf(2026))]).toEqual([2026, 2026])
    expect(endOf(2026)).toEqual(new Date('2026-12-31T16:00:00Z'))
    expect([yearAt(new Date('2026-12-31T15:59:59Z')), yearAt(endOf(2026))]).toEqual([2026, 2027])
  })

  it('is over from the first day of the next', () => {
    expect([2025, 2026, 2027].map((year) => isYearOver(year, '2026-12-31'))).toEqual([true, false, false])
    expect(isYearOver(2026, '2027-01-01')).toBe(true)
  })
})

describe('the end of a year', () => {
  it('is announced so many days before it, and by nobody before ninety', () => {
    expect(announceDayOf(2026, 30)).toBe('2026-12-01')
    const days = ['2026-10-01', '2026-10-02', '2026-12-31', '2027-01-01']
    expect(days.map(mayAnnounceOn)).toEqual([false, true, true, false])
  })

  it('takes points only from those who were told fifteen days before', () => {
    expect(ruleAnnouncedOn('expiry', '2026-12-16')).toBe('expiry')
    expect(ruleAnnouncedOn('expiry', '2026-12-17')).toBe('carry_over')
    expect(ruleAnnouncedOn('carry_over', '2026-12-01')).toBe('carry_over')
  })

  it('finds in a wallet what is left of the year: all but what came in since', () => {
    expect(leftoverOf({ balance: 500, cameIn: 200 })).toBe(300)
    expect(leftoverOf({ balance: 100, cameIn: 200 })).toBe(0)
  })
})
