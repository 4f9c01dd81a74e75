import { addHousehold, moveHouseholdAway } from '@village-points/shared/households/contract.ts'
import {
  cancelRedemption,
  changeReward,
  fulfillRedemption,
  listRedemptions,
  listRewards,
  readRedemption,
  redeemReward,
} from '@village-points/shared/rewards/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expectSoundBooks } from '../ledger/audit.ts'
import { earn, figuresOf, statementOf } from '../village/deeds.ts'
import { expectRefusal, openTestVillage, type TestVillage } from '../village/test-village.ts'

let village: TestVillage

beforeEach(async () => {
  village = await openTestVillage()
  await earn(village, village.homes.villager, 200)
})
afterEach(async () => {
  await expectSoundBooks(village)
  await village.close()
})

const wanting = (name: string, quantity = 1) => ({ body: { rewardId: village.reward(name).rewardId, quantity } })
const order = async (name: string, quantity = 1) =>
  (await village.as('villager').ok(redeemReward, wanting(name, quantity))).redemption
const refuses = (code: string, name: string, quantity = 1) =>
  expectRefusal(village.as('villager').call(redeemReward, wanting(name, quantity)), code)
const stockOf = async (name: string) => {
  const { rewards } = await village.as('committee').ok(listRewards, { query: {} })
  const { stock, heldStock } = rewards.find((reward) => reward.name === name)!
  return { stock, heldStock }
}

describe('ordering', () => {
  it('holds points and goods together and gives a code for fetching them', async () => {
    const home = village.homes.villager
    const { redemption, availablePoints } = await village.as('villager').ok(redeemReward, wanting('大米5千克', 2))
    expect(availablePoints).toBe(120)
    expect(redemption).toMatchObject({
      householdName: '王德福家',
      rewardName: '大米5千克',
      quantity: 2,
      points: 80,
      state: 'held',
      pickupCode: expect.stringMatching(/^\d{6}$/),
      pickupBy: '2026-12-08',
      shop: { name: '爱心超市' },
      can: { cancel: true, fulfill: false },
    })
    expect(await figuresOf(village, home)).toMatchObject({ availablePoints: 120, heldPoints: 80, conductPoints: 200 })
    expect(await stockOf('大米5千克')).toEqual({ stock: 18, heldStock: 2 })
    const [line] = await statementOf(village, home, 1)
    expect(line).toMatchObject({ kind: 'hold', title: '换大米5千克 2 袋', availablePoints: -80, resolution: 'waiting' })
  })

  it('refuses what is not on the shelf, here or at the neighbour’s', async () => {
    await refuses('reward.not_offered', '春联')
    const body = { rewardId: village.neighbor.reward('大米5千克').rewardId, quantity: 1 }
    await expectRefusal(village.as('villager').call(redeemReward, { body }), 'reward.not_found')
  })

  it('says how much is left on the shelf before it says what is missing in the wallet', async () => {
    expect((await refuses('reward.stock_insufficient', '洗衣液')).message).toBe('“洗衣液”不够了,还有 0 瓶。')
    expect((await refuses('reward.stock_insufficient', '食用油', 11)).message).toContain('还有 10 桶')
    const poor = await refuses('reward.points_insufficient', '食用油', 4)
    expect(poor.message).toBe('分不够:换它要 240 分,现在可用 200 分。')
    expect(await stockOf('食用油')).toEqual({ stock: 10, heldStock: 0 })
  })

  it('refuses a quantity that is none', async () => {
    for (const quantity of [0, -1, 1.5, 100, 1e9]) {
      const { fields } = await refuses('platform.invalid_request', '抽纸', quantity)
      expect(fields?.quantity).toMatch(/数量|最多 99/)
    }
  })

  it('keeps the limit per household and month, and says how many are left', async () => {
    await order('大米5千克', 2)
    expect((await refuses('reward.limit_reached', '大米5千克', 2)).message).toBe(
      '“大米5千克”每户每月最多换 3 袋,还能换 1 袋。',
    )
    const last = await order('大米5千克', 1)
    await refuses('reward.limit_reached', '大米5千克')
    await village.as('villager').ok(cancelRedemption, { params: last, body: {} })
    await order('大米5千克', 1)
    village.clock.set('2026-12-01T02:00:00Z')
    await order('大米5千克', 1)
  })

  it('counts orders made before the limit was changed', async () => {
    const { rewardId } = village.reward('抽纸')
    const goods = { name: '抽纸', unit: '提', category: 'household_goods', points: 12.5 } as const
    const limit = (period: 'month' | 'quarter' | 'year', quantity: number) =>
      village
        .as('committee')
        .ok(changeReward, { params: { rewardId }, body: { ...goods, limit: { period, quantity } } })
    const first = await order('抽纸', 2)
    await limit('quarter', 2)
    await refuses('reward.limit_reached', '抽纸')
    await limit('year', 4)
    await order('抽纸', 2)
    await village.as('villager').ok(cancelRedemption, { params: first, body: {} })
    await order('抽纸', 2)
    expect((await refuses('reward.limit_reached', '抽纸')).message).toContain('每年最多换 4 提,还能换 0 提')
  })

  it('refuses a household that has moved away', async () => {
    await village.as('committee').ok(moveHouseholdAway, { params: village.homes.villager, body: { reason: '进城' } })
    await refuses('household.moved_away', '抽纸')
  })

  it('is for villagers only', async () => {
    for (const person of ['committee', 'clerk', 'supervisor', 'group_leader'] as const) {
      await expectRefusal(village.as(person).call(redeemReward, wanting('抽纸')), 'platform.not_permitted')
    }
  })
})

