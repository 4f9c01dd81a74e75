import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { awardHousehold } from '@village-points/shared/declarations/contract.ts'
import { readHouseholdAccount } from '@village-points/shared/ledger/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import autocannon from 'autocannon'
import { endlessAwards } from './awards.ts'
import { freePort, headersOf, openProduct, projectFolder, signInAs, untilAnswering, urlOf } from './product.ts'
import { type Figure, progress } from './report.ts'

const CONNECTIONS = 64
const SECONDS = 6

const load = async (name: string, options: autocannon.Options): Promise<autocannon.Result> => {
  const result = await autocannon({ connections: CONNECTIONS, duration: SECONDS, ...options })
  const refused = result.non2xx ? `, ${result.non2xx} refused` : ''
  progress(`${name}: ${Math.round(result.requests.average)} requests/s, p99 ${result.latency.p99} ms${refused}`)
  return result
}

const helloWorld = async (): Promise<number> => {
  const port = await freePort()
  const hello = spawn(join(projectFolder, 'node_modules/.bin/node'), ['tests/bench/hello.ts'], {
    cwd: projectFolder,
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port) },
    stdio: 'inherit',
  })
  await untilAnswering(hello, `http://127.0.0.1:${port}/`)
  const { requests } = await load('Koa hello world', { url: `http://127.0.0.1:${port}/` })
  hello.kill()
  return requests.average
}

/** Awards and home page reads per second as parts of Koa's hello world, and memory after serving them. */
export const measureThroughput = async (dataFolder: string): Promise<Figure[]> => {
  const hello = await helloWorld()
  const product = await openProduct(dataFolder)
  const villager = await signInAs(product.address, 'villager')
  const cadre = await signInAs(product.address, 'committee')
  const home = urlOf(product.address, readHouseholdAccount, { params: { householdId: villager.householdId } })
  const reads = await load('home page reads', { url: home, headers: headersOf(villager) })
  const memoryAfterReads = product.memory()
  const next = await endlessAwards(cadre, villageDayOf(new Date()))
  const awards = await load('single awards', {
    url: urlOf(product.address, awardHousehold, {}),
    method: 'POST',
    requests: [
      {
        setupRequest: (request) => ({
          ...request,
          headers: { ...headersOf(cadre), 'Idempotency-Key': randomUUID() },
          body: JSON.stringify(next().body),
        }),
      },
    ],
  })
  const memory = product.memory()
  await product.stop()
  const ratio = ({ requests }: autocannon.Result) => Number((requests.average / hello).toFixed(2))
  return [
    { name: 'home page read, ratio to Koa hello world', value: ratio(reads), unit: '×' },
    { name: 'home page read, p99 at 64 connections', value: reads.latency.p99, unit: 'ms' },
    { name: 'single award, ratio to Koa hello world', value: ratio(awards), unit: '×' },
    { name: 'single award, p99 at 64 connections', value: awards.latency.p99, unit: 'ms' },
    { name: 'single awards refused under load', value: awards.non2xx, unit: '', limit: 0 },
    { name: 'memory after serving reads', value: memoryAfterReads, unit: 'MB', limit: 200 },
    { name: 'memory after serving reads and awards', value: memory, unit: 'MB', limit: 200 },
  ]
}
