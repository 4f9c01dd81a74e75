import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { awardHousehold } from '@village-points/shared/declarations/contract.ts'
import { listEntries } from '@village-points/shared/ledger/contract.ts'
import { serverProgram } from '../../scripts/server-process.mjs'
import { type BenchVillage, foundBenchVillage } from './bench-village.ts'
import { type Contestant, contest, ratio, ratioFigure } from './contest.ts'
import { buildDiskLibrary } from './disk.ts'
import { HELLO, startHello } from './hello-world.ts'
import { call, openProduct, type Product, type ProductOptions, projectFolder } from './product.ts'
import { measureRawInserts } from './raw-inserts.ts'
import { type Figure, progress } from './report.ts'
import {
  awardBodies,
  awards,
  batches,
  ENTRIES_OF_AN_AWARD,
  HOUSEHOLDS_OF_A_BATCH,
  orders,
  readsOf,
} from './requests.ts'

const variant = (name: string) => ({ program: [join(projectFolder, 'tests/bench/variant-server.ts'), name] })

const withoutLog = ['--import', join(projectFolder, 'tests/bench/without-log.ts')]

/** A village on disk and servers over copies of it, all stopped together. */
const openStage = async (folder: string) => {
  const original = join(folder, 'original')
  const village = await foundBenchVillage(original)
  const hello = await startHello(folder)
  const open: Pick<Product, 'stop'>[] = [hello]
  return {
    village,
    hello: hello.contestant,
    /** A server of its own over a copy of its own, answering at the address that comes back. */
    async start(name: string, options: ProductOptions = {}): Promise<Product> {
      const own = join(folder, name)
      cpSync(original, own, { recursive: true })
      const product = await openProduct(own, options)
      open.push(product)
      return product
    },
    close: () => Promise.all(open.splice(0).map((product) => product.stop())),
  }
}

/** What a phone holds after a look at its statement: where to read on, and one line to ask about. */
export const lookAtStatement = async (address: string, { phones }: BenchVillage) => {
  const phone = phones[0]!
  const input = { params: { householdId: phone.householdId }, query: { limit: 30 } }
  const { rows, nextCursor = '' } = await call({ address, ...phone }, listEntries, input)
  return { cursor: nextCursor, transferId: rows[0]!.transferId }
}

/** Gives every household a history, so that reads have something to read. */
const award = async (address: string, village: BenchVillage, times: number) => {
  const next = awardBodies(village)
  const caller = { address, ...village.committee }
  const one = () => call(caller, awardHousehold, { body: next() })
  for (let round = 0; round < times / 50; round++) await Promise.all(Array.from({ length: 50 }, one))
  return one()
}

/** The hot paths of one village beside Koa's hello world, on SQLite, everything on. */
export const measureThroughput = async (folder: string): Promise<Figure[]> => {
  const stage = await openStage(join(folder, 'throughput'))
  const { village } = stage
  const first = await stage.start('product')
  const { address } = first
  progress('giving every household a history …')
  const answer = await award(address, village, 10_000)
  const bare = await stage.start('bare', {
    ...variant('without-database'),
    environment: { ANSWER: JSON.stringify(answer) },
  })
  const reads = readsOf(address, village, await lookAtStatement(address, village))
  const scores = await contest([
    stage.hello,
    { name: 'single award', options: awards(address, village) },
    { name: 'award endpoint without database', options: awards(bare.address, village) },
    { name: 'batch of 40 households', options: batches(address, village) },
    { name: 'order', options: orders(address, village) },
    ...Object.entries(reads).map(([name, options]) => ({ name, options })),
  ])
  const memory = first.mostMemory()
  await stage.close()
  const batch = scores.get('batch of 40 households')!
  const entries = batch.perSecond * HOUSEHOLDS_OF_A_BATCH * ENTRIES_OF_AN_AWARD
  const raw = measureRawInserts(join(folder, 'throughput', 'product'), village)
  const refused = [...scores.values()].reduce((sum, one) => sum + one.refused, 0)
  return [
    ratioFigure(scores, 'single award', HELLO, 0.4),
    ratioFigure(scores, 'single award', 'award endpoint without database', 0.55),
    { name: 'single award, p99', value: scores.get('single award')!.p99, unit: 'ms', most: 20 },
    ratioFigure(scores, 'batch of 40 households', HELLO),
    { name: 'batch, entries per second', value: Math.round(entries), unit: '/s', least: 15_000 },
    { name: 'batch, p99', value: batch.p99, unit: 'ms' },
    { name: 'batch, entries as a part of raw prepared inserts', value: ratio(entries, raw), unit: '×', least: 0.8 },
    ratioFigure(scores, 'order', HELLO),
    ...Object.keys(reads).map((name) => ratioFigure(scores, name, HELLO, name === 'home page' ? 0.45 : undefined)),
    { name: 'requests refused under load', value: refused, unit: '', most: 0 },
    { name: 'most resident memory', value: memory, unit: 'MB', most: 300 },
  ]
}

/** What sharing a commit brings, on this disk and on one that takes 5 ms more to flush. */
export const measureCommits = async (folder: string): Promise<Figure[]> => {
  const stage = await openStage(join(folder, 'commits'))
  const { village } = stage
  const library = buildDiskLibrary()
  const contestants: Contestant[] = [stage.hello]
  const add = async (name: string, options: ProductOptions) => {
    const { address } = await stage.start(name.replaceAll(' ', '-'), options)
    contestants.push({ name, options: awards(address, village) })
  }
  await add('shared commits', {})
  await add('a commit per request', variant('one-by-one'))
  await add('shared commits, written by a thread of its own', variant('by-thread'))
  await add('shared commits, without the Merkle log', { program: [...withoutLog, ...serverProgram] })
  if ('path' in library) {
    const environment = { LD_PRELOAD: library.path, FLUSH_MORE_US: '5000' }
    await add('shared commits, slow disk', { environment })
    await add('a commit per request, slow disk', { ...variant('one-by-one'), environment })
  } else progress(`no slow disk: ${library.missing}`)
  const scores = await contest(contestants)
  await stage.close()
  const names = [...scores.keys()].slice(1)
  return [
    ...names.map((name) => ratioFigure(scores, name, HELLO)),
    ratioFigure(scores, 'shared commits', 'a commit per request'),
    ratioFigure(scores, 'shared commits', 'shared commits, without the Merkle log'),
    ratioFigure(scores, 'shared commits, written by a thread of its own', 'shared commits'),
    ...('path' in library ? [ratioFigure(scores, 'shared commits, slow disk', 'a commit per request, slow disk')] : []),
  ]
}
