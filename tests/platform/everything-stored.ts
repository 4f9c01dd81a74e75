import { createHash } from 'node:crypto'
import { openRows, type Rows } from '../village/rows.ts'
import type { TestVillage } from '../village/test-village.ts'

const tableNames = {
  sqlite: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
  postgres: "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY name",
} as const

/** PostgreSQL digests where the rows are: one question for all tables, which is one moment as well. */
const digestByPostgres = (names: readonly string[]) => {
  const digests = names.map(
    (name) => `(SELECT md5(coalesce(string_agg(one::text, ',' ORDER BY one::text), '')) FROM "${name}" one)`,
  )
  return `SELECT concat_ws(' ', ${digests.join(', ')}) AS digest`
}

const digestOf = async (rows: Rows, names: readonly string[]): Promise<string> => {
  if (rows.engine === 'postgres') return (await rows.all<{ digest: string }>(digestByPostgres(names)))[0]!.digest
  const hash = createHash('sha256')
  for (const name of names) hash.update(JSON.stringify(await rows.all(`SELECT * FROM "${name}" ORDER BY rowid`)))
  return hash.digest('base64url')
}

/** A digest of every row of every table: equal when nothing was changed. */
export const openStored = async ({ place }: Pick<TestVillage, 'place'>) => {
  const rows = await openRows(place)
  const names = (await rows.all<{ name: string }>(tableNames[rows.engine])).map(({ name }) => name)
  const digest = () => digestOf(rows, names)
  return {
    digest,
    /** The digest once background tasks have nothing more to write. */
    async settled(): Promise<string> {
      for (let before = await digest(); ; ) {
        await new Promise((resolve) => setTimeout(resolve, 30))
        const now = await digest()
        if (now === before) return now
        before = now
      }
    },
    close: () => rows.close(),
  }
}

export type Stored = Awaited<ReturnType<typeof openStored>>
