import type { HouseholdAccount } from '@village-points/shared/ledger/contract.ts'
import { lastDayOf, type PeriodNotice, yearOf } from '@village-points/shared/ledger/period.ts'
import type { Reminder } from '@village-points/shared/ledger/reminder.ts'
import { toPoints } from '@village-points/shared/platform/points.ts'
import { monthsUntil, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { requireHousehold } from '../households/index.ts'
import { countUnread } from '../messages/index.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { readHeading } from '../villages/index.ts'
import { mayAnnounceOn, yearAt } from './period.ts'
import { findPeriod } from './period-repository.ts'
import { mayReadAccount } from './policy.ts'
import { earnedByMonth, figuresOf } from './reading-repository.ts'
import { toStatementEntry } from './statement.ts'
import { statementOf } from './statement-repository.ts'

const RECENT_ENTRIES = 5
const SHOWN_MONTHS = 6

/** The household if this person may see its points; otherwise it is not there. */
export const requireReadableHousehold = async (work: Work, householdId: string) => {
  const household = await requireHousehold(work, householdId)
  return mayReadAccount(work.actor, household) ? household : refuse('household.not_found')
}

/** What a household was reminded of: deductions say so, which stand above the ledger. */
export type RemindersOf = (work: Work, householdId: string) => Promise<Reminder[]>

export const readHouseholdAccount =
  (remindersOf: RemindersOf) =>
  async (work: Work, { params: { householdId } }: { params: { householdId: string } }): Promise<HouseholdAccount> => {
    const account = await accountOf(work, householdId)
    if (work.actor.role !== 'villager') return account
    const { unread } = await countUnread(work)
    return { ...account, unreadMessages: unread, reminders: await remindersOf(work, householdId) }
  }

const accountOf = async (work: Work, householdId: string): Promise<HouseholdAccount> => {
  const household = await requireReadableHousehold(work, householdId)
  const today = villageDayOf(work.now)
  const months = monthsUntil(today.slice(0, 7), SHOWN_MONTHS)
  const figures = await figuresOf(work, householdId)
  const earned = await earnedByMonth(work, householdId, months[0]!)
  const recent = await statementOf(work, householdId, { limit: RECENT_ENTRIES })
  const { villageName, telephone } = await readHeading(work)
  const notice = await noticeOf(work)
  const year = yearOf(today)
  return {
    household,
    villageName,
    telephone,
    availablePoints: toPoints(figures.available),
    heldPoints: toPoints(figures.held),
    conductPoints: toPoints(figures.conductByYear.get(year) ?? 0),
    shortfallPoints: toPoints(figures.owed),
    pastYears: [...figures.conductByYear]
      .filter(([past, conduct]) => past < year && conduct !== 0)
      .sort(([a], [b]) => b - a)
      .map(([past, conduct]) => ({ year: past, conductPoints: toPoints(conduct) })),
    ...(notice ? { periodNotice: notice } : {}),
    earnedThisMonth: toPoints(earned.get(today.slice(0, 7)) ?? 0),
    months: months.map((month) => ({ month, earned: toPoints(earned.get(month) ?? 0) })),
    recent: recent.map(toStatementEntry),
    asOf: work.now.toISOString(),
  }
}

/** What was announced of this year's end; for most of the year nothing can have been, and nothing is asked. */
const noticeOf = async (work: Work): Promise<PeriodNotice | undefined> => {
  if (!mayAnnounceOn(villageDayOf(work.now))) return undefined
  const year = yearAt(work.now)
  const period = await findPeriod(work, year)
  return period && { rule: period.rule, lastDay: lastDayOf(year) }
}