describe('giving an order back', () => {
  it('brings points, goods and limit back, once', async () => {
    const redemption = await order('大米5千克', 3)
    const cancelled = await village.as('villager').ok(cancelRedemption, { params: redemption, body: {} })
    expect(cancelled).toMatchObject({ state: 'cancelled', can: { cancel: false, fulfill: false } })
    expect(cancelled.pickupCode).toBeUndefined()
    expect(await figuresOf(village, village.homes.villager)).toMatchObject({ availablePoints: 200, heldPoints: 0 })
    expect(await stockOf('大米5千克')).toEqual({ stock: 20, heldStock: 0 })
    const [back, hold] = await statementOf(village, village.homes.villager, 2)
    expect(back).toMatchObject({ kind: 'void', availablePoints: 120, heldPoints: -120 })
    expect(hold).toMatchObject({ kind: 'hold', resolution: 'voided' })
    for (const person of ['villager', 'clerk', 'committee'] as const) {
      const again = village.as(person).call(cancelRedemption, { params: redemption, body: {} })
      await expectRefusal(again, 'reward.already_cancelled')
    }
  })

  it('keeps the price of the day of the order', async () => {
    const redemption = await order('食用油')
    const goods = { name: '花生油', unit: '桶', category: 'grain_and_oil', points: 90 } as const
    const params = { rewardId: redemption.rewardId }
    await village.as('committee').ok(changeReward, { params, body: goods })
    const read = await village.as('villager').ok(readRedemption, { params: redemption })
    expect(read).toMatchObject({ rewardName: '食用油', points: 60 })
    await village.as('clerk').ok(cancelRedemption, { params: redemption, body: {} })
    expect(await figuresOf(village, village.homes.villager)).toMatchObject({ availablePoints: 200, heldPoints: 0 })
  })

  it('refuses what was fetched', async () => {
    const redemption = await order('食用油')
    const body = { code: redemption.pickupCode! }
    await village.as('clerk').ok(fulfillRedemption, { params: redemption, body })
    const back = village.as('villager').call(cancelRedemption, { params: redemption, body: {} })
    await expectRefusal(back, 'reward.already_fulfilled')
  })
})

