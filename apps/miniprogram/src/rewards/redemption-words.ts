import { formatPoints } from '@village-points/shared/platform/points.ts'
import { daysBetween, formatDay, type VillageDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { Redemption } from '@village-points/shared/rewards/contract.ts'

/** `大米 5 千克 1 袋`. */
export const orderName = ({ rewardName, quantity, unit }: Redemption): string => `${rewardName} ${quantity} ${unit}`

/** `628 415`: in two halves, as people read it to each other. */
export const codeInHalves = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`

/** Digit by digit, so that no voice makes a number in the hundreds of thousands of it. */
export const spokenCode = (code: string): string => code.split('').join(',')

/** How long there is to fetch it: 今天是最后一天, 明天到期, 还有 5 天. */
export const timeLeft = (pickupBy: VillageDay, today: VillageDay): string => {
  const days = daysBetween(today, pickupBy)
  if (days < 0) return '过了取货的日子'
  if (days === 0) return '今天是最后一天'
  return days === 1 ? '明天是最后一天' : `还有 ${days} 天`
}

/** The line under an order in a list; points and seal beside it say the rest. */
export const listDetail = (order: Redemption, today: VillageDay): string =>
  order.closedAt ? formatDay(villageDayOf(order.closedAt), today) : outcomeOf(order, today)

/** What became of an order, in one sentence. */
export const outcomeOf = (order: Redemption, today: VillageDay): string => {
  const closed = order.closedAt ? formatDay(villageDayOf(order.closedAt), today) : ''
  const points = formatPoints(order.points)
  if (order.state === 'held') return `${formatDay(order.pickupBy, today)}以前来取,${timeLeft(order.pickupBy, today)}`
  if (order.state === 'fulfilled')
    return `${closed}${order.fulfilledBy ? ` · ${order.fulfilledBy}交给您的` : ' · 已经取走'}`
  return `${closed} · ${points} 分已经回来`
}

/** The state in a seal. */
export const stateSeals = {
  held: { words: '等您来取', colour: 'gold' },
  fulfilled: { words: '已取走', colour: 'green' },
  cancelled: { words: '已退回', colour: 'cinnabar' },
  expired: { words: '过期退回', colour: 'cinnabar' },
} as const
