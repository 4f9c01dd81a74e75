import { daysBetween, formatDay, type VillageDay } from '@village-points/shared/platform/village-day.ts'
import type { PublicityList } from '@village-points/shared/publicity/contract.ts'

/** `11月24日 到 11月30日` */
export const daysOf = ({ startsOn, endsOn }: PublicityList, today: VillageDay): string =>
  `${formatDay(startsOn, today)} 到 ${formatDay(endsOn, today)}`

/** How long one may still look at it before the points are posted. */
export const timeLeftOf = ({ state, endsOn }: PublicityList, today: VillageDay): string => {
  if (state === 'preparing') return '正在张榜'
  const days = daysBetween(today, endsOn)
  if (state === 'closed' || days < 0) return '公示完了'
  return days === 0 ? '今天最后一天' : `还有 ${days} 天`
}
