import { lastDayOf, yearOf } from '@village-points/shared/ledger/period.ts'
import { addDays, daysBetween, startOfVillageDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { LEAST_NOTICE_DAYS, MOST_NOTICE_DAYS, type PeriodRule } from '@village-points/shared/villages/contract.ts'

/** The year that an instant lies in, in the village. */
export const yearAt = (instant: Date): number => yearOf(villageDayOf(instant))

/** The moment at which a year is over. */
export const endOf = (year: number): Date => startOfVillageDay(`${year + 1}-01-01`)

/** The day from which a year's closing is announced. */
export const announceDayOf = (year: number, noticeDays: number): string => addDays(lastDayOf(year), -noticeDays)

/** Before this day no village announces anything. */
export const mayAnnounceOn = (day: string): boolean => day >= announceDayOf(yearOf(day), MOST_NOTICE_DAYS)

/** What an announcement made on a day can say: it is too late to announce that points lapse, then they stay. */
export const ruleAnnouncedOn = (wanted: PeriodRule, day: string): PeriodRule =>
  daysBetween(day, lastDayOf(yearOf(day))) < LEAST_NOTICE_DAYS ? 'carry_over' : wanted

/** What is left of a year in a wallet: all but what came in after its end. */
export const leftoverOf = ({ balance, cameIn }: { balance: number; cameIn: number }): number =>
  Math.max(0, balance - cameIn)