describe('an order that nobody fetches', () => {
  it('gives everything back after its last day, once, however often the job runs', async () => {
    const redemption = await order('大米5千克', 2)
    village.clock.set('2026-12-08T15:00:00Z')
    await village.runJobs()
    expect(await figuresOf(village, village.homes.villager)).toMatchObject({ heldPoints: 80 })
    village.clock.set('2026-12-08T16:00:00Z')
    await Promise.all([village.runJobs(), village.runJobs()])
    await village.runJobs()
    expect(await figuresOf(village, village.homes.villager)).toMatchObject({ availablePoints: 200, heldPoints: 0 })
    expect(await stockOf('大米5千克')).toEqual({ stock: 20, heldStock: 0 })
    const lines = await statementOf(village, village.homes.villager)
    expect(lines.filter(({ kind }) => kind === 'expire')).toHaveLength(1)
    expect(lines[0]).toMatchObject({ kind: 'expire', recordedBy: '系统' })
    expect(lines[1]).toMatchObject({ kind: 'hold', resolution: 'expired' })
    const back = village.as('villager').call(cancelRedemption, { params: redemption, body: {} })
    await expectRefusal(back, 'reward.already_expired')
  })

  it('is worked off in turns when there are more than fit into one', async () => {
    for (let count = 0; count < 15; count++) await order('抽纸')
    const { villagersGroupId } = village.groups[0]!
    const members = [{ name: '孙新', relation: '户主', isHead: true }]
    await village.as('committee').ok(addHousehold, { body: { villagersGroupId, doorNumber: '一组500号', members } })
    for (let count = 0; count < 40; count++) {
      await earn(village, village.homes.other, 100)
      await village.as('other_villager').ok(redeemReward, wanting('抽纸'))
    }
    village.clock.advance({ days: 16 })
    await village.runJobs()
    const { rows } = await village.as('committee').ok(listRedemptions, { query: { state: 'held' } })
    expect(rows).toEqual([])
    expect(await stockOf('抽纸')).toEqual({ stock: 100, heldStock: 0 })
  })
})

describe('who sees an order', () => {
  it('shows the code to the household alone, the name masked to others, and nothing to strangers', async () => {
    const redemption = await order('食用油')
    const params = redemption
    const seen = async (person: Parameters<TestVillage['as']>[0]) => village.as(person).ok(readRedemption, { params })
    expect(await seen('villager')).toMatchObject({ pickupCode: redemption.pickupCode, householdName: '王德福家' })
    for (const person of ['clerk', 'committee', 'supervisor'] as const) {
      const shown = await seen(person)
      expect(shown.householdName).toBe('王*福家')
      expect(JSON.stringify(shown)).not.toContain(redemption.pickupCode)
    }
    for (const person of ['other_villager', 'other_clerk', 'group_leader'] as const) {
      await expectRefusal(village.as(person).call(readRedemption, { params }), 'reward.redemption_not_found')
    }
    for (const person of ['other_villager', 'other_clerk'] as const) {
      const cancel = village.as(person).call(cancelRedemption, { params, body: {} })
      await expectRefusal(cancel, 'reward.redemption_not_found')
    }
    const foreign = village.neighbor.as('committee').call(readRedemption, { params })
    await expectRefusal(foreign, 'reward.redemption_not_found')
  })

  it('lists the own orders, the shop’s or the village’s, by pages', async () => {
    for (const name of ['抽纸', '暖水瓶', '食用油', '抽纸']) await order(name)
    const list = async (person: Parameters<TestVillage['as']>[0]) =>
      (await village.as(person).ok(listRedemptions, { query: {} })).rows.map(({ rewardName }) => rewardName)
    const all = ['抽纸', '食用油', '暖水瓶', '抽纸']
    for (const person of ['villager', 'committee', 'supervisor'] as const) expect(await list(person)).toEqual(all)
    expect(await list('clerk')).toEqual(['抽纸', '食用油', '抽纸'])
    expect(await list('other_clerk')).toEqual(['暖水瓶'])
    expect(await list('other_villager')).toEqual([])
    await expectRefusal(village.as('group_leader').call(listRedemptions, { query: {} }), 'platform.not_permitted')
    const first = await village.as('villager').ok(listRedemptions, { query: { limit: 3 } })
    const query = { limit: 3, cursor: first.nextCursor! }
    const rest = await village.as('villager').ok(listRedemptions, { query })
    expect([...first.rows, ...rest.rows].map(({ rewardName }) => rewardName)).toEqual(all)
    expect(rest.nextCursor).toBeUndefined()
  })
})
