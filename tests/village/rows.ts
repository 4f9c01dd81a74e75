import Database from 'better-sqlite3'
import pg from 'pg'

// As the server reads them: counts and sums are numbers.
for (const type of [pg.types.builtins.INT8, pg.types.builtins.NUMERIC]) pg.types.setTypeParser(type, Number)

/** A database beside the server that serves from it: a file, or an address when there is one. */
export interface DatabasePlace {
  readonly file: string
  readonly url: string | undefined
}

/** Plain SQL on either engine; `?` stands for a value. */
export interface Rows {
  readonly engine: 'sqlite' | 'postgres'
  all<Row>(text: string, ...values: unknown[]): Promise<Row[]>
  /** Runs a statement; returns how many rows it changed. */
  run(text: string, ...values: unknown[]): Promise<number>
  close(): Promise<void>
}

/** Opens a database past the server, as somebody with the file or the address could. */
export const openRows = async ({ file, url }: DatabasePlace): Promise<Rows> => (url ? onPostgres(url) : onSqlite(file))

const onSqlite = (file: string): Rows => {
  const database = new Database(file)
  database.pragma('foreign_keys = ON')
  return {
    engine: 'sqlite',
    all: async <Row>(text: string, ...values: unknown[]) => database.prepare(text).all(...values) as Row[],
    run: async (text, ...values) => database.prepare(text).run(...values).changes,
    async close() {
      database.close()
    },
  }
}

/** What PostgreSQL calls these sessions, so that a test can end all others. */
export const BESIDE = 'beside the server'

const onPostgres = async (url: string): Promise<Rows> => {
  const client = new pg.Client({ connectionString: url, application_name: BESIDE })
  await client.connect()
  const query = (text: string, values: unknown[]) => {
    let place = 0
    return client.query(
      text.replaceAll('?', () => `$${++place}`),
      values,
    )
  }
  return {
    engine: 'postgres',
    all: async <Row>(text: string, ...values: unknown[]) => (await query(text, values)).rows as Row[],
    run: async (text, ...values) => (await query(text, values)).rowCount ?? 0,
    close: () => client.end(),
  }
}
