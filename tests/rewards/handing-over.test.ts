import {
  issueHouseholdCard,
  moveHouseholdAway,
  revokeHouseholdCard,
} from '@village-points/shared/households/contract.ts'
import { mergeHouseholds } from '@village-points/shared/ledger/contract.ts'
import {
  cancelRedemption,
  fulfillRedemption,
  type Redemption,
  readCounterHousehold,
  readPickup,
  readShopRegister,
  redeemAtCounter,
  redeemReward,
} from '@village-points/shared/rewards/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expectSoundBooks } from '../ledger/audit.ts'
import { earn, figuresOf, statementOf } from '../village/deeds.ts'
import { expectRefusal, openTestVillage, type TestVillage } from '../village/test-village.ts'

let village: TestVillage

beforeEach(async () => {
  village = await openTestVillage({ households: 2 })
  await earn(village, village.homes.villager, 200)
})
afterEach(async () => {
  await expectSoundBooks(village)
  await village.close()
})

const wanting = (name: string, quantity = 1) => ({ rewardId: village.reward(name).rewardId, quantity })
const order = async (name: string) =>
  (await village.as('villager').ok(redeemReward, { body: wanting(name) })).redemption
const read = (code: string, person: Parameters<TestVillage['as']>[0] = 'clerk') =>
  village.as(person).call(readPickup, { body: { code } })
const fulfill = (redemption: Redemption, code = redemption.pickupCode!) =>
  village.as('clerk').call(fulfillRedemption, { params: redemption, body: { code } })
/** A code that no order has. */
const wrongCode = (redemption: Redemption) => String((Number(redemption.pickupCode) + 1) % 1_000_000).padStart(6, '0')
const cardOf = async (home: { householdId: string }) => {
  const { cards } = await village.as('committee').ok(issueHouseholdCard, { params: home, body: {} })
  const card = cards.find(({ revokedAt }) => !revokedAt)!
  return { householdCardId: card.householdCardId, cardCode: card.code! }
}

