import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { liveAWhile } from '../audit/tampering.ts'
import { partsOf } from '../backup/archives.ts'
import { run } from '../backup/commands.ts'
import { backUpTo, openPlaces, restoreInto } from '../backup/places.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'

const places = openPlaces()
let village: TestVillage
beforeAll(async () => {
  village = await openTestVillage()
  await liveAWhile(village)
})
afterAll(async () => {
  await village.close()
  await places.remove()
})

const dataOf = async (file: string) => {
  const parts = await partsOf(file)
  parts.delete('manifest.json')
  return parts
}

it('moves a village from PostgreSQL to SQLite and back, byte for byte', { timeout: 120_000 }, async () => {
  const folder = places.newFolder()
  const [fromPostgres, fromSqlite] = [join(folder, 'postgres.tar'), join(folder, 'sqlite')]
  await backUpTo(village, fromPostgres)
  const sqlite = { dataFolder: places.newFolder(), databaseUrl: undefined }
  const there = await run(sqlite, 'restore', fromPostgres)
  expect(there, there.said).toMatchObject({ code: 0 })
  expect(there.said).toMatch(/✓ 禾湾村:账到第 \d+ 笔,余额和备份时一样\n/)
  expect(readdirSync(sqlite.dataFolder)).toContain('village-points.sqlite')
  expect((await run(sqlite, 'audit')).said).toMatch(/✓ 禾湾村:看了 \d+ 行,全部对得上\n/)
  const saved = await run(sqlite, 'backup', `${fromSqlite}.tar`)
  expect(saved, saved.said).toMatchObject({ code: 0 })
  const back = await places.emptyPlace()
  expect((await restoreInto(back, `${fromSqlite}.tar`)).faults).toEqual([])
  const [first, second] = [await dataOf(fromPostgres), await dataOf(`${fromSqlite}.tar`)]
  expect([...second.keys()]).toEqual([...first.keys()])
  for (const [name, bytes] of first) expect(second.get(name)!.equals(bytes), name).toBe(true)
})
