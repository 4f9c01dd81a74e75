import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'
import type { TestVillage } from '../village/test-village.ts'

/** A digest of every row of every table: equal when nothing was changed. */
export const openStored = ({ place }: Pick<TestVillage, 'place'>) => {
  const database = new Database(place.file, { readonly: true })
  const named = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
  const tables = (database.prepare(named).pluck().all() as string[]).map((name) =>
    database.prepare(`SELECT * FROM "${name}" ORDER BY rowid`).raw(),
  )
  const digest = (): string => {
    const hash = createHash('sha256')
    for (const table of tables) hash.update(JSON.stringify(table.all()))
    return hash.digest('base64url')
  }
  return {
    digest,
    /** The digest once background tasks have nothing more to write. */
    async settled(): Promise<string> {
      for (let before = digest(); ; ) {
        await new Promise((resolve) => setTimeout(resolve, 30))
        const now = digest()
        if (now === before) return now
        before = now
      }
    },
    close: () => database.close(),
  }
}