describe('the clerk at the counter', () => {
  it('hands over by the household’s own card when there is no phone to show a code, and by no other card', async () => {
    const redemption = await order('食用油')
    const [own, other] = [await cardOf(village.homes.villager), await cardOf(village.homes.other)]
    await expectRefusal(fulfill(redemption, other.cardCode), 'reward.redemption_not_found')
    await expectRefusal(fulfill(redemption, 'ABCD-EFGH-JKMN'), 'household.card_unknown')
    expect((await fulfill(redemption, own.cardCode)).body).toMatchObject({ state: 'fulfilled' })
    await expectRefusal(fulfill(redemption, own.cardCode), 'reward.pickup_code_used')
  })

  it('reads the code by QR, in full-width digits or with blanks, and hands over once', async () => {
    const redemption = await order('食用油')
    const fullWidth = [...redemption.pickupCode!]
      .map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
      .join('')
    for (const code of [redemption.pickupCode!, redemption.pickupQr!, fullWidth, ` ${redemption.pickupCode} `]) {
      const shown = (await read(code)).body
      expect(shown).toMatchObject({ redemptionId: redemption.redemptionId, can: { fulfill: true } })
      expect(shown.pickupCode).toBeUndefined()
    }
    const done = (await fulfill(redemption, fullWidth)).body
    expect(done).toMatchObject({ state: 'fulfilled', fulfilledBy: '陈店员', closedAt: '2026-11-23T02:00:00.000Z' })
    expect(await figuresOf(village, village.homes.villager)).toMatchObject({ availablePoints: 140, heldPoints: 0 })
    const [line] = await statementOf(village, village.homes.villager, 1)
    expect(line).toMatchObject({ kind: 'hold', resolution: 'posted' })
    const used = await expectRefusal(read(redemption.pickupCode!), 'reward.pickup_code_used')
    expect(used.message).toContain('11月23日 上午')
    await expectRefusal(fulfill(redemption), 'reward.pickup_code_used')
  })

  it('hands one order over once when two clerks tap together', async () => {
    const redemption = await order('食用油')
    const answers = await Promise.all(Array.from({ length: 10 }, () => fulfill(redemption)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ error }) => error?.code === 'reward.pickup_code_used')).toHaveLength(9)
  })

  it('refuses codes of orders that were given back or not fetched in time', async () => {
    const [cancelled, late] = [await order('食用油'), await order('抽纸')]
    await village.as('villager').ok(cancelRedemption, { params: cancelled, body: {} })
    await expectRefusal(read(cancelled.pickupCode!), 'reward.pickup_code_cancelled')
    await expectRefusal(fulfill(cancelled), 'reward.pickup_code_cancelled')
    village.clock.advance({ days: 16 })
    await expectRefusal(read(late.pickupCode!), 'reward.pickup_code_expired')
    await expectRefusal(fulfill(late), 'reward.pickup_code_expired')
    await village.runJobs()
    await expectRefusal(read(late.pickupQr!), 'reward.pickup_code_expired')
  })

  it('sends people to the shop where their goods are', async () => {
    const redemption = await order('暖水瓶')
    const elsewhere = await expectRefusal(read(redemption.pickupCode!), 'reward.pickup_code_of_other_shop')
    expect(elsewhere.message).toContain('二组代销点')
    await expectRefusal(fulfill(redemption), 'reward.pickup_code_of_other_shop')
    expect((await read(redemption.pickupCode!, 'other_clerk')).status).toBe(200)
    expect((await read(redemption.pickupCode!, 'committee')).status).toBe(200)
  })

  it('has five wrong guesses in ten minutes; they count although they are refused', async () => {
    const redemption = await order('食用油')
    const guesses = ['abc', wrongCode(redemption), `pickup.${redemption.redemptionId}.${wrongCode(redemption)}`]
    for (const [at, code] of [...guesses, wrongCode(redemption)].entries()) {
      const wrong = await expectRefusal(read(code), 'reward.pickup_code_wrong')
      expect(wrong.message).toContain(`还能试 ${4 - at} 次`)
    }
    const last = await expectRefusal(fulfill(redemption, wrongCode(redemption)), 'reward.pickup_code_wrong')
    expect(last.message).toContain('还能试 0 次')
    village.clock.advance({ minutes: 3 })
    const stopped = village.as('clerk').call(readPickup, { body: { code: redemption.pickupCode! } })
    expect((await expectRefusal(stopped, 'reward.pickup_attempts_exceeded')).message).toContain('7 分钟')
    expect((await stopped).headers.get('Retry-After')).toBe('420')
    await expectRefusal(fulfill(redemption), 'reward.pickup_attempts_exceeded')
    expect((await read(redemption.pickupCode!, 'committee')).status).toBe(200)
    village.clock.advance({ minutes: 7 })
    expect((await fulfill(redemption)).status).toBe(200)
  })

  it('cannot try codes on the order at hand: one that opens another order counts as wrong', async () => {
    const [meant, other] = [await order('食用油'), await order('抽纸')]
    const wrong = await expectRefusal(fulfill(meant, other.pickupCode), 'reward.pickup_code_wrong')
    expect(wrong.message).toContain('还能试 4 次')
    const unknown = { params: { redemptionId: 'nowhere' }, body: { code: meant.pickupCode! } }
    await expectRefusal(village.as('clerk').call(fulfillRedemption, unknown), 'reward.redemption_not_found')
    const foreign = village.neighbor.as('clerk').call(readPickup, { body: { code: meant.pickupCode! } })
    await expectRefusal(foreign, 'reward.pickup_code_wrong')
    const neighbor = village.neighbor.as('clerk')
    const taking = neighbor.call(fulfillRedemption, { params: meant, body: { code: meant.pickupCode! } })
    await expectRefusal(taking, 'reward.redemption_not_found')
  })
})

