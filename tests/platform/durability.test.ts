import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { awardHousehold } from '@village-points/shared/declarations/contract.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { foundBenchVillage } from '../bench/bench-village.ts'
import { buildDiskLibrary, flushesIn } from '../bench/disk.ts'
import { call, openProduct, projectFolder } from '../bench/product.ts'
import { awardBodies } from '../bench/requests.ts'

const AWARDS = 20

const folder = mkdtempSync(join(tmpdir(), 'village-points-flushes-'))
const counter = join(folder, 'flushes')
const library = buildDiskLibrary()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const watched = () => {
  if ('missing' in library) return expect.fail(`flushes cannot be counted: ${library.missing}`)
  return { LD_PRELOAD: library.path, FLUSH_COUNT: counter }
}

/** Fifty commits by a process of its own; returns how often it flushed. */
const flushesOf = (synchronous: string): number => {
  const program = `
    const database = new (require('better-sqlite3'))(${JSON.stringify(join(folder, `${synchronous}.sqlite`))})
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = ${synchronous}')
    database.exec('CREATE TABLE deeds (title TEXT)')
    for (let count = 0; count < 50; count++) database.exec("INSERT INTO deeds VALUES ('patrol')")
    require('fs').copyFileSync(process.env.FLUSH_COUNT, process.env.FLUSH_COUNT + '-then')`
  rmSync(counter, { force: true })
  const { status, stderr } = spawnSync(process.execPath, ['-e', program], {
    cwd: join(projectFolder, 'tests'),
    env: { ...process.env, ...watched() },
  })
  expect(String(stderr)).toBe('')
  expect(status).toBe(0)
  return flushesIn(`${counter}-then`)
}

let village: Awaited<ReturnType<typeof foundBenchVillage>>
beforeAll(async () => {
  village = await foundBenchVillage(join(folder, 'data'), 5)
})

it('the counter tells a database that flushes each commit from one that does not', () => {
  expect(flushesOf('FULL')).toBeGreaterThanOrEqual(50)
  expect(flushesOf('NORMAL')).toBeLessThan(10)
})

it('no award is acknowledged before the disk was told to keep it', async () => {
  rmSync(counter, { force: true })
  const product = await openProduct(join(folder, 'data'), { environment: watched() })
  const next = awardBodies(village)
  const flushes: number[] = []
  for (let count = 0; count <= AWARDS; count++) {
    flushes.push(flushesIn(counter))
    await call({ address: product.address, ...village.committee }, awardHousehold, { body: next() })
  }
  await product.stop()
  const unflushed = flushes.slice(1).filter((count, at) => count <= flushes[at]!)
  expect(unflushed).toEqual([])
})
