import { z } from 'zod'

/** Villages keep Beijing time; it has had no daylight saving since 1991, so the offset is a constant. */
const BEIJING_OFFSET_MS = 8 * 60 * 60 * 1000
const DAY_MS = 24 * 60 * 60 * 1000

const isRealDay = (day: string) => {
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === day
}

/** A date on the village's calendar, `2026-11-23` (Asia/Shanghai). Fields that hold one end in `On`. */
export const VillageDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, '日期要写成 2026-11-23 这样')
  .refine(isRealDay, '没有这一天,请检查日期')
export type VillageDay = z.infer<typeof VillageDay>

/** `2026-11`. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份要写成 2026-11 这样')
export type Month = z.infer<typeof Month>

/** The first instant of a month and of the month after it. */
export const spanOfMonth = (month: Month): { readonly from: Date; readonly before: Date } => {
  const [year = 0, at = 0] = month.split('-').map(Number)
  const next = new Date(Date.UTC(year, at, 1)).toISOString().slice(0, 10)
  return { from: startOfVillageDay(`${month}-01`), before: startOfVillageDay(next) }
}

/** `2026年11月`. */
export const formatMonth = (month: Month): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`

/** The `count` months that end with `month`, oldest first. */
export const monthsUntil = (month: Month, count: number): readonly Month[] => {
  const [year = 0, last = 0] = month.split('-').map(Number)
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(year, last - count + index, 1)).toISOString().slice(0, 7),
  )
}

/** An instant, ISO 8601 in UTC. Fields that hold one end in `At`. */
export const Instant = z.iso.datetime()
export type Instant = z.infer<typeof Instant>

/** The village's date at an instant. */
export const villageDayOf = (instant: Date | string | number): VillageDay =>
  new Date(new Date(instant).getTime() + BEIJING_OFFSET_MS).toISOString().slice(0, 10)

/** The instant at which a village day begins. */
export const startOfVillageDay = (day: VillageDay): Date =>
  new Date(new Date(`${day}T00:00:00Z`).getTime() - BEIJING_OFFSET_MS)

/** Days may be negative. */
export const addDays = (day: VillageDay, days: number): VillageDay =>
  new Date(new Date(`${day}T00:00:00Z`).getTime() + days * DAY_MS).toISOString().slice(0, 10)

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: VillageDay, to: VillageDay): number =>
  Math.round((new Date(`${to}T00:00:00Z`).getTime() - new Date(`${from}T00:00:00Z`).getTime()) / DAY_MS)

/** `11月23日`; with the year when it is not the reader's year. */
export const formatDay = (day: VillageDay, today?: VillageDay): string => {
  const [year, month, date] = day.split('-').map(Number)
  const short = `${month}月${date}日`
  return today && today.slice(0, 4) !== day.slice(0, 4) ? `${year}年${short}` : short
}

/** `2026年11月23日`: on paper, which outlives its year. */
export const formatFullDay = (day: VillageDay): string => `${day.slice(0, 4)}年${formatDay(day)}`

/** `11月23日 上午`: as people say it; nobody remembers minutes. */
export const formatPartOfDay = (instant: Instant, today?: VillageDay): string => {
  const local = new Date(new Date(instant).getTime() + BEIJING_OFFSET_MS)
  const hour = local.getUTCHours()
  const part = hour < 6 ? '凌晨' : hour < 12 ? '上午' : hour < 18 ? '下午' : '晚上'
  return `${formatDay(local.toISOString().slice(0, 10), today)} ${part}`
}

/** `10:32`. */
export const formatClock = (instant: Instant | number): string =>
  new Date(new Date(instant).getTime() + BEIJING_OFFSET_MS).toISOString().slice(11, 16)