describe('the paper card', () => {
  it('shows what the household can spend and fetch, and redeems at once', async () => {
    const { cardCode } = await cardOf(village.homes.villager)
    const [here] = [await order('食用油'), await order('暖水瓶')]
    const shown = await village.as('clerk').ok(readCounterHousehold, { body: { cardCode } })
    expect(shown).toMatchObject({ householdName: '王*福家', availablePoints: 110 })
    expect(shown.waiting.map(({ redemptionId }) => redemptionId)).toEqual([here.redemptionId])
    expect(JSON.stringify(shown)).not.toMatch(new RegExp(`138|${here.pickupCode}`))
    const done = await village.as('clerk').ok(redeemAtCounter, { body: { cardCode, ...wanting('大米5千克', 2) } })
    expect(done).toMatchObject({ availablePoints: 30, redemption: { state: 'fulfilled', points: 80, quantity: 2 } })
    expect(await figuresOf(village, village.homes.villager)).toMatchObject({ availablePoints: 30, heldPoints: 90 })
  })

  it('follows the shelf, the limit and the wallet like any order', async () => {
    const { cardCode } = await cardOf(village.homes.villager)
    const refuses = (code: string, name: string, quantity = 1) =>
      expectRefusal(village.as('clerk').call(redeemAtCounter, { body: { cardCode, ...wanting(name, quantity) } }), code)
    await refuses('reward.not_offered', '春联')
    await refuses('reward.limit_reached', '大米5千克', 4)
    await refuses('reward.stock_insufficient', '洗衣液')
    await refuses('reward.points_insufficient', '食用油', 4)
    await refuses('reward.not_found', '暖水瓶')
    const body = { cardCode, rewardId: 'nowhere', quantity: 1 }
    await expectRefusal(village.as('clerk').call(redeemAtCounter, { body }), 'reward.not_found')
    await village.as('other_clerk').ok(redeemAtCounter, { body: { cardCode, ...wanting('暖水瓶') } })
  })

  it('refuses unknown, revoked and neighbours’ cards, and those of households that are gone', async () => {
    const [merged, gone] = village.more
    const revoked = await cardOf(village.homes.other)
    const params = { householdId: village.homes.other.householdId, householdCardId: revoked.householdCardId }
    const { villageId, neighbor, as } = village
    const mergedCard = await cardOf(merged!)
    const goneCard = await cardOf(gone!)
    const foreign = await neighbor.as('committee').ok(issueHouseholdCard, { params: neighbor.homes.villager, body: {} })
    await as('committee').ok(revokeHouseholdCard, { params })
    await as('committee').ok(moveHouseholdAway, { params: gone!, body: { reason: '进城' } })
    const intoHouseholdId = village.homes.other.householdId
    const merging = { fromHouseholdId: merged!.householdId, intoHouseholdId, reason: '合户' }
    await as('committee').ok(mergeHouseholds, { body: merging })
    expect(villageId).not.toBe(neighbor.villageId)
    for (const [code, cardCode] of [
      ['household.card_unknown', 'NOBODY-HAS-THIS'],
      ['household.card_unknown', foreign.cards[0]!.code!],
      ['household.card_revoked', revoked.cardCode],
      ['household.merged', mergedCard.cardCode],
      ['household.moved_away', goneCard.cardCode],
    ] as const) {
      await expectRefusal(as('clerk').call(readCounterHousehold, { body: { cardCode } }), code)
      await expectRefusal(as('clerk').call(redeemAtCounter, { body: { cardCode, ...wanting('抽纸') } }), code)
    }
  })
})

describe('the register', () => {
  it('lists what a shop handed out on a day, and how many orders wait', async () => {
    const { cardCode } = await cardOf(village.homes.villager)
    const first = await order('食用油')
    await order('抽纸')
    expect((await fulfill(first)).status).toBe(200)
    await village.as('other_clerk').ok(redeemAtCounter, { body: { cardCode, ...wanting('暖水瓶') } })
    village.clock.set('2026-11-23T16:00:00Z')
    await village.as('clerk').ok(redeemAtCounter, { body: { cardCode, ...wanting('抽纸', 2) } })
    const register = (person: Parameters<TestVillage['as']>[0], on?: string) =>
      village.as(person).ok(readShopRegister, { query: on ? { on } : {} })
    expect(await register('clerk')).toMatchObject({ on: '2026-11-24', totalPoints: 25, waitingCount: 1 })
    const monday = await register('clerk', '2026-11-23')
    expect(monday).toMatchObject({ shopName: '爱心超市', totalPoints: 60, waitingCount: 1 })
    expect(monday.rows.map(({ rewardName, householdName }) => [rewardName, householdName])).toEqual([
      ['食用油', '王*福家'],
    ])
    expect(await register('other_clerk', '2026-11-23')).toMatchObject({
      shopName: '二组代销点',
      totalPoints: 30,
      waitingCount: 0,
    })
    const whole = await register('committee', '2026-11-23')
    expect(whole).toMatchObject({ totalPoints: 90, waitingCount: 1 })
    expect(whole.shopName.split('、').sort()).toEqual(['二组代销点', '爱心超市'].sort())
    await expectRefusal(village.as('villager').call(readShopRegister, { query: {} }), 'platform.not_permitted')
  })
})
