import type { PeriodNotice, PeriodOverview } from '@village-points/shared/ledger/period.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { formatDay } from '@village-points/shared/platform/village-day.ts'

/** What a household reads on its own page. */
export const noticeWords = ({ rule, lastDay }: PeriodNotice, points: number): string => {
  const unspent = `到 ${formatDay(lastDay)} 还没用的 ${formatPoints(points)} 分`
  return rule === 'expiry' ? `${unspent}会到期,不能再用。请在那天以前来换东西。` : `${unspent}会转到明年,接着用。`
}

/** What will happen to the whole village. */
export const closingWords = ({ rule, lastDay }: PeriodOverview): string =>
  rule === 'expiry'
    ? `到 ${formatDay(lastDay)} 还没用的分会到期,不能再用。`
    : `到 ${formatDay(lastDay)} 还没用的分会转到明年,接着用。`

/** What an earlier year's end did. */
export const closedWords = ({ rule, households, points, closedOn }: PeriodOverview['closed'][number]): string => {
  const what = rule === 'expiry' ? '到期' : '转到下一年'
  return `${households} 户的 ${formatPoints(points)} 分${what} · ${formatDay(closedOn, '0000')}结的账`
}
