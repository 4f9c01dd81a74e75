import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { bringUpToDate } from './postgres-migrations.ts'
import type { Tx } from './store.ts'
import { asTx } from './transaction.ts'

const FOREIGN_KEYS = `SELECT conrelid::regclass::text AS "table", conname AS name, pg_get_constraintdef(oid) AS rule
  FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY 1, 2`

interface ForeignKey {
  readonly table: string
  readonly name: string
  readonly rule: string
}

/**
 * Fills a PostgreSQL database in one transaction as its owner, whom the app's privileges do not bind. Foreign keys
 * stand aside and are put back before the commit, which checks them all at once.
 */
export const fillPostgres = async <T>(
  url: string,
  migrationsFolder: string,
  fill: (tx: Tx) => Promise<T>,
): Promise<T> => {
  await bringUpToDate(url, migrationsFolder)
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {}) // the query under way fails as well
  await client.connect()
  try {
    await client.query('BEGIN')
    const { rows } = await client.query<ForeignKey>(FOREIGN_KEYS)
    for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT "${name}"`)
    const filled = await fill(ownerTx(client))
    for (const { table, name, rule } of rows) {
      await client.query(`ALTER TABLE ${table} ADD CONSTRAINT "${name}" ${rule}`)
    }
    await client.query('COMMIT')
    return filled
  } finally {
    await client.end() // a transaction that is still open ends with its connection
  }
}

const ownerTx = (client: pg.Client): Tx =>
  asTx(drizzle(client), {
    exec: (text) => client.query(text),
    async lock() {},
    trouble: () => undefined,
    undone() {},
  })
