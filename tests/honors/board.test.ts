import {
  BOARD_HOUSEHOLDS,
  giveHonorConsent,
  readHonorBoard,
  readHonorConsent,
  withdrawHonorConsent,
} from '@village-points/shared/honors/contract.ts'
import { redeemReward } from '@village-points/shared/rewards/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { configure, merge } from '../ledger/year-end.ts'
import { award, earn } from '../village/deeds.ts'
import { expectRefusal, openTestVillage, type Person, type TestVillage } from '../village/test-village.ts'

/** 一组 has three households then, 二组 two, 三组 four. */
const MORE = 6
const ON_PAPER = '本人在纸上签了字'

let village: TestVillage
beforeEach(async () => {
  village = await openTestVillage({ households: MORE })
})
afterEach(() => village.close())

const board = (person: Person = 'villager', query: { year?: number } = {}) =>
  village.as(person).ok(readHonorBoard, { query })
const consent = (person: Person, body: { householdId?: string; words?: string } = {}) =>
  village.as(person).call(giveHonorConsent, { body })
const agree = async (...homes: readonly { readonly householdId: string }[]) => {
  for (const { householdId } of homes) {
    expect((await consent('committee', { householdId, words: ON_PAPER })).error).toBeUndefined()
  }
}
const names = async (person?: Person) => (await board(person)).households?.map(({ name }) => name)

describe('the board', () => {
  it('is off until the village wants it', async () => {
    for (const person of ['villager', 'committee', 'supervisor'] as const) {
      await expectRefusal(village.as(person).call(readHonorBoard, { query: {} }), 'honor.board_off')
    }
  })

  it('of groups tells their totals, best first, and names no household even when it agreed', async () => {
    await configure(village, { ranking: 'groups' })
    await earn(village, village.homes.villager, 200)
    await award(village, '镇级表彰', village.homes.leader)
    await earn(village, village.homes.other, 300)
    await agree(village.homes.other)
    expect(await board('clerk')).toEqual({
      year: 2026,
      years: [2026],
      starPoints: [],
      groups: [
        expect.objectContaining({ name: '一组', householdCount: 3, conductPoints: 300 }),
        expect.objectContaining({ name: '三组', householdCount: 4, conductPoints: 205 }),
      ],
    })
    expect(JSON.stringify(await board('clerk'))).not.toContain('赵国强')
  })

  it('keeps the total of a group so small that it would tell of one household', async () => {
    await configure(village, { ranking: 'groups' })
    const inSmallGroup = village.more.find(({ groupName }) => groupName === '二组')!
    await earn(village, inSmallGroup, 100)
    expect((await board()).groups.map(({ name }) => name)).not.toContain('二组')
  })

  it('of households names those alone that agreed, with equal points on one place', async () => {
    await configure(village, { ranking: 'households', starPoints: [100, 200] })
    const { villager, other, leader } = village.homes
    await earn(village, villager, 100)
    await earn(village, other, 200)
    await earn(village, leader, 100)
    await earn(village, village.more[0]!, 300)
    await agree(villager, other, leader)
    const { households } = await board('villager')
    expect(households).toHaveLength(3)
    expect(households![0]).toEqual({
      place: 1,
      name: '赵国强家',
      groupName: '一组',
      conductPoints: 200,
      stars: 2,
      isOwn: false,
    })
    const shared = households!.slice(1).map(({ place, name, isOwn }) => [place, name, isOwn])
    expect(shared).toContainEqual([2, '王德福家', true])
    expect(shared).toContainEqual([2, '刘建军家', false])
    expect((await board('committee')).households!.some(({ isOwn }) => isOwn)).toBe(false)
  })

  it('names nobody without points, and so ends before anybody is last', async () => {
    await configure(village, { ranking: 'households' })
    await earn(village, village.homes.villager, 100)
    await agree(village.homes.villager, village.homes.other)
    expect(await names()).toEqual(['王德福家'])
  })

  it('is no longer than a wall is high', async () => {
    await village.close()
    village = await openTestVillage({ households: BOARD_HOUSEHOLDS + 1 })
    await configure(village, { ranking: 'households' })
    for (const home of village.more) await award(village, '镇级表彰', home)
    await agree(...village.more)
    expect(await names()).toHaveLength(BOARD_HOUSEHOLDS)
  })

  it('counts conduct of the year, which redeeming does not lower and no other year', async () => {
    await configure(village, { ranking: 'households' })
    await earn(village, village.homes.villager, 100)
    await agree(village.homes.villager)
    const reward = village.reward('抽纸')
    await village.as('villager').ok(redeemReward, { body: { rewardId: reward.rewardId, quantity: 1 } })
    expect((await board()).households!.map(({ conductPoints }) => conductPoints)).toEqual([100])
    expect(await board('villager', { year: 2025 })).toMatchObject({ year: 2025, households: [] })
  })

  it('leaves out a household that joined another: its points count there', async () => {
    await configure(village, { ranking: 'households' })
    const { villager, leader } = village.homes
    await earn(village, leader, 100)
    await agree(villager, leader)
    await merge(village, leader, villager)
    expect(await names()).toEqual(['王德福家'])
    expect((await board()).groups.find(({ name }) => name === '三组')).toMatchObject({
      householdCount: 3,
      conductPoints: 100,
    })
  })

  it('names the household that others joined only by its own word, whatever theirs was', async () => {
    await configure(village, { ranking: 'households' })
    const { villager, leader, other } = village.homes
    await earn(village, leader, 100)
    await agree(leader)
    await merge(village, leader, villager)
    expect(await names()).toEqual([])
    await agree(villager)
    expect(await names()).toEqual(['王德福家'])
    await village.as('committee').ok(withdrawHonorConsent, {
      body: { householdId: other.householdId, words: '不想上榜' },
    })
    await merge(village, other, villager)
    expect(await names()).toEqual(['王德福家'])
  })

  it('of earlier years can be read, back to the year in which the books began', async () => {
    await configure(village, { ranking: 'households' })
    await earn(village, village.homes.villager, 100)
    await agree(village.homes.villager)
    village.clock.set('2027-01-15T02:00:00Z')
    await village.runJobs()
    const signedIn = await board('committee')
    expect(signedIn).toMatchObject({ year: 2027, years: [2027, 2026], households: [] })
    expect((await board('committee', { year: 2026 })).households).toMatchObject([{ conductPoints: 100 }])
    const { householdId } = village.homes.villager
    const body = { householdId, words: '不想再写' }
    await village.as('committee').ok(withdrawHonorConsent, { body })
    expect((await board('committee', { year: 2026 })).households).toEqual([])
  })

  it('tells nothing of the neighbouring village', async () => {
    await configure(village.neighbor, { ranking: 'households' })
    await configure(village, { ranking: 'households' })
    await earn(village, village.homes.villager, 100)
    await agree(village.homes.villager)
    const shown = await village.neighbor.as('villager').ok(readHonorBoard, { query: {} })
    expect(shown).toMatchObject({ groups: [], households: [], own: { conductPoints: 0, hasConsented: false } })
  })
})

