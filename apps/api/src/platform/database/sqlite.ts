import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { type Store, StoreBusy, type Tx } from './store.ts'

/** Requests that share one commit at the most; more only lengthens the wait of the first. */
const MOST_PER_COMMIT = 256
/** Writes that may wait before new ones are told to come back: memory stays bounded. */
const MOST_WAITING = 10_000

interface Waiting {
  run: (tx: Tx) => Promise<unknown>
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

/** Opens (and creates) the embedded database, brings it up to date, and returns the store port on it. */
export const openSqlite = (file: string, migrationsFolder: string): Store => {
  const writer = connect(file)
  migrate(drizzle(writer), { migrationsFolder })
  const reader = connect(file)
  reader.pragma('query_only = ON')
  const groupCommit = groupedWrites(writer)
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
    write: groupCommit.write,
    async close() {
      await groupCommit.idle()
      await snapshots.idle()
      reader.close()
      writer.close()
    },
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

/** Writes that arrive together share one commit, each in a savepoint of its own, answered after the commit. */
const groupedWrites = (raw: Database.Database) => {
  const tx = asTx(raw)
  const [begin, commit, rollback] = ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'].map((text) => raw.prepare(text)) as [
    Database.Statement<[]>,
    Database.Statement<[]>,
    Database.Statement<[]>,
  ]
  const queue: Waiting[] = []
  let running: Promise<void> | undefined

  const commitTogether = async (batch: Waiting[]) => {
    const answers: (() => void)[] = []
    try {
      begin.run()
      for (const { run, resolve, reject } of batch) {
        try {
          const value = await tx.savepoint(run)
          answers.push(() => resolve(value))
        } catch (error) {
          if (!raw.inTransaction) throw error // disk full or damage: the whole batch is gone
          answers.push(() => reject(error))
        }
      }
      commit.run()
    } catch (error) {
      if (raw.inTransaction) rollback.run()
      for (const { reject } of batch) reject(error)
      return
    }
    for (const answer of answers) answer()
  }

  const drain = async () => {
    while (queue.length > 0) {
      await commitTogether(queue.splice(0, MOST_PER_COMMIT))
      await new Promise(setImmediate) // lets requests in: the next batch gathers here
    }
    running = undefined
  }

  return {
    write: <T>(run: (tx: Tx) => Promise<T>): Promise<T> =>
      new Promise<T>((resolve, reject) => {
        if (queue.length >= MOST_WAITING) return reject(new StoreBusy('too many writes wait'))
        queue.push({ run, resolve: resolve as (value: unknown) => void, reject })
        running ??= new Promise(setImmediate).then(drain)
      }),
    idle: async () => {
      while (running) await running
    },
  }
}

/** One snapshot at a time: the driver is synchronous, so queueing readers costs nothing and keeps each consistent. */
const serialReads = (raw: Database.Database) => {
  const tx = asTx(raw)
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

/** drizzle's synchronous database satisfies the asynchronous port: its builders can be awaited. */
const asTx = (raw: Database.Database): Tx => {
  const database = drizzle(raw) as unknown as Tx
  let depth = 0
  const tx: Tx = Object.assign(Object.create(database) as Tx, {
    async lock() {},
    async savepoint<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      const name = `s${++depth}`
      raw.exec(`SAVEPOINT ${name}`)
      try {
        const value = await work(tx)
        raw.exec(`RELEASE ${name}`)
        return value
      } catch (error) {
        if (raw.inTransaction) raw.exec(`ROLLBACK TO ${name}; RELEASE ${name}`)
        throw error
      } finally {
        depth--
      }
    },
  })
  return tx
}
