import { awardHousehold } from '@village-points/shared/declarations/contract.ts'
import { listEntries, readHouseholdAccount } from '@village-points/shared/ledger/contract.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { deed, TODAY } from '../village/deeds.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'
import { expectSoundBooks } from './audit.ts'

let village: TestVillage

beforeAll(async () => {
  village = await openTestVillage()
})
afterAll(() => village.close())

it('keeps all that was acknowledged when the server stops in the middle, and nothing twice', async () => {
  const home = village.homes.villager
  const sent = deed(village, '义务巡逻', home, { deedOn: TODAY })
  const keys = Array.from({ length: 60 }, (_, at) => `in-the-middle-${at}`)
  const client = village.as('committee')
  const before = await client.call(awardHousehold, sent, { key: keys[0]! })
  expect(before.status).toBe(200)
  const underWay = keys.map((key) => client.call(awardHousehold, sent, { key }))
  const stopping = village.restart()
  const answers = await Promise.allSettled(underWay)
  await stopping
  const acknowledged = answers.filter((one) => one.status === 'fulfilled' && one.value.status === 200).length
  const params = { householdId: home.householdId }
  const { rows } = await client.ok(listEntries, { params, query: { limit: 100 } })
  expect(rows.length).toBeGreaterThanOrEqual(Math.max(1, acknowledged))
  await expectSoundBooks(village)
  for (const key of keys) expect((await client.call(awardHousehold, sent, { key })).status).toBe(200)
  const account = await client.ok(readHouseholdAccount, { params })
  expect(account.availablePoints).toBe(keys.length * 100)
  await expectSoundBooks(village)
})
