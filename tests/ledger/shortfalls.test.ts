import { reverseAward } from '@village-points/shared/declarations/contract.ts'
import { listShortfalls } from '@village-points/shared/ledger/contract.ts'
import { cancelRedemption, fulfillRedemption, redeemReward } from '@village-points/shared/rewards/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { award, figuresOf, statementOf } from '../village/deeds.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'
import { expectSoundBooks } from './audit.ts'

let village: TestVillage

beforeEach(async () => {
  village = await openTestVillage()
})
afterEach(async () => {
  await expectSoundBooks(village)
  await village.close()
})

const home = () => village.homes.villager
const order = async () => {
  const body = { rewardId: village.reward('食用油').rewardId, quantity: 1 }
  return (await village.as('villager').ok(redeemReward, { body })).redemption
}
const takeBack = (declarationId: string) =>
  village.as('committee').ok(reverseAward, { params: { declarationId }, body: { reason: '记到别人家了' } })

/** A hundred points, sixty of them held for an order or spent, and the award that brought them taken back. */
const lackSixty = async (isFetched: boolean) => {
  const { declaration } = await award(village, '义务巡逻', home())
  const { pickupCode: code = '', ...redemption } = await order()
  if (isFetched) await village.as('clerk').ok(fulfillRedemption, { params: redemption, body: { code } })
  await takeBack(declaration.declarationId)
  expect(await figuresOf(village, home())).toMatchObject({ availablePoints: 0, shortfallPoints: 60 })
  return redemption
}

describe('a shortfall', () => {
  it('is filled by the next award first, and the statement says how much of it', async () => {
    await lackSixty(true)
    const [reversal] = await statementOf(village, home(), 1)
    expect(reversal).toMatchObject({ kind: 'reversal', availablePoints: -40, shortfallPoints: -60 })
    await award(village, '义务巡逻', home())
    const [line] = await statementOf(village, home(), 1)
    expect(line).toMatchObject({ availablePoints: 40, shortfallPoints: 60, conductPoints: 100 })
    expect(await figuresOf(village, home())).toMatchObject({ availablePoints: 40, shortfallPoints: 0 })
  })

  it('is filled by the points of an order that is cancelled', async () => {
    const redemption = await lackSixty(false)
    await village.as('villager').ok(cancelRedemption, { params: redemption, body: {} })
    expect(await figuresOf(village, home())).toMatchObject({ availablePoints: 0, heldPoints: 0, shortfallPoints: 0 })
    const [line] = await statementOf(village, home(), 1)
    expect(line).toMatchObject({ kind: 'void', availablePoints: 0, heldPoints: -60, shortfallPoints: 60 })
  })

  it('is filled by the points of an order that nobody fetched', async () => {
    await lackSixty(false)
    village.clock.advance({ days: 20 })
    await village.runJobs()
    expect(await figuresOf(village, home())).toMatchObject({ availablePoints: 0, heldPoints: 0, shortfallPoints: 0 })
  })
})

describe('list-shortfalls', () => {
  it('names the households that lack points and how many, to those who oversee the village', async () => {
    const none = { rows: [], households: 0, totalPoints: 0 }
    expect(await village.as('supervisor').ok(listShortfalls, { query: {} })).toEqual(none)
    await lackSixty(true)
    const shown = await village.as('committee').ok(listShortfalls, { query: {} })
    expect(shown).toMatchObject({ households: 1, totalPoints: 60, rows: [{ shortfallPoints: 60 }] })
    expect(shown.rows[0]?.household.householdId).toBe(home().householdId)
    expect(await village.neighbor.as('committee').ok(listShortfalls, { query: {} })).toEqual(none)
  })

  it('goes on page by page', async () => {
    await lackSixty(true)
    const { declaration } = await award(village, '义务巡逻', village.homes.other)
    const body = { rewardId: village.reward('食用油').rewardId, quantity: 1 }
    await village.as('other_villager').ok(redeemReward, { body })
    await takeBack(declaration.declarationId)
    const first = await village.as('committee').ok(listShortfalls, { query: { limit: 1 } })
    const second = await village.as('committee').ok(listShortfalls, { query: { limit: 1, cursor: first.nextCursor } })
    const ids = [...first.rows, ...second.rows].map(({ household }) => household.householdId)
    expect(new Set(ids)).toEqual(new Set([home().householdId, village.homes.other.householdId]))
    expect(second.nextCursor).toBeUndefined()
    expect(second.totalPoints).toBe(120)
  })
})
