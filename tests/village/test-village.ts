import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jobs } from '@village-points/api/app.ts'
import { readConfig } from '@village-points/api/platform/config.ts'
import { databaseFile, openStore } from '@village-points/api/platform/database/open-store.ts'
import type { Background } from '@village-points/api/platform/http/route.ts'
import { serveWebApp } from '@village-points/api/platform/http/web-app.ts'
import { openLog } from '@village-points/api/platform/log.ts'
import { type OpenServer, openServer } from '@village-points/api/serve.ts'
import { type Client, openClient } from './client.ts'
import { openClock, type SettableClock } from './clock.ts'
import { type Community, foundCommunity } from './community.ts'
import type { DatabasePlace } from './rows.ts'
import { openTestDatabase } from './test-database.ts'

export { type Client, expectRefusal, openClient } from './client.ts'
export type { Community, Person } from './community.ts'
export { smallRulebook } from './small-rulebook.ts'

/** The real server on a real database in a folder of its own, with 禾湾村 and a neighbouring village on it. */
export interface TestVillage extends Community {
  readonly address: string
  readonly clock: SettableClock
  /** 柳树村: the same people with the same homes, none of whose business is ours. */
  readonly neighbor: Community
  /** Nobody in particular. */
  readonly stranger: Client
  /** For doors that a test calls itself; never for writing tables. */
  readonly background: Background
  /** Its database, for audits and for forgers. */
  readonly place: DatabasePlace
  /** Runs every time-driven step once, now. */
  runJobs(): Promise<void>
  /** Stops the server as a signal would and starts it on the same data at the same address. */
  restart(): Promise<void>
  close(): Promise<void>
}

export interface TestVillageOptions {
  /** Households beside the three homes. */
  readonly households?: number
  readonly withoutRulebook?: boolean
  /** Shops with nothing on their shelves. */
  readonly withoutGoods?: boolean
  readonly isDemo?: boolean
  readonly requestsPerMinute?: number
  /** Serves the built web app too, for tests in a browser that move the clock. */
  readonly withWebApp?: boolean
  /** The test plants a fault itself: faults are not shown. */
  readonly isQuiet?: boolean
  /** A migrated PostgreSQL database to copy, on another server than the run's. */
  readonly template?: string
}

const builtWebApp = join(import.meta.dirname, '../../apps/miniprogram/dist/h5')

/** Stands in QR codes on paper. */
export const publicAddress = 'https://points.example.cn'

/** Opens a village; close it in `afterAll` or `afterEach`. */
export const openTestVillage = async (options: TestVillageOptions = {}): Promise<TestVillage> => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'village-points-'))
  const database = await openTestDatabase(options.template)
  const clock = openClock()
  const start = (port: string) => serve(dataFolder, database.url, clock, { ...options, port })
  let server = await start('0')
  // Of the server that runs now: a restart brings another one, at the same address.
  const background = new Proxy(server.background, { get: (_, part) => Reflect.get(server.background, part) })
  const address = addressOf(server)
  const { households = 0, withoutRulebook = false, withoutGoods = false } = options
  const found = (name: string, count: number) =>
    foundCommunity(background, address, { name, households: count, withoutRulebook, withoutGoods })
  const own = await found('禾湾村', households)
  const neighbor = await found('柳树村', 0)
  return {
    ...own,
    neighbor,
    address,
    clock,
    background,
    place: { file: databaseFile(dataFolder), url: database.url },
    stranger: openClient(address),
    async runJobs() {
      for (const job of jobs) await job.run(server.background)
    },
    async restart() {
      await server.close()
      server = await start(new URL(address).port)
      await new Promise((resolve) => setTimeout(resolve, 20)) // the clients notice that their old lines are closed
    },
    async close() {
      await server.close()
      await database.remove()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

const addressOf = (server: OpenServer) => server.address.replace('localhost', '127.0.0.1')

const serve = async (
  dataFolder: string,
  databaseUrl: string | undefined,
  clock: SettableClock,
  options: TestVillageOptions & { port: string },
): Promise<OpenServer> => {
  const config = readConfig({
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: options.port,
    DATA_FOLDER: dataFolder,
    DATABASE_URL: databaseUrl,
    PUBLIC_ADDRESS: publicAddress,
    DEMO: options.isDemo === false ? '0' : '1',
    REQUESTS_PER_MINUTE: String(options.requestsPerMinute ?? 1_000_000),
  })
  const store = await openStore(config)
  // Faults are shown: a test that meets one has found a mistake.
  const log = openLog(options.isQuiet ? 'silent' : 'error', { write: (line) => process.stderr.write(line) })
  // A test says itself when time passes: `runJobs`.
  const webApp = options.withWebApp ? { serveWebApp: serveWebApp(builtWebApp) } : {}
  return openServer({ config, store, clock, log, timeDriven: [], ...webApp })
}
