import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jobs } from '@village-points/api/app.ts'
import { databaseFile } from '@village-points/api/platform/database/open-store.ts'
import type { Background } from '@village-points/api/platform/http/route.ts'
import { type Client, openClient } from './client.ts'
import { openClock, type SettableClock } from './clock.ts'
import { type Community, openCommunity } from './community.ts'
import { type FoundingOptions, settleIn } from './founded-village.ts'
import type { DatabasePlace } from './rows.ts'
import { addressOf, type ServeOptions, serveVillage } from './serve-village.ts'
import { openTestDatabase } from './test-database.ts'

export { type Client, expectRefusal, openClient } from './client.ts'
export type { Community, Person } from './community.ts'
export { publicAddress } from './serve-village.ts'
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

export type TestVillageOptions = FoundingOptions & Omit<ServeOptions, 'port'>

/** Opens a village; close it in `afterAll` or `afterEach`. */
export const openTestVillage = async (options: TestVillageOptions = {}): Promise<TestVillage> => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'village-points-'))
  const founded = await settleIn(dataFolder, options)
  const database = await openTestDatabase(founded.database)
  const clock = openClock()
  const start = (port: string) => serveVillage(dataFolder, database.url, clock, { ...options, port })
  let server = await start('0')
  // Of the server that runs now: a restart brings another one, at the same address.
  const background = new Proxy(server.background, { get: (_, part) => Reflect.get(server.background, part) })
  const address = addressOf(server)
  return {
    ...openCommunity(background, address, founded.own),
    neighbor: openCommunity(background, address, founded.neighbor),
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
