import { lastDayOf, type PeriodOverview, yearOf } from '@village-points/shared/ledger/period.ts'
import { toPoints } from '@village-points/shared/platform/points.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { Work } from '../platform/work.ts'
import { readSettings } from '../villages/index.ts'
import { announceDayOf, ruleAnnouncedOn } from './period.ts'
import { closedPeriods, findPeriod, sumOfKind } from './period-repository.ts'

export const readPeriod = async (work: Work): Promise<PeriodOverview> => {
  const today = villageDayOf(work.now)
  const year = yearOf(today)
  const { periodRule, periodNoticeDays } = await readSettings(work)
  const announced = await findPeriod(work, year)
  const [announceOn = today] = announced?.announcedAt
    ? [villageDayOf(announced.announcedAt)]
    : [announceDayOf(year, periodNoticeDays), today].sort().reverse()
  const wallets = await sumOfKind(work, 'household_available')
  const holds = await sumOfKind(work, 'household_held')
  return {
    year,
    lastDay: lastDayOf(year),
    rule: announced?.rule ?? ruleAnnouncedOn(periodRule, announceOn),
    announceOn,
    isAnnounced: announced !== undefined,
    households: wallets.households,
    points: toPoints(wallets.hundredths),
    heldPoints: toPoints(holds.hundredths),
    closed: (await closedPeriods(work)).map((period) => ({
      year: period.year,
      rule: period.rule,
      households: period.households,
      points: toPoints(period.hundredths),
      closedOn: villageDayOf(period.closedAt!),
    })),
  }
}
