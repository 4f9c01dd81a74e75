import { grantRole } from '@village-points/api/identity/index.ts'
import type { Household } from '@village-points/shared/households/contract.ts'
import { addReward, listRedemptions, listRewards, redeemReward } from '@village-points/shared/rewards/contract.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectSoundBooks } from '../ledger/audit.ts'
import { type Client, openClient } from '../village/client.ts'
import { earn, figuresOf } from '../village/deeds.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'

const CLIENTS = 50

let village: TestVillage

beforeAll(async () => {
  village = await openTestVillage({ households: CLIENTS })
})
afterAll(async () => {
  await expectSoundBooks(village)
  await village.close()
})

/** The villager's person, acting for this household too. */
const phoneOf = async ({ householdId, name }: Household): Promise<Client> => {
  const { villageId, background, address } = village
  const userId = village.userIdOf('villager')
  const grant = { villageId, userId, role: 'villager', label: name, householdId } as const
  const roleId = await background.store.write((tx) => grantRole(tx, background.now(), grant))
  return openClient(address, village.as('villager').token, roleId)
}

const shelve = (name: string, points: number, stock: number) =>
  village.as('committee').ok(addReward, {
    body: { name, unit: '份', category: 'other', points, stock, rewardShopId: village.rewardShopId },
  })

const codesOf = (answers: readonly { status: number; error: { code: string } | undefined }[]) => {
  const counts: Record<string, number> = {}
  for (const { status, error } of answers) counts[error?.code ?? status] = (counts[error?.code ?? status] ?? 0) + 1
  return counts
}

describe('fifty at once', () => {
  it('on the last unit: one order, and the losers are untouched', async () => {
    const reward = await shelve('最后一份', 60, 1)
    const phones = await Promise.all(village.more.map(phoneOf))
    for (const home of village.more) await earn(village, home, 100)
    const body = { rewardId: reward.rewardId, quantity: 1 }
    const answers = await Promise.all(phones.map((phone) => phone.call(redeemReward, { body })))
    expect(codesOf(answers)).toEqual({ 200: 1, 'reward.stock_insufficient': CLIENTS - 1 })
    const figures = await Promise.all(village.more.map((home) => figuresOf(village, home)))
    const winners = figures.filter(({ heldPoints }) => heldPoints === 60)
    expect(winners).toEqual([{ availablePoints: 40, heldPoints: 60, conductPoints: 100, shortfallPoints: 0 }])
    expect(figures.filter(({ availablePoints }) => availablePoints === 100)).toHaveLength(CLIENTS - 1)
    const { rewards } = await village.as('committee').ok(listRewards, { query: {} })
    expect(rewards.find(({ name }) => name === '最后一份')).toMatchObject({ stock: 0, heldStock: 1 })
  })

  it('with keys of their own on one household’s last points: one order', async () => {
    const reward = await shelve('最后的分', 100, CLIENTS)
    await earn(village, village.homes.villager, 100)
    const body = { rewardId: reward.rewardId, quantity: 1 }
    const answers = await Promise.all(
      Array.from({ length: CLIENTS }, () => village.as('villager').call(redeemReward, { body })),
    )
    expect(codesOf(answers)).toEqual({ 200: 1, 'reward.points_insufficient': CLIENTS - 1 })
    expect(await figuresOf(village, village.homes.villager)).toMatchObject({ availablePoints: 0, heldPoints: 100 })
  })

  it('with one key: one order, one answer', async () => {
    const reward = await shelve('同一个键', 10, CLIENTS)
    await earn(village, village.homes.other, 100)
    const body = { rewardId: reward.rewardId, quantity: 1 }
    const key = 'the-same-key-fifty-times'
    const answers = await Promise.all(
      Array.from({ length: CLIENTS }, () => village.as('other_villager').call(redeemReward, { body }, { key })),
    )
    expect(codesOf(answers)).toEqual({ 200: CLIENTS })
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1)
    expect(answers.filter(({ headers }) => headers.get('Idempotency-Hit') === 'true')).toHaveLength(CLIENTS - 1)
    const { rows } = await village.as('other_villager').ok(listRedemptions, { query: {} })
    expect(rows).toHaveLength(1)
    expect(await figuresOf(village, village.homes.other)).toMatchObject({ availablePoints: 90, heldPoints: 10 })
  })
})
