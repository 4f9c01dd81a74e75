import { formatPoints, toPoints } from '@village-points/shared/platform/points.ts'
import { formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { tell } from '../messages/index.ts'
import type { Work } from '../platform/work.ts'
import type { RedemptionEvent } from './redemption.ts'
import type { RedemptionRow } from './redemption-repository.ts'

const goodsOf = ({ rewardName, quantity, unit }: RedemptionRow) => `${rewardName} ${quantity} ${unit}`

/** What waits at the shop for a household, and until when. */
export const tellOfOrder = (work: Work, kind: 'order_ready' | 'order_waiting', row: RedemptionRow): Promise<void> => {
  const words = { goods: goodsOf(row), day: formatDay(row.pickupBy, villageDayOf(work.now)) }
  return tell(work, { kind, householdId: row.householdId, subjectId: row.redemptionId, words })
}

/** An order that ended without the household's doing. */
export const tellEnded = async (work: Work, row: RedemptionRow, event: RedemptionEvent): Promise<void> => {
  const { householdId, redemptionId: subjectId } = row
  const words = { goods: goodsOf(row), points: formatPoints(toPoints(row.hundredths)) }
  if (event === 'expire') await tell(work, { kind: 'order_expired', householdId, subjectId, words })
  if (event === 'cancel' && work.actor.role !== 'villager') {
    const { name } = work.actor
    await tell(work, { kind: 'order_cancelled', householdId, subjectId, words: { ...words, name } })
  }
}
