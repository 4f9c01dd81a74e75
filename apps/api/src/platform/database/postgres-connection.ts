import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { StoreBusy, type Tx } from './store.ts'
import { asTx, type Trouble } from './transaction.ts'

// Counts and sums stay below 2^53, so they arrive as numbers, as they do from SQLite.
for (const type of [pg.types.builtins.INT8, pg.types.builtins.NUMERIC]) pg.types.setTypeParser(type, Number)

/** May read and write rows, but not change the past: see the ledger-laws migration. */
export const APP_ROLE = 'village_points_app'

/** What each session of the app begins with. A hung process must not hold a village for ever. */
const SESSION = [
  `SET ROLE ${APP_ROLE}`,
  'SET synchronous_commit = on',
  'SET jit = off', // pays for statements that take seconds
  "SET lock_timeout = '15s'",
  "SET idle_in_transaction_session_timeout = '30s'",
].join('; ')

/**
 * For sessions that serve requests. They reach into tables by lists that come along, and the planner takes any such list
 * for a hundred rows: row by row through an index is quicker than walking through the village and hashing it.
 */
export const BY_INDEX = 'SET enable_hashjoin = off; SET enable_mergejoin = off'

/** How long a request waits for a connection before it is told to come back. */
const CONNECT_MS = 5_000

/** Connections of the app, opened when needed and again when lost. */
export const openPool = (url: string, size: number, settings?: string): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: CONNECT_MS,
    idleTimeoutMillis: 0,
    keepAlive: true,
    async onConnect(client) {
      client.on('error', () => {}) // lost in the middle of a query, which fails as well
      await client.query(settings ? `${SESSION}; ${settings}` : SESSION)
    },
  })
  pool.on('error', () => {}) // lost while idle: the pool opens another when it is asked
  return pool
}

/** A connection of the pool; that there is none to be had means to come back. */
export const takeClient = async (pool: pg.Pool): Promise<pg.PoolClient> => {
  try {
    return await pool.connect()
  } catch (error) {
    throw isPassing(error) ? new StoreBusy('no connection to the database', { cause: error }) : error
  }
}

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? ''

/**
 * Lost or refused connections, a server that starts, stops or may only be read while another takes its place, and locks
 * waited for in vain.
 */
const isPassing = (error: unknown): boolean =>
  /^(08|25006|25P03|53300|55P03|57P|E[A-Z]{4})/.test(codeOf(error)) ||
  /connection terminated|connection error|timeout exceeded when trying to connect/i.test((error as Error).message)

const troubleOf = (error: unknown): Trouble | undefined => {
  if (/^40(001|P01)$/.test(codeOf(error))) return 'again'
  return isPassing(error) ? 'busy' : undefined
}

/** One connection with its transaction, the same object for as long as it lives, so that statements can be kept on it. */
export interface PostgresConnection {
  readonly tx: Tx
  /** Starts a transaction and forgets what the last one met. */
  begin(text: string): Promise<void>
  /** COMMIT or ROLLBACK. */
  end(text: string): Promise<void>
  trouble(): Trouble | undefined
  /** Forgets the lock that the last request waited for. */
  next(): void
}

const known = new WeakMap<pg.PoolClient, PostgresConnection>()

export const connectionOf = (client: pg.PoolClient): PostgresConnection => {
  const found = known.get(client) ?? connect(client)
  known.set(client, found)
  return found
}

/** Statements kept by the server per connection; beyond them, lists of rare lengths are parsed each time. */
const MOST_STATEMENTS = 500

interface Query {
  readonly text: string
  readonly name?: string | undefined
}

const connect = (client: pg.PoolClient): PostgresConnection => {
  const names = new Map<string, string>()
  let trouble: Trouble | undefined
  const locks = { held: new Set<string>(), isHolding: false }

  /** The same text is parsed and planned once: it gets a name, whatever name it came with. */
  const named = (query: Query | string): Query | string => {
    if (typeof query === 'string') return query
    if (!names.has(query.text) && names.size < MOST_STATEMENTS) names.set(query.text, `q${names.size}`)
    return { ...query, name: names.get(query.text) }
  }
  const query = async (config: Query | string, values?: unknown[]): Promise<pg.QueryResult> => {
    try {
      return await client.query(named(config) as pg.QueryConfig, values)
    } catch (error) {
      trouble = troubleOf(error) ?? trouble
      throw error
    }
  }
  const start = async (text: string) => {
    trouble = undefined
    locks.held.clear()
    locks.isHolding = false
    await query(text)
  }

  /** Waits only while holding nothing, so that two processes never wait for each other. */
  const lock = async (key: string) => {
    if (locks.held.has(key)) return
    const take = locks.isHolding ? 'pg_try_advisory_xact_lock' : 'pg_advisory_xact_lock'
    const { rows } = await query({ text: `SELECT ${take}(hashtextextended($1, 0)) AS taken` }, [key])
    if (rows[0].taken === false) {
      trouble = 'later'
      throw new Error(`${key} is locked by another process`)
    }
    locks.held.add(key)
    locks.isHolding = true
  }

  const tx = asTx(drizzle({ query } as unknown as pg.PoolClient), {
    exec: query,
    lock,
    trouble: () => trouble,
    undone: () => locks.held.clear(),
  })
  return {
    tx,
    begin: start,
    async end(text) {
      const { command } = await query(text)
      if (command !== text) throw new Error(`${text} was answered by ${command}`)
    },
    trouble: () => trouble,
    next() {
      if (trouble === 'later') trouble = undefined
    },
  }
}
