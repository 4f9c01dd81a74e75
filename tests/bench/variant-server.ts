/**
 * The product's own server with one thing different, which the command line names; only measurements start it, so that
 * the product needs no switches for them.
 */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { Worker } from 'node:worker_threads'
import { bindings } from '@village-points/api/app.ts'
import { authenticator } from '@village-points/api/identity/index.ts'
import { systemClock } from '@village-points/api/platform/clock.ts'
import { openStore } from '@village-points/api/platform/database/open-store.ts'
import type { Store, Tx } from '@village-points/api/platform/database/store.ts'
import type { Call } from '@village-points/api/platform/http/calling.ts'
import { createKoaApp } from '@village-points/api/platform/http/koa-app.ts'
import type { Binding } from '@village-points/api/platform/http/route.ts'
import { openLog } from '@village-points/api/platform/log.ts'
import { Refusal } from '@village-points/api/platform/refusal.ts'
import { systemActor, type Work } from '@village-points/api/platform/work.ts'
import { awardHousehold } from '@village-points/shared/declarations/contract.ts'
import { configOf } from './inside.ts'

const { PORT, DATA_FOLDER = 'none', ANSWER = '{}' } = process.env
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

const award = bindings.find(({ endpoint }) => endpoint === awardHousehold)!

/** Only what an award asks for, so that this need not grow with the server. */
const serve = (parts: { store: Store; authenticator: unknown }, binding: Binding): void => {
  const { requestsPerMinute, trustProxy } = configOf(DATA_FOLDER)
  const background = { store: parts.store, log: openLog('error'), now: () => systemClock.now() }
  const app = createKoaApp({ ...parts, background } as never, [binding], { requestsPerMinute, trustProxy })
  createServer(app.callback()).listen(Number(PORT), '127.0.0.1')
}

/** The award as HTTP sees it with no database behind: who calls is not asked, and `useCase` gets the call as it came. */
const serveBare = (useCase: (call: Call) => Promise<unknown>): void => {
  const at = <T>(work: (tx: Tx) => Promise<T>) => work({} as Tx)
  const actor = { ...systemActor, role: 'committee' } as const
  const passing = async (_: Tx, [call]: readonly Call[]) => [
    { sessionId: 'some', userId: 'somebody', held: { villageId: 'here', actor, call } },
  ]
  const endpoint = { ...award.endpoint, changesNothing: true as const }
  const bare = { ...award, endpoint, useCase: (work: Work) => useCase((work as Work & { call: Call }).call) }
  serve({ store: { read: at } as Store, authenticator: passing }, bare)
}

/** HTTP, shape, permission and answer stay; session, keys, use case and disk cost nothing. */
const serveWithoutDatabase = (): void => {
  const answer: unknown = JSON.parse(ANSWER)
  serveBare(async () => answer)
}

/** Nobody waits for a neighbour and no neighbour comes along: one request, one commit. */
const serveOneByOne = async (): Promise<void> => {
  const { together, ...alone } = award
  const useCase = async (work: Work, input: never): Promise<unknown> => {
    const [answer] = await together!([{ work, input }] as never)
    if (answer instanceof Refusal) throw answer
    return answer
  }
  serve({ store: oneByOne(await openStore(configOf(DATA_FOLDER))), authenticator }, { ...alone, useCase })
}

interface Answered {
  readonly id: number
  readonly json?: string
  readonly refused?: string
}

/** HTTP here, everything that writes on a thread of its own. */
const serveByThread = async (): Promise<void> => {
  const writer = new Worker(new URL('writer-thread.ts', import.meta.url))
  await once(writer, 'message')
  const waiting = new Map<number, (answered: Answered) => void>()
  writer.on('message', (answered: Answered) => {
    waiting.get(answered.id)!(answered)
    waiting.delete(answered.id)
  })
  let last = 0
  const ask = async (call: Call): Promise<unknown> => {
    const id = ++last
    const answered = new Promise<Answered>((resolve) => waiting.set(id, resolve))
    writer.postMessage({ id, call })
    const { json, refused } = await answered
    if (json === undefined) throw new Error(refused)
    return JSON.parse(json)
  }
  serveBare(ask) // the thread asks who calls
}

if (variant === 'without-database') serveWithoutDatabase()
else if (variant === 'one-by-one') await serveOneByOne()
else if (variant === 'by-thread') await serveByThread()
else throw new Error(`no such variant: ${variant}`)
