import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { APP_ROLE } from './postgres-connection.ts'

/** Held while migrating, so that two servers that start together do it one after the other. */
const LOCK = "SELECT pg_advisory_lock(hashtextextended('village-points migrations', 0))"
const DATABASE_MISSING = '3D000'

/** Roles belong to the server, not to a database: a copy restored elsewhere may lack it. */
const ROLE = `DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '${APP_ROLE}') THEN
    BEGIN CREATE ROLE ${APP_ROLE} NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END;
  END IF;
  IF NOT pg_has_role(current_user, '${APP_ROLE}', 'USAGE') THEN GRANT ${APP_ROLE} TO CURRENT_USER; END IF;
END $$`

/** Creates the database when it is missing and runs the migrations that it lacks, as the URL's own user: the owner. */
export const bringUpToDate = async (url: string, migrationsFolder: string): Promise<void> => {
  const owner = await connectTo(url).catch(async (error: { code?: string }) => {
    if (error.code !== DATABASE_MISSING) throw error
    await createDatabase(url)
    return connectTo(url)
  })
  try {
    await owner.query(LOCK)
    await owner.query(ROLE)
    await migrate(drizzle(owner), { migrationsFolder })
  } finally {
    await owner.end()
  }
}

const connectTo = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {}) // the query under way fails as well
  await client.connect()
  return client
}

/** In the order of code points, as SQLite sorts: other orders differ from machine to machine. */
const createDatabase = async (url: string): Promise<void> => {
  const address = new URL(url)
  const name = pg.escapeIdentifier(decodeURIComponent(address.pathname.slice(1)))
  address.pathname = '/postgres'
  const client = await connectTo(address.href)
  try {
    await client.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'`)
  } finally {
    await client.end()
  }
}
