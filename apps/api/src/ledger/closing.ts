import { lastDayOf, yearOf } from '@village-points/shared/ledger/period.ts'
import { formatPoints, toPoints } from '@village-points/shared/platform/points.ts'
import { formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { PeriodRule } from '@village-points/shared/villages/contract.ts'
import { tell } from '../messages/index.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { readSettings } from '../villages/index.ts'
import { announceDayOf, endOf, leftoverOf, ruleAnnouncedOn, yearAt } from './period.ts'
import {
  booksSince,
  callOffLapse,
  cameInAfter,
  changePeriod,
  findPeriod,
  firstOpenPeriodBefore,
  insertPeriod,
  lastSequenceBefore,
  type PeriodRow,
  walletsAfter,
} from './period-repository.ts'
import { type Draft, postAll, posted } from './posting-repository.ts'
import { carryOverLines, expiryLines } from './transfer.ts'

/** Households closed in one transaction; other writes get their turn in between. */
const PER_TURN = 50

/** What must be announced now: the rule of a year that nears its end, or the milder rule that a village turned to since. */
export const announcementDue = async (work: Work): Promise<PeriodRule | undefined> => {
  const today = villageDayOf(work.now)
  const year = yearOf(today)
  const { periodRule, periodNoticeDays } = await readSettings(work)
  const announced = await findPeriod(work, year)
  if (announced) return announced.rule === 'expiry' && periodRule === 'carry_over' ? 'carry_over' : undefined
  return today >= announceDayOf(year, periodNoticeDays) ? ruleAnnouncedOn(periodRule, today) : undefined
}

/** From its announcement on, the year has its rule. */
export const announcePeriod = async (work: Work): Promise<void> => {
  const rule = await announcementDue(work)
  if (!rule) return
  const year = yearAt(work.now)
  await insertPeriod(work, { year, rule, announcedAt: work.now })
  if (rule === 'carry_over') await callOffLapse(work, year)
  const kind = rule === 'expiry' ? 'period_expiry' : 'period_carry_over'
  await tell(work, { kind, words: { year, day: formatDay(lastDayOf(year)) }, once: String(year) })
}

/** Whether a year is over and not closed. A village that kept no books then has nothing to close. */
export const isClosingDue = async (work: Work): Promise<boolean> => {
  const year = yearAt(work.now) - 1
  if (await firstOpenPeriodBefore(work, year + 1)) return true
  const began = await booksSince(work)
  return !(await findPeriod(work, year)) && began !== undefined && began < endOf(year)
}

/** The first year to close; one that nobody was there to announce is carried over, since nobody loses points unannounced. */
const periodToClose = async (work: Work): Promise<PeriodRow> => {
  const year = yearAt(work.now) - 1
  const open = await firstOpenPeriodBefore(work, year + 1)
  if (open) return open
  await insertPeriod(work, { year, rule: 'carry_over', announcedAt: null })
  return (await findPeriod(work, year))!
}

/**
 * Closes the next households of the year that is over. The village's lock and the last household on the year's row make
 * it once, however many instances do it.
 */
export const closeSomeHouseholds = async (work: Work): Promise<void> => {
  await work.tx.lock(work.villageId)
  if (!(await isClosingDue(work))) return
  const period = await periodToClose(work)
  const throughSequence = period.throughSequence ?? (await lastSequenceBefore(work, endOf(period.year)))
  const wallets = await walletsAfter(work, period.closedThrough ?? '', PER_TURN)
  const ids = wallets.map(({ householdId }) => householdId)
  const cameIn = ids.length > 0 ? await cameInAfter(work, throughSequence, ids) : new Map<string, number>()
  const leftovers = wallets
    .map(({ householdId, balance }) => ({
      householdId,
      hundredths: leftoverOf({ balance, cameIn: cameIn.get(householdId) ?? 0 }),
    }))
    .filter(({ hundredths }) => hundredths > 0)
  const outcomes = await postAll(leftovers.map((one) => ({ work, draft: closingDraft(period, one) })))
  for (const outcome of outcomes) posted(outcome)
  const isLast = wallets.length < PER_TURN
  await changePeriod(work, period.year, {
    throughSequence,
    closedThrough: ids.at(-1) ?? period.closedThrough,
    households: period.households + leftovers.length,
    hundredths: leftovers.reduce((sum, { hundredths }) => sum + hundredths, period.hundredths),
    ...(isLast ? { closedAt: work.now } : {}),
  })
}

const closingDraft = (
  { year, rule }: PeriodRow,
  { householdId, hundredths }: { readonly householdId: string; readonly hundredths: number },
): Draft => {
  const points = formatPoints(toPoints(hundredths))
  const shared = { householdId, deedOn: lastDayOf(year) }
  return rule === 'expiry'
    ? {
        ...shared,
        kind: 'expiry',
        title: `${year}年没用的 ${points} 分到期`,
        lines: expiryLines(householdId, year, hundredths),
      }
    : {
        ...shared,
        kind: 'carry_over',
        title: `${year}年结转 ${points} 分`,
        lines: carryOverLines(householdId, year, hundredths),
      }
}

/** Refuses to move points between households while a year that is over is not closed: they would escape its rule. */
export const requireNothingToClose = async (work: Work): Promise<void> => {
  if (await isClosingDue(work)) refuse('ledger.closing_underway')
}
