import Database from 'better-sqlite3'

type Verb = (...given: unknown[]) => unknown

const planted = new Database.SqliteError('planted: the disk did not answer', 'SQLITE_IOERR')
/** What ends a transaction is never refused: a disk that fails cannot keep what was not committed. */
const isEnding = (text: string) => /^ROLLBACK/i.test(text)

/**
 * Stands between the server under test and its database, in this process: fails the n-th statement of the next write,
 * its BEGIN, savepoints and COMMIT among them, and knows the connection that writes.
 */
export const openStatementFaults = () => {
  const probe = new Database(':memory:')
  const statements = Object.getPrototypeOf(probe.prepare('SELECT 1')) as Record<string, Verb>
  probe.close()
  const originals: (() => void)[] = []
  let writer: Database.Database | undefined
  let isOpen = false
  let seen = 0
  let failing = 0

  const meet = (database: Database.Database, text: string): void => {
    if (text === 'BEGIN IMMEDIATE') {
      writer = database
      isOpen = true
    }
    if (!isOpen || database !== writer) return
    if (isEnding(text)) isOpen = !/^ROLLBACK$/i.test(text)
    else if (++seen === failing) throw planted
    if (text === 'COMMIT') isOpen = false
  }
  const watch = (owner: Record<string, Verb>, verb: string, look: (self: never, given: readonly unknown[]) => void) => {
    const original = owner[verb]!
    originals.push(() => {
      owner[verb] = original
    })
    owner[verb] = function (this: never, ...given) {
      look(this, given)
      return original.apply(this, given)
    }
  }
  const ofStatement = (self: Database.Statement) => meet(self.database, self.source)
  for (const verb of ['run', 'get', 'all', 'iterate']) watch(statements, verb, ofStatement)
  watch(Database.prototype as never, 'exec', (self: Database.Database, [text]) => meet(self, String(text)))

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
    /** The connection that wrote last. */
    writer: () => writer!,
    close() {
      for (const restore of originals) restore()
    },
  }
}
