import { randomInt } from 'node:crypto'
import type { HouseholdBrief } from '@village-points/shared/households/contract.ts'
import { formatPoints, toPoints } from '@village-points/shared/platform/points.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { BelowZero, holdForRedemption, type RedemptionOrder, settleHold } from '../ledger/index.ts'
import { periodName } from '../platform/period.ts'
import { refuse } from '../platform/refusal.ts'
import { newId, type Work } from '../platform/work.ts'
import { mayHandOut } from './policy.ts'
import {
  decideTransition,
  limitPeriodNames,
  limitPeriodsOf,
  outcomes,
  pickupByOf,
  type RedemptionEvent,
} from './redemption.ts'
import {
  closeRedemption,
  giveLimitBack,
  insertRedemption,
  isCodeOpen,
  type RedemptionRow,
  usedLimit,
  useLimit,
} from './redemption-repository.ts'
import { findReward, type RewardRow } from './reward-repository.ts'
import { tellEnded } from './telling.ts'

/** Goods that may be ordered now, at this clerk's shop if a clerk asks. Refuses `reward.not_found` and `reward.not_offered`. */
export const requireOffered = async (work: Work, rewardId: string): Promise<RewardRow> => {
  const reward = await findReward(work, rewardId)
  if (!reward || !mayHandOut(work.actor, reward)) return refuse('reward.not_found')
  return reward.isOffered ? reward : refuse('reward.not_offered', { name: reward.name })
}

/** Holds points and goods together and keeps the order. */
export const placeOrder = async (
  work: Work,
  household: HouseholdBrief,
  reward: RewardRow,
  quantity: number,
): Promise<RedemptionRow> => {
  await countLimit(work, household, reward, quantity)
  const redemptionId = newId(work)
  const order = orderOf({ ...reward, rewardName: reward.name, redemptionId, quantity }, household.householdId)
  const { transferId } = await hold(work, { ...order, hundredths: reward.hundredths * quantity }, reward)
  return insertRedemption(work, {
    redemptionId,
    householdId: household.householdId,
    rewardId: reward.rewardId,
    rewardShopId: reward.rewardShopId,
    rewardName: reward.name,
    unit: reward.unit,
    quantity,
    hundredths: reward.hundredths * quantity,
    state: 'held',
    pickupCode: await freshCode(work),
    orderedAt: work.now,
    pickupBy: pickupByOf(work.now),
    reminders: 0,
    holdTransferId: transferId,
    closedAt: null,
    closedOn: null,
    closedByName: null,
  })
}

/** Ends an order: settles its hold, gives the household's limit back unless the goods went out. */
export const settleOrder = async (work: Work, row: RedemptionRow, event: RedemptionEvent): Promise<RedemptionRow> => {
  const state = decideTransition(row.state as 'held', event)
  await settleHold(work, row.holdTransferId, outcomes[event], orderOf(row, row.householdId))
  if (event !== 'fulfill') {
    const periods = limitPeriodsOf(villageDayOf(row.orderedAt))
    for (const key of limitKeys(row.householdId, row.rewardId, periods)) await giveLimitBack(work, key, row.quantity)
  }
  await tellEnded(work, row, event)
  return closeRedemption(work, row, { state, closedOn: villageDayOf(work.now), closedByName: work.actor.name })
}

const orderOf = (
  row: Pick<
    RedemptionRow,
    'redemptionId' | 'rewardId' | 'rewardShopId' | 'rewardName' | 'unit' | 'quantity' | 'hundredths'
  >,
  householdId: string,
): RedemptionOrder => ({
  householdId,
  redemptionId: row.redemptionId,
  rewardId: row.rewardId,
  rewardShopId: row.rewardShopId,
  hundredths: row.hundredths,
  quantity: row.quantity,
  title: `换${row.rewardName} ${row.quantity} ${row.unit}`,
})

/** Says what the ledger refused in the words of the shop. */
const hold = async (work: Work, order: RedemptionOrder, reward: RewardRow) => {
  try {
    return await holdForRedemption(work, order)
  } catch (error) {
    if (!(error instanceof BelowZero)) throw error
    if (error.account.kind === 'stock_on_hand') {
      return refuse('reward.stock_insufficient', { name: reward.name, left: error.balance, unit: reward.unit })
    }
    return refuse('reward.points_insufficient', {
      needed: formatPoints(toPoints(error.wanted)),
      available: formatPoints(toPoints(error.balance)),
    })
  }
}

const limitKeys = (householdId: string, rewardId: string, periods: readonly string[]) =>
  periods.map((periodStart) => ({ householdId, rewardId, periodStart }))

/** Counts the order in every period, and lets the database decide about the one that is limited now. */
const countLimit = async (work: Work, household: HouseholdBrief, reward: RewardRow, quantity: number) => {
  const day = villageDayOf(work.now)
  const { limitPeriod, limitQuantity: limit, name, unit } = reward
  const limited = limitPeriod && periodName(limitPeriod as 'month', day)
  for (const key of limitKeys(household.householdId, reward.rewardId, limitPeriodsOf(day))) {
    const isLimited = limit !== null && key.periodStart === limited
    if (await useLimit(work, key, quantity, isLimited ? limit : Number.MAX_SAFE_INTEGER)) continue
    const left = Math.max(0, limit! - (await usedLimit(work, key)))
    const period = limitPeriodNames[limitPeriod as 'month']
    refuse('reward.limit_reached', { name, period, limit: limit!, unit, left: `${left} ${unit}` })
  }
}

/** Six digits that no open order of the village has. */
const freshCode = async (work: Work): Promise<string> => {
  for (;;) {
    const code = String(randomInt(0, 1_000_000)).padStart(6, '0')
    if (!(await isCodeOpen(work, code))) return code
  }
}
