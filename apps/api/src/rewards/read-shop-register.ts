import { toPoints } from '@village-points/shared/platform/points.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { readShopRegister as endpoint } from '@village-points/shared/rewards/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { toRedemptions } from './presenting.ts'
import { countWaiting, handedOutOn } from './redemption-repository.ts'
import { shopsOf } from './reward-repository.ts'

export const readShopRegister = async (work: Work, { query }: ParsedInput<typeof endpoint>) => {
  const { rewardShopId } = work.actor
  const on = query?.on ?? villageDayOf(work.now)
  const rows = await handedOutOn(work, rewardShopId, on)
  const shops = await shopsOf(work)
  const shown = shops.filter((shop) => !rewardShopId || shop.rewardShopId === rewardShopId)
  return {
    on,
    shopName: shown.map((shop) => shop.name).join('、') || '爱心超市',
    rows: await toRedemptions(work, rows),
    totalPoints: toPoints(rows.reduce((sum, row) => sum + row.hundredths, 0)),
    waitingCount: await countWaiting(work, rewardShopId),
  }
}
