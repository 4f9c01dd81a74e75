import { awardHousehold, reverseAward } from '@village-points/shared/declarations/contract.ts'
import {
  addReward,
  cancelRedemption,
  fulfillRedemption,
  listRewards,
  readRedemption,
  redeemReward,
} from '@village-points/shared/rewards/contract.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { award, deed, earn, figuresOf, statementOf } from '../village/deeds.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'
import { expectSoundBooks } from './audit.ts'

const AWARDS = 500
const ORDERS = 25

let village: TestVillage

beforeAll(async () => {
  village = await openTestVillage({ households: 20 })
})
afterAll(() => village.close())

/** Does them all, fifty at a time and in this order. */
const fiftyAtOnce = async <T, R>(list: readonly T[], act: (one: T) => Promise<R>): Promise<R[]> => {
  const results: R[] = []
  let next = 0
  const lane = async () => {
    while (next < list.length) {
      const at = next++
      results[at] = await act(list[at]!)
    }
  }
  await Promise.all(Array.from({ length: 50 }, lane))
  return results
}

const codesOf = (answers: readonly { status: number; error: { code: string } | undefined }[]) => {
  const counts: Record<string, number> = {}
  for (const { status, error } of answers) counts[error?.code ?? status] = (counts[error?.code ?? status] ?? 0) + 1
  return counts
}

describe('at the same moment', { timeout: 120_000 }, () => {
  it(`each of ${AWARDS} awards is taken back twice: once it works, and every figure is as before`, async () => {
    const committee = village.as('committee')
    const homes = village.more
    for (const home of homes) await award(village, '代购代办', home)
    const before = await Promise.all(homes.map((home) => figuresOf(village, home)))
    const turns = Array.from({ length: AWARDS }, (_, at) => homes[at % homes.length]!)
    const awards = await fiftyAtOnce(turns, (home) => committee.ok(awardHousehold, deed(village, '义务巡逻', home)))
    const takeBack = ({ declaration }: (typeof awards)[number]) =>
      committee.call(reverseAward, { params: { declarationId: declaration.declarationId }, body: { reason: '记错了' } })
    const twice = awards.flatMap((one) => [one, one])
    const answers = await fiftyAtOnce(twice, takeBack)
    expect(codesOf(answers)).toEqual({ 200: AWARDS, 'declaration.already_reversed': AWARDS })
    expect(await Promise.all(homes.map((home) => figuresOf(village, home)))).toEqual(before)
    await expectSoundBooks(village)
  })

  it('an order is handed over and given back: one of them happens, once', async () => {
    const committee = village.as('committee')
    const goods = { name: '围裙', unit: '条', category: 'other', points: 4, stock: ORDERS } as const
    const { rewardId } = await committee.ok(addReward, { body: { ...goods, rewardShopId: village.rewardShopId } })
    await earn(village, village.homes.villager, 100)
    const villager = village.as('villager')
    const order = () => villager.ok(redeemReward, { body: { rewardId, quantity: 1 } })
    const orders = await Promise.all(Array.from({ length: ORDERS }, order))
    const outcomes = await Promise.all(
      orders.map(async ({ redemption: { redemptionId, pickupCode } }, at) => {
        const params = { redemptionId }
        const code = `pickup.${redemptionId}.${pickupCode}`
        const handOver = () => village.as('clerk').call(fulfillRedemption, { params, body: { code } })
        const giveBack = () => villager.call(cancelRedemption, { params, body: {} })
        const both = at % 2 ? [handOver(), giveBack(), handOver()] : [giveBack(), handOver(), giveBack()]
        const answers = await Promise.all(both)
        expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
        return (await villager.ok(readRedemption, { params })).state
      }),
    )
    const handedOver = outcomes.filter((state) => state === 'fulfilled').length
    expect(outcomes.filter((state) => state === 'cancelled')).toHaveLength(ORDERS - handedOver)
    const figures = await figuresOf(village, village.homes.villager)
    expect(figures).toMatchObject({ availablePoints: 100 - handedOver * 4, heldPoints: 0 })
    const { rewards } = await committee.ok(listRewards, { query: {} })
    const stock = ORDERS - handedOver
    expect(rewards.find(({ name }) => name === '围裙')).toMatchObject({ stock, heldStock: 0 })
    await expectSoundBooks(village)
  })
})

describe('when the clock of the server is set back', () => {
  it('awards go on, the newest stands first, and a key sent again is still known', async () => {
    const home = village.homes.other
    const committee = village.as('committee')
    const sent = deed(village, '义务巡逻', home, { deedOn: '2026-11-20' })
    await committee.ok(awardHousehold, sent, { key: 'before-the-clock-went-back' })
    village.clock.advance({ days: -2 })
    const later = await committee.ok(awardHousehold, deed(village, '代购代办', home, { deedOn: '2026-11-20' }))
    const again = await committee.call(awardHousehold, sent, { key: 'before-the-clock-went-back' })
    expect([again.status, again.headers.get('Idempotency-Hit')]).toEqual([200, 'true'])
    const future = await committee.call(awardHousehold, deed(village, '代购代办', home, { deedOn: '2026-11-23' }))
    expect(future.error?.code).toBe('declaration.deed_in_future')
    village.clock.advance({ days: 2 })
    await award(village, '代购代办', home)
    const rows = await statementOf(village, home)
    expect(rows.map(({ availableAfter }) => availableAfter)).toEqual([101, 100.5, 100])
    expect(rows[1]!.transferId).toBe(later.declaration.transferId)
    await expectSoundBooks(village)
  })
})
