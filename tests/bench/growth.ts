import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { bindings } from '@village-points/api/app.ts'
import { openStore } from '@village-points/api/platform/database/open-store.ts'
import type { Actor } from '@village-points/api/platform/work.ts'
import { awardBatch } from '@village-points/shared/declarations/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { openTestDatabase } from '../village/test-database.ts'
import { type BenchVillage, foundBenchVillage } from './bench-village.ts'
import { contest, ratio } from './contest.ts'
import { configOf } from './inside.ts'
import { openProduct } from './product.ts'
import { type Figure, progress } from './report.ts'
import { awards, ENTRIES_OF_AN_AWARD, readsOf } from './requests.ts'
import { lookAtStatement } from './throughput.ts'

/** As many as one batch may hold. */
const HOUSEHOLDS_AT_ONCE = 250
const SMALL = 10_000
/** Lines of the household that is looked at, at least: its pages are as full in every size. */
const FULL_PAGES = 100
const REPORT_EVERY = 250_000

const inWords = (entries: number) => (entries >= 1_000_000 ? `${entries / 1_000_000}M` : `${entries / 1000}k`)

/** Every household in turn gets awards, spread over this year, until the village has so many entries; no HTTP between. */
const growTo = async (config: ReturnType<typeof configOf>, village: BenchVillage, entries: number): Promise<void> => {
  const { useCase } = bindings.find(({ endpoint }) => endpoint === awardBatch)!
  const { villageId, householdIds, ruleId, committee } = village
  const actor: Actor = { userId: committee.userId, name: '王会计', role: 'committee', ownHouseholdIds: [] }
  const store = await openStore(config)
  const until = new Date()
  const from = Date.parse(`${villageDayOf(until).slice(0, 4)}-01-01T01:00:00Z`)
  const write = (now: Date, households: readonly string[]) => {
    const body = {
      ruleId,
      deedOn: villageDayOf(now),
      note: '',
      households: households.map((householdId) => ({ householdId })),
    }
    return store.write((tx) => useCase!({ tx, villageId, now, actor }, { body } as never))
  }
  for (let line = 0; line < FULL_PAGES; line++) await write(new Date(from), [village.phones[0]!.householdId])
  const batches = Math.ceil(entries / ENTRIES_OF_AN_AWARD / HOUSEHOLDS_AT_ONCE)
  for (let batch = 0; batch < batches; batch++) {
    const now = new Date(from + ((until.getTime() - from) * batch) / batches)
    const turn = (batch * HOUSEHOLDS_AT_ONCE) % householdIds.length
    await write(now, householdIds.slice(turn, turn + HOUSEHOLDS_AT_ONCE))
    const written = batch * HOUSEHOLDS_AT_ONCE * ENTRIES_OF_AN_AWARD
    if (written % REPORT_EVERY === 0) progress(`${inWords(written)} of ${inWords(entries)} entries`)
  }
  await store.close()
}

/** Pages of a village with so much history, asked for as its people do; in a folder or a database of its own. */
const serveGrown = async (folder: string, village: BenchVillage, entries: number) => {
  const own = join(folder, inWords(entries))
  cpSync(join(folder, 'original'), own, { recursive: true })
  const { url, remove } = await openTestDatabase()
  await growTo({ ...configOf(own), databaseUrl: url }, village, entries)
  const product = await openProduct(own, { environment: url ? { DATABASE_URL: url } : {} })
  const reads = readsOf(product.address, village, await lookAtStatement(product.address, village))
  const stop = async () => {
    await product.stop()
    await remove()
  }
  return { entries, product, reads, stop }
}

/** How much slower every page gets with history, and the memory that a loaded server needs with a million entries. */
const measureGrowthTo =
  (...sizes: readonly number[]) =>
  async (folder: string): Promise<Figure[]> => {
    const own = join(folder, `growth-${sizes.length}`)
    const village = await foundBenchVillage(join(own, 'original'))
    const grown: Awaited<ReturnType<typeof serveGrown>>[] = []
    for (const entries of [SMALL, ...sizes]) grown.push(await serveGrown(own, village, entries))
    const names = Object.keys(grown[0]!.reads)
    const nameOf = (name: string, entries: number) => `${name} with ${inWords(entries)} entries`
    const scores = await contest(
      names.flatMap((name) =>
        grown.map(({ entries, reads }) => ({ name: nameOf(name, entries), options: reads[name]! })),
      ),
    )
    const { product, entries } = grown.find((one) => one.entries === sizes[0])!
    await contest([{ name: 'single awards', options: awards(product.address, village) }])
    const memory = product.mostMemory()
    await Promise.all(grown.map((one) => one.stop()))
    const perSecond = (name: string, size: number) => scores.get(nameOf(name, size))!.perSecond
    return [
      ...sizes.flatMap((size) =>
        names.map((name) => ({
          name: `${name}, time with ${inWords(size)} entries as a multiple of that with ${inWords(SMALL)}`,
          value: ratio(perSecond(name, SMALL), perSecond(name, size)),
          unit: '×',
          most: 1.2,
        })),
      ),
      {
        name: `most resident memory under load with ${inWords(entries)} entries`,
        value: memory,
        unit: 'MB',
        most: 300,
      },
    ]
  }

export const measureGrowth = measureGrowthTo(1_000_000)
/** Takes its time: asked for by name only. */
export const measureLongGrowth = measureGrowthTo(1_000_000, 10_000_000)
