import { addDays, startOfVillageDay, type VillageDay } from '@village-points/shared/platform/village-day.ts'
import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' }

/** A day counted from the calendar. Why so: docs/decisions/0012-days-that-count.md */
export interface CountedDay {
  readonly day: VillageDay
  /** A year on the way is not published yet, so its holidays and make-up days could not be looked at. */
  readonly isProvisional: boolean
}

/** The last day of a period, and the instant at which it is over. */
export interface PeriodEnd extends CountedDay {
  readonly endsAt: Date
}

type Days = Readonly<Record<VillageDay, string>>
const holidays: Days = published.holidays
/** Weekends that are worked to make up for a holiday (调休). */
const makeUpDays: Days = published.workdays
const publishedYears = new Set(Object.keys(holidays).map((day) => day.slice(0, 4)))

/** The next year's notice reaches back this far: New Year of 2019 began with a make-up day on 29 December 2018. */
const NEXT_NOTICE_REACHES_BACK_TO = '12-25'

/** Whether the State Council's notices that decide about a day are known. */
const isPublished = (day: VillageDay): boolean => {
  const year = day.slice(0, 4)
  if (day.slice(5) >= NEXT_NOTICE_REACHES_BACK_TO && !publishedYears.has(String(Number(year) + 1))) return false
  return publishedYears.has(year)
}

const isWeekday = (day: VillageDay): boolean => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

/** Whether offices work on a day. A day whose year is not published is judged by its weekday alone. */
export const isWorkingDay = (day: VillageDay): boolean => {
  if (day in makeUpDays) return true
  if (day in holidays) return false
  return isWeekday(day)
}

/** The `count`-th working day after `day`; the day itself is not counted (民法典 201). */
export const addWorkingDays = (day: VillageDay, count: number): CountedDay => {
  let [at, isProvisional] = [day, false]
  for (let left = count; left > 0; ) {
    at = addDays(at, 1)
    isProvisional ||= !isPublished(at)
    if (isWorkingDay(at)) left--
  }
  return { day: at, isProvisional }
}

/**
 * When publicity that begins on `startDay` is over. Calendar days count, the first one not; a last day on which offices
 * rest gives way to the next working day (民法典 201, 203), so that there is always somebody to object to.
 */
export const publicityEnd = (startDay: VillageDay, days: number): PeriodEnd => {
  let day = addDays(startDay, days)
  let isProvisional = !isPublished(day)
  while (!isWorkingDay(day)) {
    day = addDays(day, 1)
    isProvisional ||= !isPublished(day)
  }
  return { day, isProvisional, endsAt: startOfVillageDay(addDays(day, 1)) }
}
