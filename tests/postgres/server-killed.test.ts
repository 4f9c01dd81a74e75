import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { bringUpToDate } from '@village-points/api/platform/database/postgres-migrations.ts'
import { awardHousehold } from '@village-points/shared/declarations/contract.ts'
import { listDemoAccounts } from '@village-points/shared/identity/contract.ts'
import { readHouseholdAccount } from '@village-points/shared/ledger/contract.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectSoundBooks } from '../ledger/audit.ts'
import { deed, figuresOf } from '../village/deeds.ts'
import { type PostgresServer, startPostgres } from '../village/postgres-server.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'

const CYCLES = 3

let server: PostgresServer
let village: TestVillage

beforeAll(async () => {
  server = await startPostgres({ isDurable: true })
  const template = server.urlOf('template_village')
  await bringUpToDate(template, join(import.meta.dirname, '../../drizzle/postgres'))
  village = await openTestVillage({ template })
})
afterAll(async () => {
  await village.close()
  await server.stop()
})

it('keeps what it acknowledged when PostgreSQL is killed under load, and serves again when that is back', {
  timeout: 240_000,
}, async () => {
  let asked = 0
  for (let cycle = 1; cycle <= CYCLES; cycle++) {
    const keys = Array.from({ length: 60 }, (_, at) => `killed-${cycle}-${at}`)
    asked += keys.length
    const send = (key: string) =>
      village.as('committee').call(awardHousehold, deed(village, '义务巡逻', village.homes.villager), { key })
    let acknowledged = 0
    const enough = randomInt(1, 40)
    const underWay: Promise<string>[] = []
    for (const key of keys) {
      underWay.push(
        send(key).then(({ status, error }) => {
          if (status === 200) acknowledged++
          return status === 200 ? key : error!.code
        }),
      )
      if (underWay.length % 10 === 0) await Promise.race(underWay)
      if (acknowledged >= enough) break
    }
    await server.kill()
    const told = await Promise.all(underWay)
    await server.start()
    const standing = told.filter((one) => one.startsWith('killed-'))
    expect(told.filter((one) => !one.startsWith('killed-') && one !== 'platform.busy')).toEqual([])
    for (const key of standing) expect((await send(key)).headers.get('Idempotency-Hit')).toBe('true')
    for (const key of keys) expect((await send(key)).status).toBe(200)
    expect(await figuresOf(village, village.homes.villager)).toMatchObject({ availablePoints: asked * 100 })
    await expectSoundBooks(village)
  }
})

it('says when to come back while PostgreSQL is away, keeps nothing by halves, and does what is asked again once', {
  timeout: 120_000,
}, async () => {
  const home = village.homes.other
  const send = (key: string) => village.as('committee').call(awardHousehold, deed(village, '义务巡逻', home), { key })
  const keys = Array.from({ length: 20 }, (_, at) => `sent-while-away-${at}`)
  const before = await figuresOf(village, home)
  await server.kill()
  const params = { householdId: home.householdId }
  const refused = await Promise.all([
    ...keys.map(send),
    village.as('committee').call(readHouseholdAccount, { params }),
    village.stranger.call(listDemoAccounts),
  ])
  for (const { status, error, headers } of refused) {
    expect([status, error?.code, headers.get('Retry-After')]).toEqual([503, 'platform.busy', '2'])
  }
  await server.start()
  expect(await figuresOf(village, home)).toEqual(before)
  expect(new Set((await Promise.all(keys.map(send))).map(({ status }) => status))).toEqual(new Set([200]))
  expect(await figuresOf(village, home)).toMatchObject({ availablePoints: before.availablePoints + keys.length * 100 })
  await expectSoundBooks(village)
})
