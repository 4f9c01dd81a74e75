import { addWorkingDays, isWorkingDay, publicityEnd } from '@village-points/api/platform/calendar.ts'
import { addDays } from '@village-points/shared/platform/village-day.ts'
import { describe, expect, it } from 'vitest'

/** What the State Council announced, written here by hand from its notices, not from the library. */
const restDays = {
  2025: [
    '2025-01-01',
    '2025-01-28',
    '2025-02-04',
    '2025-04-04',
    '2025-05-05',
    '2025-06-02',
    '2025-10-01',
    '2025-10-08',
  ],
  2026: [
    '2026-01-02',
    '2026-02-16',
    '2026-02-23',
    '2026-04-06',
    '2026-05-05',
    '2026-06-19',
    '2026-09-25',
    '2026-10-07',
  ],
}
const makeUpDays = {
  2025: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  2026: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
}
const daysOf = (year: string) =>
  Array.from({ length: 366 }, (_, index) => addDays(`${year}-01-01`, index)).filter((day) => day.startsWith(year))
const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

describe('working days', () => {
  it.each(Object.entries(restDays))('rests on the holidays of %s', (_, days) => {
    expect(days.filter(isWorkingDay)).toEqual([])
  })

  it.each(Object.entries(makeUpDays))('works on the make-up weekends of %s and on no other', (year, days) => {
    expect(daysOf(year).filter((day) => isWeekend(day) && isWorkingDay(day))).toEqual(days)
  })

  it('does not count the day on which something begins', () => {
    expect(addWorkingDays('2026-11-23', 1)).toEqual({ day: '2026-11-24', isProvisional: false })
    expect(addWorkingDays('2026-11-23', 7)).toEqual({ day: '2026-12-02', isProvisional: false })
    expect(addWorkingDays('2026-11-23', 0)).toEqual({ day: '2026-11-23', isProvisional: false })
  })

  it('goes around the National Day week and over its make-up Saturday', () => {
    // 30 September is a Wednesday; 1 to 7 October rest; Saturday the 10th is worked.
    expect(addWorkingDays('2026-09-29', 4).day).toBe('2026-10-10')
    expect(addWorkingDays('2026-09-29', 5).day).toBe('2026-10-12')
  })
})

describe('publicity', () => {
  it('counts calendar days, not the first, and is over at midnight', () => {
    expect(publicityEnd('2026-11-23', 4)).toEqual({
      day: '2026-11-27',
      isProvisional: false,
      endsAt: new Date('2026-11-27T16:00:00Z'),
    })
  })

  it('does not end on a weekend', () => {
    expect(publicityEnd('2026-11-23', 5).day).toBe('2026-11-30')
  })

  it('may end on a weekend that is worked', () => {
    expect(publicityEnd('2026-02-09', 5).day).toBe('2026-02-14')
  })

  it('does not end within the Spring Festival or the National Day week', () => {
    expect(publicityEnd('2026-02-13', 3).day).toBe('2026-02-24')
    expect(publicityEnd('2025-09-29', 5).day).toBe('2025-10-09')
  })
})

describe('years that nobody has announced', () => {
  it('judges by weekdays and says so', () => {
    expect(addWorkingDays('2031-03-06', 2)).toEqual({ day: '2031-03-10', isProvisional: true })
    expect(publicityEnd('2031-03-03', 5)).toMatchObject({ day: '2031-03-10', isProvisional: true })
  })

  it('says so too when only the end lies in such a year', () => {
    const lastKnown = Array.from({ length: 60 }, (_, index) => 2020 + index).findLast(
      (year) => !publicityEnd(`${year}-06-01`, 3).isProvisional,
    )!
    expect(addWorkingDays(`${lastKnown}-11-30`, 7).isProvisional).toBe(false)
    expect(addWorkingDays(`${lastKnown}-12-21`, 20).isProvisional).toBe(true)
    expect(publicityEnd(`${lastKnown}-12-24`, 3).isProvisional).toBe(true)
  })

  it('does not trust the last week of a year whose successor is not announced', () => {
    expect(publicityEnd('2025-12-26', 3).isProvisional).toBe(false)
    expect(isWorkingDay('2018-12-29')).toBe(true)
  })
})
