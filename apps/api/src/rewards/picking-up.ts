import { findHouseholdByCard } from '../households/index.ts'
import { refuse, refuseAndRemember } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { isOverdue, MOST_WRONG_CODES, readCode, refuseClosed, WRONG_CODE_MINUTES } from './redemption.ts'
import {
  findByPickupCode,
  findRedemption,
  type RedemptionRow,
  saveWrongCodes,
  wrongCodesOf,
} from './redemption-repository.ts'
import { shopsOf } from './reward-repository.ts'

/**
 * The open order that a code opens at this clerk's shop; `redemptionId` says which one it must be. Wrong guesses are
 * counted per clerk, and the count survives the refusal. Refuses every `reward.pickup_…` error.
 */
export const requireOrderByCode = async (work: Work, given: string, redemptionId?: string): Promise<RedemptionRow> => {
  await requireAttemptsLeft(work)
  const code = readCode(given)
  const row =
    code &&
    (code.redemptionId ? await findRedemption(work, code.redemptionId) : await findByPickupCode(work, code.pickupCode))
  const isMeant = !redemptionId || row?.redemptionId === redemptionId
  if (!row || !isMeant || row.pickupCode !== code?.pickupCode) return countWrongCode(work)
  return requireOpenHere(work, row)
}

/** The order that waits for the household whose card lies on the counter: people without a phone have no code. */
export const requireOrderByCard = async (work: Work, card: string, redemptionId: string): Promise<RedemptionRow> => {
  const { householdId } = await findHouseholdByCard(work, card)
  const row = await findRedemption(work, redemptionId)
  if (!row || row.householdId !== householdId) return refuse('reward.redemption_not_found')
  return requireOpenHere(work, row)
}

const requireOpenHere = async (work: Work, row: RedemptionRow): Promise<RedemptionRow> => {
  const { rewardShopId } = work.actor
  if (rewardShopId && row.rewardShopId !== rewardShopId) {
    const shop = (await shopsOf(work)).find((one) => one.rewardShopId === row.rewardShopId)
    return refuse('reward.pickup_code_of_other_shop', { shop: shop?.name ?? '' })
  }
  if (row.state !== 'held') return refuseClosed(row.state as 'fulfilled', row.closedAt)
  return isOverdue(row.pickupBy, work.now) ? refuseClosed('expired', null) : row
}

const requireAttemptsLeft = async (work: Work) => {
  const { wrongCount, windowEndsAt } = await wrongCodesOf(work)
  if (wrongCount < MOST_WRONG_CODES || !windowEndsAt) return
  const minutes = Math.ceil((windowEndsAt.getTime() - work.now.getTime()) / 60_000)
  refuse('reward.pickup_attempts_exceeded', { minutes, seconds: minutes * 60 })
}

const countWrongCode = async (work: Work): Promise<never> => {
  const before = await wrongCodesOf(work)
  const windowEndsAt = before.windowEndsAt ?? new Date(work.now.getTime() + WRONG_CODE_MINUTES * 60_000)
  await saveWrongCodes(work, before.wrongCount + 1, windowEndsAt)
  return refuseAndRemember('reward.pickup_code_wrong', { left: MOST_WRONG_CODES - before.wrongCount - 1 })
}
