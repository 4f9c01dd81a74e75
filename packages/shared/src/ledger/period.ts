import { z } from 'zod'
import { Points } from '../platform/points.ts'
import { VillageDay } from '../platform/village-day.ts'
import { PeriodRule } from '../villages/contract.ts'

/** The period is the calendar year of the village. */
export const yearOf = (day: VillageDay): number => Number(day.slice(0, 4))

export const lastDayOf = (year: number): VillageDay => `${year}-12-31`

/** From its end on a year takes corrections only (LEDGER law 11). */
export const isYearOver = (year: number, today: VillageDay): boolean => year < yearOf(today)

const Year = z.number().int()

/** What is announced of this year's end. */
export const PeriodNotice = z.object({ rule: PeriodRule, lastDay: VillageDay })
export type PeriodNotice = z.infer<typeof PeriodNotice>

/** A year's honour; it begins anew with each year. */
export const YearConduct = z.object({ year: Year, conductPoints: Points })

/** What this year's end will bring, and what the ends of earlier years brought. */
export const PeriodOverview = z.object({
  year: Year,
  lastDay: VillageDay,
  /** What will happen as things stand; once announced it can only become milder. */
  rule: PeriodRule,
  announceOn: VillageDay,
  isAnnounced: z.boolean(),
  /** Households with points to spend, and how many points they have. */
  households: z.number().int(),
  points: Points,
  /** Held for orders: not touched by the year's end. */
  heldPoints: Points,
  closed: z.array(
    z.object({ year: Year, rule: PeriodRule, households: z.number().int(), points: Points, closedOn: VillageDay }),
  ),
})
export type PeriodOverview = z.infer<typeof PeriodOverview>
