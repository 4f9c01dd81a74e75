import { readVillage } from '@village-points/shared/villages/contract.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'

const MOST = 200
let village: TestVillage
beforeAll(async () => {
  village = await openTestVillage({ requestsPerMinute: MOST })
})
afterAll(() => village.close())

it('slows down one person and leaves the neighbours at the same address alone', async () => {
  const person = village.as('villager')
  let refused = 0
  for (let times = 0; times < MOST + 5; times++) {
    const { status, error, headers } = await person.call(readVillage)
    if (status === 200) continue
    refused++
    expect(error).toMatchObject({ code: 'platform.too_many_requests' })
    expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0)
  }
  expect(refused).toBeGreaterThanOrEqual(5)
  expect((await village.as('supervisor').call(readVillage)).status).toBe(200)
})
