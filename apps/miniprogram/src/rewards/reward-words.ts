import { formatPoints } from '@village-points/shared/platform/points.ts'
import { type Reward, type RewardLimit, readRewardPicture } from '@village-points/shared/rewards/contract.ts'
import { addressOf } from '../platform/request'

const periodNames: Readonly<Record<RewardLimit['period'], string>> = { month: '每月', quarter: '每季', year: '每年' }

/** `每季 1 桶`; empty when a household may have as many as it likes. */
export const limitWords = ({ limit, unit }: Reward): string =>
  limit ? `${periodNames[limit.period]} ${limit.quantity} ${unit}` : ''

/** `还有 18 袋`. */
export const stockWords = ({ stock, unit }: Reward): string => (stock > 0 ? `还有 ${stock} ${unit}` : '换完了')

/** Why a thing cannot be had now, or undefined when it can. */
export type Hindrance = 'not_offered' | 'out_of_stock' | 'points_missing' | 'not_for_this_role'

/** What stands in the way, the hardest first. */
export const hindranceOf = (reward: Reward, availablePoints: number | undefined): Hindrance | undefined => {
  if (!reward.isOffered) return 'not_offered'
  if (reward.stock < 1) return 'out_of_stock'
  if (availablePoints === undefined) return 'not_for_this_role'
  if (availablePoints < reward.points) return 'points_missing'
  return reward.can.redeem ? undefined : 'not_for_this_role'
}

/** `还差 39 分`. */
export const missingWords = (reward: Reward, availablePoints: number): string =>
  `还差 ${formatPoints(reward.points - availablePoints)} 分`

/** The most one order may ask for. */
const MOST_AT_ONCE = 99

/** How many units points, shelf and limit allow; at least one, so that a count always stands there. */
export const mostOf = (reward: Reward, availablePoints: number): number => {
  const affordable = reward.points > 0 ? Math.floor(availablePoints / reward.points) : MOST_AT_ONCE
  return Math.max(1, Math.min(MOST_AT_ONCE, reward.stock, affordable, reward.limit?.quantity ?? MOST_AT_ONCE))
}

/** Where the village's photograph of a thing lies. */
export const pictureUrl = (pictureId: string | undefined): string | undefined =>
  pictureId && addressOf(readRewardPicture, { params: { pictureId } })
