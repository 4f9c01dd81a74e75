import { groupCommit, type Lane } from './group-commit.ts'
import { BY_INDEX, connectionOf, openPool, takeClient } from './postgres-connection.ts'
import { bringUpToDate } from './postgres-migrations.ts'
import { openStatistics } from './postgres-statistics.ts'
import { type Store, StoreBusy, type Tx } from './store.ts'

const READERS = 4
const SNAPSHOT = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'

/**
 * Brings a PostgreSQL database up to date and returns the store port on it: one connection writes, a few read.
 * Why: docs/decisions/0011-postgres-as-the-second-engine.md
 */
export const openPostgres = async (url: string, migrationsFolder: string): Promise<Store> => {
  await bringUpToDate(url, migrationsFolder)
  const writer = openPool(url, 1, BY_INDEX)
  const readers = openPool(url, READERS, BY_INDEX)
  const statistics = openStatistics(url)
  const writes = groupCommit(async () => laneOn(await takeClient(writer), statistics.written))
  const reading = new Set<Promise<unknown>>()
  const snapshot = async <T>(pool: typeof readers, work: (tx: Tx) => Promise<T>): Promise<T> => {
    const client = await takeClient(pool)
    const { tx, begin, end, trouble } = connectionOf(client)
    try {
      await begin(SNAPSHOT)
      return await work(tx)
    } catch (error) {
      throw trouble() ? new StoreBusy('the database cannot be reached', { cause: error }) : error
    } finally {
      await end('ROLLBACK').catch(() => undefined) // a failed query may have ended the snapshot's use, never the reader's
      client.release(trouble() !== undefined)
    }
  }
  return {
    engine: 'postgres',
    read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      const turn = snapshot(readers, work).finally(() => reading.delete(turn))
      reading.add(turn)
      return turn
    },
    async snapshot(work) {
      const own = openPool(url, 1)
      try {
        return await snapshot(own, work)
      } finally {
        await own.end()
      }
    },
    write: writes.write,
    async close() {
      await writes.idle()
      await Promise.allSettled(reading)
      await statistics.idle()
      await Promise.all([writer.end(), readers.end()])
    },
  }
}

type Client = Awaited<ReturnType<typeof takeClient>>

const laneOn = (client: Client, committed: () => void): Lane => {
  const { tx, begin, end, trouble, next } = connectionOf(client)
  return {
    tx,
    begin: () => begin('BEGIN ISOLATION LEVEL READ COMMITTED'),
    next,
    async commit() {
      await end('COMMIT')
      committed()
    },
    rollback: () => end('ROLLBACK').catch(() => undefined),
    trouble,
    release: () => client.release(trouble() === 'busy'),
  }
}
