import pg from 'pg'

/** Tables that are twice as large as when PostgreSQL last looked at them, or that it never looked at. */
const GROWN = `SELECT oid::regclass::text AS "table" FROM pg_class
  WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
    AND pg_relation_size(oid) > 2 * relpages * current_setting('block_size')::bigint`

const MS_BETWEEN_LOOKS = 1_000

/**
 * Tells the planner what a growing table is like. PostgreSQL itself looks once a minute, and until then takes a village
 * for a two-hundredth of every table: statements and foreign keys then walk through a village for each row, with plans
 * that a session keeps. Works as the owner, on a connection that is closed again; nobody waits for it.
 */
export const openStatistics = (url: string, msBetween = MS_BETWEEN_LOOKS) => {
  let looking: Promise<void> | undefined
  let lookedAt = performance.now()
  return {
    /** Something was written: looks, unless it has just looked. */
    written(): void {
      if (looking || performance.now() - lookedAt < msBetween) return
      looking = look(url)
        .catch(() => undefined) // without it plans are worse for a minute; whoever writes hears of a lost database itself
        .finally(() => {
          lookedAt = performance.now()
          looking = undefined
        })
    },
    async idle(): Promise<void> {
      await looking
    },
  }
}

const look = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {}) // the query under way fails as well
  try {
    await client.connect()
    const { rows } = await client.query<{ table: string }>(GROWN)
    if (rows.length > 0) await client.query(`ANALYZE ${rows.map(({ table }) => table).join(', ')}`)
  } finally {
    await client.end()
  }
}
