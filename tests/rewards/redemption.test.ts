import { periodName } from '@village-points/api/platform/period.ts'
import type { Refusal } from '@village-points/api/platform/refusal.ts'
import type { Actor } from '@village-points/api/platform/work.ts'
import { mayHandOut, mayReadOrder, whatMayBeDone } from '@village-points/api/rewards/policy.ts'
import {
  decideTransition,
  isOverdue,
  limitPeriodsOf,
  pickupByOf,
  qrOf,
  readCode,
  refuseClosed,
} from '@village-points/api/rewards/redemption.ts'
import { describe, expect, it } from 'vitest'

const outcomeOf = (act: () => string): string => {
  try {
    return act()
  } catch (error) {
    return (error as Refusal).code
  }
}

describe('an order', () => {
  it.each([
    ['held', 'fulfill', 'fulfilled'],
    ['held', 'cancel', 'cancelled'],
    ['held', 'expire', 'expired'],
    ...(['fulfill', 'cancel', 'expire'] as const).flatMap((event) => [
      ['fulfilled', event, 'reward.already_fulfilled'] as const,
      ['cancelled', event, 'reward.already_cancelled'] as const,
      ['expired', event, 'reward.already_expired'] as const,
    ]),
  ] as const)('that is %s answers %s with %s', (state, event, outcome) => {
    expect(outcomeOf(() => decideTransition(state, event))).toBe(outcome)
  })

  it('waits fifteen days by the village’s calendar', () => {
    expect(pickupByOf(new Date('2026-11-23T15:59:59Z'))).toBe('2026-12-08')
    expect(pickupByOf(new Date('2026-11-23T16:00:00Z'))).toBe('2026-12-09')
    expect(isOverdue('2026-12-08', new Date('2026-12-08T15:59:59Z'))).toBe(false)
    expect(isOverdue('2026-12-08', new Date('2026-12-08T16:00:00Z'))).toBe(true)
  })

  it.each([
    ['fulfilled', 'reward.pickup_code_used'],
    ['cancelled', 'reward.pickup_code_cancelled'],
    ['expired', 'reward.pickup_code_expired'],
  ] as const)('that is %s refuses its code as %s', (state, code) => {
    expect(outcomeOf(() => refuseClosed(state, new Date('2026-11-23T02:00:00Z')))).toBe(code)
    expect(outcomeOf(() => refuseClosed(state, null))).toBe(code)
  })
})

describe('a pickup code', () => {
  it.each([
    ['385521', { pickupCode: '385521' }],
    [' 385 521 ', { pickupCode: '385521' }],
    ['385521', { pickupCode: '385521' }],
    ['３８５ ５２１', { pickupCode: '385521' }],
    [qrOf('0199-ab_c', '385521'), { pickupCode: '385521', redemptionId: '0199-ab_c' }],
    ['38552', undefined],
    ['3855211', undefined],
    ['38552a', undefined],
    ['pickup..385521', undefined],
    ['', undefined],
  ])('written %j is read as %j', (given, code) => {
    expect(readCode(given)).toEqual(code)
  })
})

describe('the period of a limit', () => {
  it('bears a name that no other period has', () => {
    expect(limitPeriodsOf('2026-01-01')).toEqual(['2026-01', '2026-Q1', '2026'])
    expect(limitPeriodsOf('2026-11-23')).toEqual(['2026-11', '2026-Q4', '2026'])
    expect(['03-31', '04-01', '09-30', '10-01'].map((day) => periodName('quarter', `2026-${day}`))).toEqual([
      '2026-Q1',
      '2026-Q2',
      '2026-Q3',
      '2026-Q4',
    ])
  })
})

describe('what a person may do to an order', () => {
  const order = { householdId: 'home', rewardShopId: 'shop', state: 'held' }

  it.each<[string, Partial<Actor>, boolean, boolean, boolean]>([
    ['its villager', { role: 'villager', householdId: 'home' }, true, true, false],
    ['another villager', { role: 'villager', householdId: 'other' }, false, false, false],
    ['the clerk of the shop', { role: 'clerk', rewardShopId: 'shop' }, true, true, true],
    ['the clerk of every shop', { role: 'clerk' }, true, true, true],
    ['the clerk of another shop', { role: 'clerk', rewardShopId: 'other' }, false, false, false],
    ['the committee', { role: 'committee' }, true, true, true],
    ['the supervisors', { role: 'supervisor' }, true, false, false],
    ['the group leader', { role: 'group_leader' }, false, false, false],
  ])('%s', (_, person, mayRead, cancel, fulfill) => {
    const actor = { userId: 'user', name: '', role: 'villager' as const, ownHouseholdIds: [], ...person }
    expect(mayReadOrder(actor, order)).toBe(mayRead)
    expect(whatMayBeDone(actor, order)).toEqual({ cancel, fulfill })
    expect(whatMayBeDone(actor, { ...order, state: 'fulfilled' })).toEqual({ cancel: false, fulfill: false })
  })

  it('binds only a clerk with a shop to the goods of that shop', () => {
    const clerk = { userId: 'user', name: '', role: 'clerk' as const, ownHouseholdIds: [] }
    expect(mayHandOut({ ...clerk, rewardShopId: 'other' }, order)).toBe(false)
    expect(mayHandOut({ ...clerk, rewardShopId: 'shop' }, order)).toBe(true)
    expect(mayHandOut(clerk, order)).toBe(true)
    expect(mayHandOut({ ...clerk, role: 'villager' }, order)).toBe(true)
  })
})
