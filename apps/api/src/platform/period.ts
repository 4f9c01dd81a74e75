import { addDays } from '@village-points/shared/platform/village-day.ts'

/** Spans of the village calendar in which caps and limits are counted. */
type Period = 'day' | 'week' | 'month' | 'quarter' | 'half_year' | 'year' | 'once'

/** The first day of the period in which a day lies; `once` has one period for ever. Weeks begin on Monday. */
export const periodStart = (period: Period, day: string): string => {
  const month = Number(day.slice(5, 7))
  const firstOf = (startMonth: number) => `${day.slice(0, 4)}-${String(startMonth).padStart(2, '0')}-01`
  switch (period) {
    case 'day':
      return day
    case 'week':
      return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
    case 'month':
      return firstOf(month)
    case 'quarter':
      return firstOf(month - ((month - 1) % 3))
    case 'half_year':
      return firstOf(month <= 6 ? 1 : 7)
    case 'year':
      return firstOf(1)
    case 'once':
      return 'ever'
  }
}

/** The same as a name that no other period has: `2026-11`, `2026-Q4`, `2026`. */
export const periodName = (period: 'month' | 'quarter' | 'year', day: string): string => {
  const start = periodStart(period, day)
  if (period === 'quarter') return `${start.slice(0, 4)}-Q${Math.ceil(Number(start.slice(5, 7)) / 3)}`
  return start.slice(0, period === 'month' ? 7 : 4)
}
