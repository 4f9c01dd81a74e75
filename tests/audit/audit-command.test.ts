import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { earn } from '../village/deeds.ts'
import { openRows } from '../village/rows.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'
import { liveAWhile } from './tampering.ts'

const command = fileURLToPath(new URL('../../apps/api/src/village-command.ts', import.meta.url))

let village: TestVillage
beforeAll(async () => {
  village = await openTestVillage()
  await liveAWhile(village)
})
afterAll(() => village.close())

/** Runs the command beside the open server, on the same data folder. */
const audit = (...words: string[]): Promise<{ code: number; said: string }> =>
  new Promise((resolve) => {
    const { place, background } = village
    const env = { ...process.env, DATABASE_URL: place.url, DATA_FOLDER: background.dataFolder, NODE_ENV: 'test' }
    execFile(process.execPath, [command, 'audit', ...words], { env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), said: `${stdout}${stderr}` }),
    )
  })

it('finds every village sound while awards go on', { timeout: 120_000 }, async () => {
  const [{ code, said }] = await Promise.all([audit(), earn(village, village.homes.other, 2000)])
  expect(said).toMatch(/✓ 禾湾村:看了 \d+ 行,全部对得上\n/)
  expect(said).toMatch(/✓ 柳树村:看了 \d+ 行,全部对得上\n/)
  expect(code).toBe(0)
})

it('names the first broken place and ends with 1; the neighbours are sound', { timeout: 120_000 }, async () => {
  const owner = await openRows(village.place)
  const isSqlite = owner.engine === 'sqlite'
  const laws = isSqlite
    ? await owner.all<{ sql: string }>("SELECT sql FROM sqlite_master WHERE name = 'ledger_entries_never_change'")
    : []
  if (isSqlite) await owner.run('DROP TRIGGER ledger_entries_never_change')
  await owner.run(
    'UPDATE ledger_entries SET amount = amount + 100 WHERE village_id = ? AND sequence = 8 AND line = 1',
    village.villageId,
  )
  for (const { sql } of laws) await owner.run(sql) // put back, so that nothing but the row tells
  await owner.close()
  const { code, said } = await audit('--village', '禾湾村')
  expect(said).toMatch(/✗ 禾湾村:第 8 笔第 1 行,账户「[^」]+」\(.+\),记完以后:应为 .+ 分,账上是 .+ 分/)
  expect(code).toBe(1)
  expect(await audit('--village', '柳树村')).toMatchObject({ code: 0 })
  expect(await audit('--village', '没有这村')).toMatchObject({ code: 1 })
})
