import type { Tx } from './store.ts'

/**
 * Why a transaction cannot go on. `later`: a request waits for a lock that another process holds, its neighbours go on;
 * `again`: the database chose this transaction to give way; `busy`: the database cannot be reached or is overrun;
 * `gone`: the engine has given the transaction up.
 */
export type Trouble = 'later' | 'again' | 'busy' | 'gone'

/** What an engine brings beside drizzle's queries. */
export interface Connection {
  /** Runs a statement of the transaction's own grammar. */
  exec(text: string): unknown
  lock(key: string): Promise<void>
  /** What the transaction has met, whatever a use case made of the error. */
  trouble(): Trouble | undefined
  /** A savepoint was undone; locks taken since are no longer held. */
  undone(): void
}

/** drizzle's database of one connection as the port. A synchronous one satisfies it too: its builders can be awaited. */
export const asTx = (database: unknown, connection: Connection): Tx => {
  let depth = 0
  const tx: Tx = Object.assign(Object.create(database as object) as Tx, {
    lock: (key: string) => connection.lock(key),
    async savepoint<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      const name = `s${depth + 1}`
      await connection.exec(`SAVEPOINT ${name}`)
      depth++
      try {
        const value = await work(tx)
        if (connection.trouble()) throw new Error(`the transaction cannot go on: ${connection.trouble()}`)
        await connection.exec(`RELEASE ${name}`)
        return value
      } catch (error) {
        if ((connection.trouble() ?? 'later') === 'later') {
          await connection.exec(`ROLLBACK TO ${name}; RELEASE ${name}`)
          connection.undone()
        }
        throw error
      } finally {
        depth--
      }
    },
  })
  return tx
}
