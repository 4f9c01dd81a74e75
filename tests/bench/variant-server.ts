/**
 * The product's own server with one thing different, which the command line names; only measurements start it, so that
 * the product needs no switches for them.
 */
import { createServer } from 'node:http'
import { bindings } from '@village-points/api/app.ts'
import { systemClock } from '@village-points/api/platform/clock.ts'
import { openStore } from '@village-points/api/platform/database/open-store.ts'
import type { Store, Tx } from '@village-points/api/platform/database/store.ts'
import { createKoaApp } from '@village-points/api/platform/http/koa-app.ts'
import { openLog } from '@village-points/api/platform/log.ts'
import { systemActor } from '@village-points/api/platform/work.ts'
import { configOf, openInside } from './inside.ts'

const { PORT, DATA_FOLDER, ANSWER = '{}' } = process.env
const [variant] = process.argv.slice(2)

/** The next write starts when the one before is on disk. */
const oneByOne = (store: Store): Store => {
  let tail: Promise<unknown> = Promise.resolve()
  return {
    ...store,
    write(work) {
      const turn = tail.then(() => store.write(work))
      tail = turn.catch(() => undefined)
      return turn
    },
  }
}

/** Every query finds nothing and every write succeeds, at once. */
const emptyHanded = (): Tx => {
  const query: unknown = new Proxy(() => query, {
    get: (_, verb) => (verb === 'then' ? (found: (rows: []) => void) => found([]) : query),
    apply: () => query,
  })
  return { select: query, insert: query, update: query, delete: query } as Tx
}

/** Everything around the use case: HTTP, shape, permission, answer; the session, the use case and the disk cost nothing. */
const serveWithoutDatabase = () => {
  const tx = emptyHanded()
  const at = <T>(work: (tx: Tx) => Promise<T>) => work(tx)
  const store = { engine: 'sqlite', read: at, snapshot: at, write: at, close: async () => {} } as Store
  const log = openLog('error')
  const actor = { ...systemActor, role: 'committee' } as const
  const authenticator = {
    session: async () => ({ sessionId: 'some', userId: 'somebody' }),
    actor: async () => ({ villageId: 'here', actor }),
  }
  const background = { store, log, now: () => systemClock.now(), dataFolder: '', run: () => {} }
  // Only what an award asks for, so that it need not grow with the server.
  const server = {
    store,
    authenticator,
    villageNames: async () => new Map(),
    background,
    isDemo: true,
    publicAddress: 'http://localhost',
  }
  const answer: unknown = JSON.parse(ANSWER)
  const canned = bindings.map((one) => (one.useCase ? { ...one, useCase: async () => answer } : one))
  const { requestsPerMinute, trustProxy } = configOf('none')
  createServer(createKoaApp(server as never, canned, { requestsPerMinute, trustProxy }).callback()).listen(
    Number(PORT),
    '127.0.0.1',
  )
}

if (variant === 'without-database') serveWithoutDatabase()
else if (variant === 'one-by-one') {
  await openInside(DATA_FOLDER!, { port: Number(PORT), store: oneByOne(await openStore(configOf(DATA_FOLDER!))) })
} else throw new Error(`no such variant: ${variant}`)
