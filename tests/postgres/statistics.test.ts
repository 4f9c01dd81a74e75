import { openStatistics } from '@village-points/api/platform/database/postgres-statistics.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRows, type Rows } from '../village/rows.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'

let village: TestVillage
let owner: Rows

beforeAll(async () => {
  village = await openTestVillage()
  owner = await openRows(village.place)
})
afterAll(async () => {
  await owner.close()
  await village.close()
})

const fill = (rows: number) =>
  owner.run(`INSERT INTO platform_idempotent_answers (village_id, idempotency_key, request_hash, status, answer, answered_at)
    SELECT 'grown', gen_random_uuid()::text, 'hash', 200, repeat('x', 100), now() FROM generate_series(1, ${rows})`)

const knownRows = async () => {
  const [table] = await owner.all<{ rows: number }>(
    "SELECT reltuples::bigint AS rows FROM pg_class WHERE relname = 'platform_idempotent_answers'",
  )
  return table!.rows
}

const look = async () => {
  const statistics = openStatistics(village.place.url!, 0)
  statistics.written()
  await statistics.idle()
}

describe('what the planner knows of a table', () => {
  it('is brought up to date when the table has doubled, and not before', async () => {
    await look()
    const before = await knownRows()
    await fill(2_000)
    await look()
    expect(await knownRows()).toBe(Math.max(before, 0) + 2_000)
    await fill(10)
    await look()
    expect(await knownRows()).toBe(Math.max(before, 0) + 2_000)
  })

  it('waits for the next look when the database cannot be reached', async () => {
    const statistics = openStatistics('postgres://nobody@127.0.0.1:1/nowhere', 0)
    statistics.written()
    await expect(statistics.idle()).resolves.toBeUndefined()
  })
})