describe('the own standing', () => {
  it('is told to the household alone, with what the next star takes', async () => {
    await configure(village, { ranking: 'groups', starPoints: [50, 120] })
    await earn(village, village.homes.villager, 100)
    expect((await board('villager')).own).toEqual({
      conductPoints: 100,
      stars: 1,
      nextStarPoints: 120,
      hasConsented: false,
    })
    expect((await board('other_villager')).own).toMatchObject({ conductPoints: 0, stars: 0 })
    for (const person of ['group_leader', 'committee', 'supervisor', 'clerk'] as const) {
      expect(await board(person)).not.toHaveProperty('own')
    }
  })
})

describe('consent', () => {
  beforeEach(async () => {
    await configure(village, { ranking: 'households' })
    await earn(village, village.homes.villager, 100)
  })

  it('is given and withdrawn by the household, and counts at once', async () => {
    expect(await names()).toEqual([])
    expect((await consent('villager')).body).toEqual({
      hasConsented: true,
      words: '',
      recordedAt: '2026-11-23T02:00:00.000Z',
      recordedBy: '王德福',
    })
    expect(await names('other_villager')).toEqual(['王德福家'])
    expect((await board()).own?.hasConsented).toBe(true)
    expect(await village.as('villager').ok(withdrawHonorConsent, { body: {} })).toMatchObject({ hasConsented: false })
    expect(await names('other_villager')).toEqual([])
  })

  it('is withdrawn also while the board is off', async () => {
    await consent('villager')
    await configure(village, { ranking: 'off' })
    await village.as('villager').ok(withdrawHonorConsent, { body: {} })
    await configure(village, { ranking: 'households' })
    expect(await names()).toEqual([])
  })

  it('is recorded from paper by the committee, with words that say so', async () => {
    const { householdId } = village.homes.villager
    await expectRefusal(consent('committee', { householdId }), 'honor.words_needed')
    await expectRefusal(consent('committee', { words: ON_PAPER }), 'household.not_found')
    expect((await consent('committee', { householdId, words: ON_PAPER })).body.recordedBy).toBe('王会计')
    const withdraw = (body: { householdId?: string; words?: string }) =>
      village.as('committee').call(withdrawHonorConsent, { body })
    await expectRefusal(withdraw({ householdId }), 'honor.words_needed')
    await expectRefusal(withdraw({ householdId: 'nobody', words: ON_PAPER }), 'household.not_found')
    expect(await names()).toEqual(['王德福家'])
    expect((await withdraw({ householdId, words: '本人来说不想上榜' })).body.hasConsented).toBe(false)
    const said = (person: Person, query: { householdId?: string }) =>
      village.as(person).call(readHonorConsent, { query })
    const last = { hasConsented: false, words: '本人来说不想上榜', recordedBy: '王会计' }
    expect((await said('committee', { householdId })).body).toMatchObject({ household: { name: '王德福家' }, last })
    expect((await said('villager', {})).body).toMatchObject({ last })
    expect((await said('other_villager', {})).body).not.toHaveProperty('last')
    await expectRefusal(said('other_villager', { householdId }), 'household.not_found')
    await expectRefusal(said('committee', { householdId: 'nobody' }), 'household.not_found')
    expect(await names()).toEqual([])
  })

  it('is nobody else’s to give', async () => {
    const { householdId } = village.homes.villager
    await expectRefusal(consent('other_villager', { householdId }), 'household.not_found')
    await expectRefusal(consent('group_leader', { householdId, words: ON_PAPER }), 'platform.not_permitted')
    const { householdId: theirs } = village.neighbor.homes.villager
    await expectRefusal(consent('committee', { householdId: theirs, words: ON_PAPER }), 'household.not_found')
    expect(await names()).toEqual([])
  })
})
