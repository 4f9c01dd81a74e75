import { addDays, formatPartOfDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { PICKUP_DAYS, type RedemptionState, type RewardLimit } from '@village-points/shared/rewards/contract.ts'
import { periodName } from '../platform/period.ts'
import { refuse } from '../platform/refusal.ts'

/** Wrong codes one clerk may type before a pause. */
export const MOST_WRONG_CODES = 5
/** The pause, and the time in which wrong codes are counted together. */
export const WRONG_CODE_MINUTES = 10

export type RedemptionEvent = 'fulfill' | 'cancel' | 'expire'

/** Every state and event; an event that a state does not list is refused. */
export const transitions: Readonly<Record<RedemptionState, Partial<Record<RedemptionEvent, RedemptionState>>>> = {
  held: { fulfill: 'fulfilled', cancel: 'cancelled', expire: 'expired' },
  fulfilled: {},
  cancelled: {},
  expired: {},
}

/** How each event settles the hold in the ledger. */
export const outcomes = { fulfill: 'post', cancel: 'void', expire: 'expire' } as const

const closedRefusals = {
  fulfilled: 'reward.already_fulfilled',
  cancelled: 'reward.already_cancelled',
  expired: 'reward.already_expired',
} as const

/** The state after an event, or the refusal that says how the order already ended. */
export const decideTransition = (state: RedemptionState, event: RedemptionEvent): RedemptionState =>
  transitions[state][event] ?? refuse(closedRefusals[state as keyof typeof closedRefusals])

/** The last day to fetch an order made now. */
export const pickupByOf = (now: Date): string => addDays(villageDayOf(now), PICKUP_DAYS)

/** Before its end an order is called to mind twice: so many days before its last one. */
export const reminders = [
  { count: 2, daysBefore: 1 },
  { count: 1, daysBefore: 5 },
] as const

/** Past its last day. */
export const isOverdue = (pickupBy: string, now: Date): boolean => villageDayOf(now) > pickupBy

/** What the QR of an order says. It names nobody. */
export const qrOf = (redemptionId: string, pickupCode: string): string => `pickup.${redemptionId}.${pickupCode}`

/** A scanned QR or six typed digits, spaces and full-width digits forgiven; undefined when it is neither. */
export const readCode = (given: string): { pickupCode: string; redemptionId?: string } | undefined => {
  const text = given.normalize('NFKC').replace(/\s/g, '')
  const scanned = /^pickup\.([\w-]{1,64})\.(\d{6})$/.exec(text)
  if (scanned) return { redemptionId: scanned[1]!, pickupCode: scanned[2]! }
  return /^\d{6}$/.test(text) ? { pickupCode: text } : undefined
}

/** Why a code that once was good opens nothing now. */
export const refuseClosed = (state: Exclude<RedemptionState, 'held'>, closedAt: Date | null): never => {
  if (state === 'fulfilled') {
    return refuse('reward.pickup_code_used', { when: closedAt ? formatPartOfDay(closedAt.toISOString()) : '' })
  }
  return refuse(state === 'expired' ? 'reward.pickup_code_expired' : 'reward.pickup_code_cancelled')
}

/** Every period that an order counts in, whether it is limited now or not: the committee may change the limit. */
export const limitPeriodsOf = (day: string): readonly string[] =>
  (['month', 'quarter', 'year'] as const).map((period) => periodName(period, day))

export const limitPeriodNames: Readonly<Record<RewardLimit['period'], string>> = {
  month: '每月',
  quarter: '每季',
  year: '每年',
}
