import { StoreBusy } from '@village-points/api/platform/database/store.ts'
import { awardHousehold } from '@village-points/shared/declarations/contract.ts'
import { readVillage } from '@village-points/shared/villages/contract.ts'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectSoundBooks } from '../ledger/audit.ts'
import { expectRefusal } from '../village/client.ts'
import { deed, figuresOf } from '../village/deeds.ts'
import { openRows, type Rows } from '../village/rows.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'

let village: TestVillage
let owner: Rows

beforeAll(async () => {
  village = await openTestVillage()
  owner = await openRows(village.place)
  await owner.run(`CREATE FUNCTION give_way(code text) RETURNS integer LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'told to give way' USING ERRCODE = code; END $$`)
})
afterAll(async () => {
  await expectSoundBooks(village)
  await owner.close()
  await village.close()
})

type Tx = Parameters<Parameters<TestVillage['background']['store']['write']>[0]>[0]

const giveWay = (tx: Tx, code: string) => tx.select({ never: sql`gone` }).from(sql`give_way(${code}) as gone`)

const award = (key: string) =>
  village.as('committee').call(awardHousehold, deed(village, '义务巡逻', village.homes.villager), { key })

describe.each([
  ['a serialisation failure', '40001'],
  ['a deadlock', '40P01'],
])('%s', (_, code) => {
  it('is tried again, together with its neighbours, and nothing is done twice', async () => {
    const { store } = village.background
    let [attempts, neighbour] = [0, 0]
    const hurt = store.write(async (tx) => {
      if (++attempts < 3) await giveWay(tx, code)
      return 'done'
    })
    const beside = store.write(async () => ++neighbour)
    expect(await hurt).toBe('done')
    expect(attempts).toBe(3)
    expect(await beside).toBe(neighbour)
  })

  it('cannot be turned into an answer by whoever catches errors', async () => {
    let attempts = 0
    const swallowed = await village.background.store.write(async (tx) => {
      attempts++
      if (attempts === 1) await giveWay(tx, code).catch(() => undefined)
      return attempts
    })
    expect(swallowed).toBe(2)
  })

  it('is told as busy after five times, with when to come back, and then nothing of it stands', async () => {
    let attempts = 0
    const stubborn = village.background.store.write(async (tx) => {
      attempts++
      await giveWay(tx, code)
    })
    await expect(stubborn).rejects.toThrow(StoreBusy)
    expect(attempts).toBe(5)
    const before = await figuresOf(village, village.homes.villager)
    await owner.run(`CREATE FUNCTION always_${code}() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM give_way('${code}'); RETURN NEW; END $$`)
    await owner.run(
      `CREATE TRIGGER always BEFORE INSERT ON declarations FOR EACH ROW EXECUTE FUNCTION always_${code}()`,
    )
    const answer = await award(`always-gives-way-${code}`)
    expect([answer.status, answer.error?.code, answer.headers.get('Retry-After')]).toEqual([503, 'platform.busy', '2'])
    await owner.run('DROP TRIGGER always ON declarations')
    expect(await figuresOf(village, village.homes.villager)).toEqual(before)
    expect((await award(`always-gives-way-${code}`)).status).toBe(200)
  })
})

describe('a village that another process holds', () => {
  it('waits alone: its neighbours in the batch go on', async () => {
    const { store } = village.background
    await owner.run('BEGIN')
    await owner.all('SELECT pg_advisory_xact_lock(hashtextextended(?, 0))', 'held elsewhere')
    const order: string[] = []
    const free = store.write(async (tx) => {
      await tx.lock('free')
      order.push('free')
    })
    const held = store.write(async (tx) => {
      await tx.lock('held elsewhere').catch(() => undefined) // whoever swallows it waits all the same
      await tx.select({ one: sql`one` }).from(sql`(select 1 as one) as nothing`)
      return 'at last'
    })
    await free
    await owner.run('COMMIT')
    expect(await held).toBe('at last')
    expect(order).toEqual(['free'])
  })
})

describe('a lost connection', () => {
  const cut = () =>
    owner.all(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    )

  it('is opened again: what was acknowledged stands, and the rest is done once when it is asked for again', async () => {
    const before = await figuresOf(village, village.homes.villager)
    const keys = Array.from({ length: 60 }, (_, at) => `cut-off-${at}`)
    const underWay = keys.map((key) => award(key))
    await Promise.race(underWay)
    await cut()
    const answers = await Promise.all(underWay)
    expect(new Set(answers.map(({ status, error }) => error?.code ?? status)).size).toBeGreaterThan(0)
    for (const { status, error } of answers) expect([200, 'platform.busy']).toContain(error?.code ?? status)
    const done = (await figuresOf(village, village.homes.villager)).availablePoints - before.availablePoints
    expect(done / 100).toBeGreaterThanOrEqual(answers.filter(({ status }) => status === 200).length)
    for (const key of keys) expect((await award(key)).status).toBe(200)
    expect(await figuresOf(village, village.homes.villager)).toMatchObject({
      availablePoints: before.availablePoints + keys.length * 100,
    })
  })

  it('of an idle server is noticed by nobody', async () => {
    await cut()
    const seen = await village.as('villager').call(readVillage)
    if (seen.error) await expectRefusal(Promise.resolve(seen), 'platform.busy')
    expect((await village.as('villager').call(readVillage)).status).toBe(200)
  })
})
