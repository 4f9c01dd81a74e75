import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { groupCommit, type Lane } from './group-commit.ts'
import { type Store, StoreBusy, type Tx } from './store.ts'
import { asTx } from './transaction.ts'

/** Opens (and creates) the embedded database, brings it up to date, and returns the store port on it. */
export const openSqlite = (file: string, migrationsFolder: string): Store => {
  const writer = connect(file)
  migrate(drizzle(writer), { migrationsFolder })
  const reader = connect(file)
  reader.pragma('query_only = ON')
  const lane = openLane(writer)
  const writes = groupCommit(() => lane)
  const snapshots = serialReads(reader)
  return {
    engine: 'sqlite',
    read: snapshots.read,
    async snapshot(work) {
      const own = connect(file)
      own.pragma('query_only = ON')
      try {
        return await serialReads(own).read(work)
      } finally {
        own.close()
      }
    },
    write: writes.write,
    async close() {
      await writes.idle()
      await snapshots.idle()
      reader.close()
      writer.close()
    },
  }
}

/**
 * Fills an embedded database in one transaction, laws aside: they would ask for each row in its turn. They are back
 * before the commit, and every foreign key is checked.
 */
export const fillSqlite = async <T>(
  file: string,
  migrationsFolder: string,
  fill: (tx: Tx) => Promise<T>,
): Promise<T> => {
  const raw = connect(file)
  try {
    migrate(drizzle(raw), { migrationsFolder })
    raw.pragma('foreign_keys = OFF')
    raw.exec('BEGIN IMMEDIATE')
    const laws = raw.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all() as {
      name: string
      sql: string
    }[]
    for (const { name } of laws) raw.exec(`DROP TRIGGER "${name}"`)
    const filled = await fill(txOf(raw))
    for (const { sql } of laws) raw.exec(sql)
    const [orphan] = raw.pragma('foreign_key_check') as { table: string }[]
    if (orphan) throw new Error(`a row of ${orphan.table} names one that is not there`)
    raw.exec('COMMIT')
    return filled
  } finally {
    if (raw.inTransaction) raw.exec('ROLLBACK')
    raw.close()
  }
}

const connect = (file: string): Database.Database => {
  const raw = new Database(file)
  raw.pragma('journal_mode = WAL')
  raw.pragma('synchronous = FULL') // in WAL the library's default loses acknowledged points in a power cut
  raw.pragma('foreign_keys = ON')
  raw.pragma('busy_timeout = 5000')
  raw.pragma('wal_autocheckpoint = 10000')
  raw.pragma('journal_size_limit = 67108864') // a long snapshot lets the WAL grow; this lets it shrink again
  return keepingStatements(raw)
}

/** Statements kept per connection; lists of differing length make new ones, so the oldest go. */
const MOST_STATEMENTS = 500

/** drizzle prepares every query anew, which costs more than running it: the same text gets the same statement. */
const keepingStatements = (raw: Database.Database): Database.Database => {
  const kept = new Map<string, Database.Statement>()
  const prepare = raw.prepare.bind(raw) as (text: string) => Database.Statement
  raw.prepare = ((text: string) => {
    const known = kept.get(text)
    if (known) return known
    const statement = prepare(text)
    kept.set(text, statement)
    if (kept.size > MOST_STATEMENTS) kept.delete(kept.keys().next().value!)
    return statement
  }) as typeof raw.prepare
  return raw
}

const openLane = (raw: Database.Database): Lane => {
  const [begin, commit, rollback] = ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'].map((text) => raw.prepare(text)) as [
    Database.Statement<[]>,
    Database.Statement<[]>,
    Database.Statement<[]>,
  ]
  return {
    tx: txOf(raw),
    begin() {
      try {
        begin.run()
      } catch (error) {
        // The office's command writes to the same file: whoever waited in vain may come again.
        throw isBusy(error) ? new StoreBusy('another process writes', { cause: error }) : error
      }
    },
    next() {},
    commit: () => commit.run(),
    rollback: () => raw.inTransaction && rollback.run(),
    trouble: () => troubleOf(raw),
    release() {},
  }
}

const isBusy = (error: unknown) => (error as { code?: string }).code === 'SQLITE_BUSY'

/** Disk full or damage: SQLite has rolled back by itself, and the whole batch is gone. */
const troubleOf = (raw: Database.Database) => (raw.inTransaction ? undefined : 'gone')

/** One writer at a time: there is nothing to lock. */
const txOf = (raw: Database.Database): Tx =>
  asTx(drizzle(raw), {
    exec: (text) => raw.exec(text),
    async lock() {},
    trouble: () => troubleOf(raw),
    undone() {},
  })

/** One snapshot at a time: the driver is synchronous, so queueing readers costs nothing and keeps each consistent. */
const serialReads = (raw: Database.Database) => {
  const tx = txOf(raw)
  const begin = raw.prepare('BEGIN')
  const end = raw.prepare('COMMIT')
  let tail: Promise<unknown> = Promise.resolve()
  return {
    read: <T>(run: (tx: Tx) => Promise<T>): Promise<T> => {
      const turn = tail.then(async () => {
        begin.run()
        try {
          return await run(tx)
        } finally {
          end.run()
        }
      })
      tail = turn.catch(() => undefined)
      return turn
    },
    idle: () => tail,
  }
}
