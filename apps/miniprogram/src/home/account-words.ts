import type { HouseholdAccount } from '@village-points/shared/ledger/contract.ts'
import { spokenEntry } from '@village-points/shared/ledger/entry-words.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import type { VillageDay } from '@village-points/shared/platform/village-day.ts'
import { noticeWords } from '../ledger/period-words'
import type { MonthlyPoints } from '../ui/terraces'

const SPOKEN_ENTRIES = 3

/** What came in this month; a month may also have taken back more than it gave. */
export const earnedWords = ({ earnedThisMonth }: HouseholdAccount): string => {
  if (earnedThisMonth === 0) return '这个月还没有加分'
  const points = formatPoints(Math.abs(earnedThisMonth))
  return earnedThisMonth > 0 ? `这个月加了 ${points} 分` : `这个月更正,少了 ${points} 分`
}

/** The account as it is read aloud: the figures, then the last three lines. */
export const spokenAccount = (account: HouseholdAccount, today: VillageDay): string => {
  const { household, availablePoints, heldPoints, recent } = account
  const held = heldPoints > 0 ? `还有 ${formatPoints(heldPoints)} 分冻结着,换的东西等您来取。` : ''
  const lines = recent.slice(0, SPOKEN_ENTRIES).map((entry) => spokenEntry(entry, today))
  const latest = lines.length > 0 ? `最近 ${lines.length} 笔:${lines.join('')}` : '还没有记过分。'
  const { periodNotice } = account
  const notice = periodNotice && availablePoints > 0 ? noticeWords(periodNotice, availablePoints) : ''
  return `${household.name},现在能用 ${formatPoints(availablePoints)} 分。${earnedWords(account)}。${held}${notice}${latest}`
}

/** The six months as the terraces show them: `2026-11` becomes 11月. */
export const monthlyPoints = ({ months }: HouseholdAccount): readonly MonthlyPoints[] =>
  months.map(({ month, earned }) => ({ month: `${Number(month.slice(5))}月`, points: earned }))
