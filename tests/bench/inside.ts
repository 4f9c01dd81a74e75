/** The product opened inside this process, to found villages and to write without HTTP between. */
import { systemClock } from '@village-points/api/platform/clock.ts'
import { readConfig } from '@village-points/api/platform/config.ts'
import { openStore } from '@village-points/api/platform/database/open-store.ts'
import type { Store } from '@village-points/api/platform/database/store.ts'
import { openLog } from '@village-points/api/platform/log.ts'
import { openServer } from '@village-points/api/serve.ts'

/** What a server inside this process is configured with; nothing limits how often one may call. */
export const configOf = (dataFolder: string, port = 0) =>
  readConfig({
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    DATA_FOLDER: dataFolder,
    DATABASE_URL: process.env.DATABASE_URL,
    DEMO: '1',
    LOG_LEVEL: 'error',
    REQUESTS_PER_MINUTE: '100000000',
  })

/** The whole server on a free port, or on the port and the store that are given. */
export const openInside = async (dataFolder: string, { port = 0, store }: { port?: number; store?: Store } = {}) => {
  const config = configOf(dataFolder, port)
  store ??= await openStore(config)
  const server = await openServer({ config, store, clock: systemClock, log: openLog(config.logLevel) })
  return { ...server, address: server.address.replace('localhost', '127.0.0.1') }
}
