import Database from 'better-sqlite3'
import pg from 'pg'

type Verb = (...given: unknown[]) => unknown

const planted = new Database.SqliteError('planted: the disk did not answer', 'SQLITE_IOERR')
/** PostgreSQL fails by itself, so that its transaction is broken as after a true fault. */
const FAILING = "DO $$ BEGIN RAISE EXCEPTION 'planted: the disk did not answer' USING ERRCODE = 'io_error'; END $$"
/** What ends a transaction is never refused: a disk that fails cannot keep what was not committed. */
const isEnding = (text: string) => /^ROLLBACK/i.test(text)

const isBeginning = (text: string) => /^BEGIN (IMMEDIATE|ISOLATION LEVEL READ COMMITTED)$/.test(text)

/** Asks before every statement of either driver whether it is to fail; returns what undoes it. */
const standBetween = (meet: (connection: unknown, text: string) => boolean): (() => void) => {
  const originals: (() => void)[] = []
  const watch = (
    owner: Record<string, Verb>,
    verb: string,
    run: (self: never, given: unknown[], go: Verb) => unknown,
  ) => {
    const original = owner[verb]!
    originals.push(() => {
      owner[verb] = original
    })
    owner[verb] = function (this: never, ...given) {
      return run(this, given, (...changed) => original.apply(this, changed))
    }
  }
  const inSqlite = (connection: Database.Database, text: string, go: () => unknown) => {
    if (meet(connection, text)) throw planted
    return go()
  }
  const probe = new Database(':memory:')
  const statements = Object.getPrototypeOf(probe.prepare('SELECT 1')) as Record<string, Verb>
  probe.close()
  for (const verb of ['run', 'get', 'all', 'iterate']) {
    watch(statements, verb, (self: Database.Statement, given, go) =>
      inSqlite(self.database, self.source, () => go(...given)),
    )
  }
  watch(Database.prototype as never, 'exec', (self: Database.Database, given, go) =>
    inSqlite(self, String(given[0]), () => go(...given)),
  )
  watch(pg.Client.prototype as never, 'query', (self, given, go) => {
    const [query] = given as [string | { text?: string }]
    const text = typeof query === 'string' ? query : (query.text ?? '')
    return meet(self, text) ? go(FAILING) : go(...given)
  })
  return () => {
    for (const restore of originals) restore()
  }
}

/**
 * Stands between the server under test and its database, in this process: fails the n-th statement of the next write,
 * its BEGIN, savepoints and COMMIT among them, and knows the connection that writes.
 */
export const openStatementFaults = () => {
  let writer: unknown
  let isOpen = false
  let seen = 0
  let failing = 0

  /** Whether this statement is the one to fail. */
  const meet = (connection: unknown, text: string): boolean => {
    if (isBeginning(text)) {
      writer = connection
      isOpen = true
    }
    if (!isOpen || connection !== writer) return false
    if (isEnding(text)) isOpen = !/^ROLLBACK$/i.test(text)
    else if (++seen === failing) return true
    if (text === 'COMMIT') isOpen = false
    return false
  }
  const restore = standBetween(meet)

  return {
    /** Fails the n-th statement from now on, once. */
    failAt(n: number) {
      seen = 0
      failing = n
    },
    /** Fails nothing more; says whether the fault was met. */
    disarm(): boolean {
      const isMet = failing > 0 && seen >= failing
      failing = 0
      return isMet
    },
    /** The connection that wrote last, on SQLite. */
    writer: () => writer as Database.Database,
    close: restore,
  }
}
