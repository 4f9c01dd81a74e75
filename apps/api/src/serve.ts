import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bindings, jobs } from './app.ts'
import { authenticator } from './identity/index.ts'
import { openSigningKey } from './ledger/index.ts'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { Store } from './platform/database/store.ts'
import { createKoaApp, type HttpOptions } from './platform/http/koa-app.ts'
import type { Background } from './platform/http/route.ts'
import { type Job, startJobs } from './platform/jobs.ts'
import type { Log } from './platform/log.ts'
import { villageNames } from './villages/index.ts'

/** What a server is made of; tests bring their own clock and store. */
export interface Parts {
  readonly config: Config
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  /** What the server does because time passes; none where somebody else calls it day. */
  readonly timeDriven?: readonly Job[]
  /** Serves the built H5 app beside the API. */
  readonly serveWebApp?: NonNullable<HttpOptions['serveWebApp']>
}

export interface OpenServer {
  /** `http://localhost:3000` */
  readonly address: string
  readonly background: Background
  /** Stops accepting, lets requests and background tasks finish, then closes the store. */
  close(): Promise<void>
}

/** Starts the whole server on the configured port and starts its jobs. */
export const openServer = async (parts: Parts): Promise<OpenServer> => {
  const { config, store, clock, log } = parts
  openSigningKey(config.ledgerKeyFile, config.mayMakeLedgerKey)
  const tasks = new Set<Promise<void>>()
  const background: Background = {
    store,
    log,
    now: () => clock.now(),
    dataFolder: config.dataFolder,
    ledgerKeyFile: config.ledgerKeyFile,
    run(name, task) {
      const running = task()
        .catch((error: unknown) => log.error({ task: name, err: error }, 'background task failed'))
        .finally(() => tasks.delete(running))
      tasks.add(running)
    },
  }
  const { isDemo, publicAddress } = config
  const server = { store, authenticator, villageNames, background, isDemo, publicAddress }
  const { requestsPerMinute, trustProxy } = config
  const face = { requestsPerMinute, trustProxy, ...(parts.serveWebApp ? { serveWebApp: parts.serveWebApp } : {}) }
  const http = createServer(createKoaApp(server, bindings, face).callback())
  await listen(http, config)
  const timers = startJobs(parts.timeDriven ?? jobs, background)
  return {
    address: `http://localhost:${(http.address() as AddressInfo).port}`,
    background,
    async close() {
      timers.stop()
      await stopListening(http)
      while (tasks.size > 0) await Promise.all(tasks)
      await store.close()
    },
  }
}

const listen = (http: HttpServer, { port, host }: Config): Promise<void> =>
  new Promise((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, host, () => resolve())
  })

/** Idle connections are closed at once, busy ones as soon as they are answered. */
const stopListening = (http: HttpServer): Promise<void> =>
  new Promise((resolve) => {
    const sweep = setInterval(() => http.closeIdleConnections(), 50)
    http.close(() => {
      clearInterval(sweep)
      resolve()
    })
    http.closeIdleConnections()
  })
