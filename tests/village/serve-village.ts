import { join } from 'node:path'
import { readConfig } from '@village-points/api/platform/config.ts'
import { openStore } from '@village-points/api/platform/database/open-store.ts'
import { serveWebApp } from '@village-points/api/platform/http/web-app.ts'
import { openLog } from '@village-points/api/platform/log.ts'
import { type OpenServer, openServer } from '@village-points/api/serve.ts'
import type { SettableClock } from './clock.ts'

/** Stands in QR codes on paper. */
export const publicAddress = 'https://points.example.cn'

export interface ServeOptions {
  /** `0` takes whatever is free. */
  readonly port: string
  readonly isDemo?: boolean
  readonly requestsPerMinute?: number
  /** Serves the built web app too, for tests in a browser that move the clock. */
  readonly withWebApp?: boolean
  /** The test plants a fault itself: faults are not shown. */
  readonly isQuiet?: boolean
}

const builtWebApp = join(import.meta.dirname, '../../apps/miniprogram/dist/h5')

/** The real server on a folder and a database, with the clock of a test. */
export const serveVillage = async (
  dataFolder: string,
  databaseUrl: string | undefined,
  clock: SettableClock,
  { port, isDemo, requestsPerMinute = 1_000_000, isQuiet, withWebApp }: ServeOptions,
): Promise<OpenServer> => {
  const config = readConfig({
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: port,
    DATA_FOLDER: dataFolder,
    DATABASE_URL: databaseUrl,
    PUBLIC_ADDRESS: publicAddress,
    DEMO: isDemo === false ? '0' : '1',
    REQUESTS_PER_MINUTE: String(requestsPerMinute),
  })
  const store = await openStore(config)
  // Faults are shown: a test that meets one has found a mistake.
  const log = openLog(isQuiet ? 'silent' : 'error', { write: (line) => process.stderr.write(line) })
  // A test says itself when time passes: `runJobs`.
  const webApp = withWebApp ? { serveWebApp: serveWebApp(builtWebApp) } : {}
  return openServer({ config, store, clock, log, timeDriven: [], ...webApp })
}

/** Where it answers: by number, because some names are looked up for long. */
export const addressOf = (server: OpenServer): string => server.address.replace('localhost', '127.0.0.1')
