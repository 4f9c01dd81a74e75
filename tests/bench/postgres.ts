import { execFile, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { runAsOwner, startPostgres } from '../village/postgres-server.ts'
import type { BenchVillage } from './bench-village.ts'
import { type Contestant, contest, ratioFigure, SECONDS } from './contest.ts'
import { HELLO, startHello } from './hello-world.ts'
import { openProduct, projectFolder } from './product.ts'
import { type Figure, progress } from './report.ts'
import { awards, batches, orders, readsOf } from './requests.ts'
import { lookAtStatement } from './throughput.ts'

const run = promisify(execFile)
const TPCB = 'pgbench tpcb-like'
/** Accounts in hundreds of thousands, and clients: what suits pgbench best on a small machine. */
const [SCALE, CLIENTS] = ['20', '10']

/** PostgreSQL's own yardstick on the same server, or nothing where pgbench is not installed. */
const openPgbench = async (url: string): Promise<Contestant[]> => {
  if (spawnSync('pgbench', ['--version']).error) {
    progress('no comparison with pgbench: it is not installed (Debian: postgresql-contrib)')
    return []
  }
  await run('pgbench', ['--initialize', '--quiet', '--scale', SCALE, url])
  const load = ['--protocol', 'prepared', '--client', CLIENTS, '--jobs', '2', '--time', String(SECONDS), url]
  const measure = async () => {
    const { stdout } = await run('pgbench', load)
    return { perSecond: Number(/tps = ([\d.]+)/.exec(stdout)?.[1]), p50: 0, p99: 0, refused: 0 }
  }
  return [{ name: TPCB, measure }]
}

/** The hot paths on a PostgreSQL that waits for its disk, beside Koa's hello world and beside pgbench. */
export const measurePostgres = async (folder: string): Promise<Figure[]> => {
  const server = await startPostgres({ isDurable: true })
  const owner = server.urlOf('postgres')
  for (const name of ['village', 'pgbench']) {
    await runAsOwner(owner, `CREATE DATABASE ${name} TEMPLATE template0 LOCALE 'C'`)
  }
  const dataFolder = join(folder, 'postgres')
  mkdirSync(dataFolder, { recursive: true })
  const environment = { DATABASE_URL: server.urlOf('village') }
  const node = join(projectFolder, 'node_modules/.bin/node')
  const founding = run(node, [join(projectFolder, 'tests/bench/found-village.ts'), dataFolder], {
    env: { ...process.env, ...environment },
  })
  const village = JSON.parse((await founding).stdout) as BenchVillage
  const product = await openProduct(dataFolder, { environment })
  const { address } = product
  const hello = await startHello(folder)
  const reads = readsOf(address, village, await lookAtStatement(address, village))
  const scores = await contest([
    hello.contestant,
    ...(await openPgbench(server.urlOf('pgbench'))),
    { name: 'single award', options: awards(address, village) },
    { name: 'batch of 40 households', options: batches(address, village) },
    { name: 'order', options: orders(address, village) },
    ...['home page', 'statement page'].map((name) => ({ name, options: reads[name]! })),
  ])
  await Promise.all([product.stop(), hello.stop()])
  await server.stop()
  const figures = [...scores.keys()]
    .filter((name) => name !== HELLO && name !== TPCB)
    .map((name) => ratioFigure(scores, name, HELLO))
  if (scores.has(TPCB)) figures.unshift(ratioFigure(scores, 'single award', TPCB, 2))
  return figures.map((figure) => ({ ...figure, name: `PostgreSQL: ${figure.name}` }))
}
