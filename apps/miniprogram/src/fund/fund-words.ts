import type { FundMovement } from '@village-points/shared/fund/contract.ts'
import { type Cover, coverPercent } from '@village-points/shared/ledger/cover.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { formatDay, type VillageDay } from '@village-points/shared/platform/village-day.ts'

/** `+8,000 元`, `−1,234.56 元`. */
export const signedYuan = (yuan: number): string => `${yuan < 0 ? '−' : '+'}${formatPoints(Math.abs(yuan))} 元`

/** How far the money goes, as people say it. */
export const coverWords = (cover: Pick<Cover, 'fundYuan' | 'outstandingYuan'>): string => {
  const percent = coverPercent(cover)
  if (percent === undefined) return '大家手里没有没换的分'
  if (percent >= 100) return '钱够,大家的分都换得到'
  return `钱只够换其中的 ${percent}%`
}

/** Day, who wrote it down, and what was said about it. */
export const movementDetail = ({ movedOn, recordedBy, note, undone }: FundMovement, today: VillageDay): string =>
  [formatDay(movedOn, today), `${recordedBy}记的`, note, undone && `${undone.recordedBy}撤回了:${undone.reason}`]
    .filter(Boolean)
    .join(' · ')
