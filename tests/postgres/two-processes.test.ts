import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { awardHousehold, undoAward } from '@village-points/shared/declarations/contract.ts'
import { listEntries } from '@village-points/shared/ledger/contract.ts'
import { addReward, listRewards, redeemReward } from '@village-points/shared/rewards/contract.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectSoundBooks } from '../ledger/audit.ts'
import { type Client, openClient } from '../village/client.ts'
import { award, deed, earn, figuresOf } from '../village/deeds.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'

const EACH = 20

let village: TestVillage
let second: ChildProcess
let secondAddress: string

beforeAll(async () => {
  village = await openTestVillage()
  const { place, background, clock } = village
  second = fork(join(import.meta.dirname, 'second-process.ts'), {
    env: {
      ...process.env,
      NODE_ENV: 'test',
      DATABASE_URL: place.url!,
      DATA_FOLDER: background.dataFolder,
      STANDS_AT: clock.now().toISOString(),
    },
  })
  const [address] = await once(second, 'message')
  secondAddress = address as string
})
afterAll(async () => {
  const ended = once(second, 'exit')
  second.disconnect()
  expect(await ended).toEqual([0, null])
  await expectSoundBooks(village)
  await village.close()
})

/** The same person at the first process and at the second, turn by turn. */
const atBoth = <T>(client: Client, ask: (client: Client, at: number) => Promise<T>): Promise<T[]> => {
  const there = openClient(secondAddress, client.token, client.roleId)
  return Promise.all(Array.from({ length: 2 * EACH }, (_, at) => ask(at % 2 === 0 ? client : there, at)))
}

/** What a phone does when it is told to come back: the same request again, under the same key. */
const patiently = async <A extends { error: { code: string } | undefined }>(ask: (key: string) => Promise<A>) => {
  const key = randomUUID()
  let answer = await ask(key)
  for (let again = 0; again < 5 && answer.error?.code === 'platform.busy'; again++) answer = await ask(key)
  return answer
}

const counted = (answers: readonly { status: number; error: { code: string } | undefined }[]) => {
  const counts: Record<string, number> = {}
  for (const { status, error } of answers) counts[error?.code ?? status] = (counts[error?.code ?? status] ?? 0) + 1
  return counts
}

describe('two processes on one database', { timeout: 120_000 }, () => {
  it('race for the last unit: exactly one order', async () => {
    const reward = await village.as('committee').ok(addReward, {
      body: {
        name: '最后一份',
        unit: '份',
        category: 'other',
        points: 10,
        stock: 1,
        rewardShopId: village.rewardShopId,
      },
    })
    await earn(village, village.homes.villager, 1000)
    const body = { rewardId: reward.rewardId, quantity: 1 }
    const answers = await atBoth(village.as('villager'), (client) =>
      patiently((key) => client.call(redeemReward, { body }, { key })),
    )
    expect(counted(answers)).toEqual({ 200: 1, 'reward.stock_insufficient': 2 * EACH - 1 })
    const { rewards } = await village.as('committee').ok(listRewards, { query: {} })
    expect(rewards.find(({ name }) => name === '最后一份')).toMatchObject({ stock: 0, heldStock: 1 })
  })

  it('get the same request: it is done once and answered alike', async () => {
    const before = await figuresOf(village, village.homes.other)
    const key = 'the-same-key-at-both-doors'
    const sent = deed(village, '义务巡逻', village.homes.other)
    const answers = await atBoth(village.as('committee'), (client) => client.call(awardHousehold, sent, { key }))
    expect(counted(answers)).toEqual({ 200: 2 * EACH })
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(await figuresOf(village, village.homes.other)).toMatchObject({
      availablePoints: before.availablePoints + 100,
    })
  })

  it('take one award back: exactly one does', async () => {
    const { declaration } = await award(village, '义务巡逻', village.homes.leader)
    const answers = await atBoth(village.as('committee'), (client) =>
      patiently((key) => client.call(undoAward, { params: declaration, body: {} }, { key })),
    )
    expect(counted(answers)).toEqual({ 200: 1, 'declaration.already_reversed': 2 * EACH - 1 })
  })

  it('record for two villages crosswise without waiting for each other', async () => {
    const { neighbor } = village
    const here = village.as('committee')
    const there = neighbor.as('committee')
    const before = await village.as('committee').ok(listEntries, {
      params: { householdId: village.homes.other.householdId },
      query: { limit: 100 },
    })
    const both = await Promise.all([
      atBoth(here, (client) =>
        patiently((key) => client.call(awardHousehold, deed(village, '义务巡逻', village.homes.other), { key })),
      ),
      atBoth(there, (client) =>
        patiently((key) => client.call(awardHousehold, deed(neighbor, '义务巡逻', neighbor.homes.other), { key })),
      ),
    ])
    expect(both.map(counted)).toEqual([{ 200: 2 * EACH }, { 200: 2 * EACH }])
    const after = await village.as('committee').ok(listEntries, {
      params: { householdId: village.homes.other.householdId },
      query: { limit: 100 },
    })
    expect(after.rows.length).toBe(before.rows.length + 2 * EACH)
  })
})
