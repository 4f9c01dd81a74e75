import { formatMonth, type Month, monthsUntil, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { now } from '../platform/clock'

const MONTHS = 6

/** This month and those before it, the latest first. */
export const latestMonths = (): readonly Month[] => [...monthsUntil(villageDayOf(now()).slice(0, 7), MONTHS)].reverse()

/** `11月` of this year, `2025年12月` of another. */
const monthName = (month: Month): string =>
  month.slice(0, 4) === villageDayOf(now()).slice(0, 4) ? `${Number(month.slice(5))}月` : formatMonth(month)

export const monthChoices = (months: readonly Month[]) => months.map((value) => ({ value, name: monthName(value) }))
