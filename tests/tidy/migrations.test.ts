import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { describe, expect, it } from 'vitest'
import { projectFolder } from './sources.ts'

const api = join(projectFolder, 'apps/api')

/** What a database looks like, whatever order its columns were added in. Triggers live in migrations only. */
const shapeOf = (database: Database.Database) => {
  const rows = (text: string) => database.prepare(text).all() as Record<string, unknown>[]
  const sorted = (text: string) =>
    rows(text)
      .map(({ cid: _, id: __, seq: ___, ...row }) => JSON.stringify(row))
      .sort()
  const tables = rows(
    "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'",
  )
  const ours = tables.filter(({ name }) => !String(name).startsWith('sqlite_'))
  return Object.fromEntries(
    ours
      .sort((a, b) => (String(a.name) < String(b.name) ? -1 : 1))
      .map(({ name, sql }) => [
        name,
        {
          columns: sorted(`PRAGMA table_xinfo("${name}")`),
          foreignKeys: sorted(`PRAGMA foreign_key_list("${name}")`),
          indexes: rows(
            `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = '${name}' ORDER BY name`,
          ),
          checks: [...String(sql).matchAll(/CONSTRAINT .(\w+). CHECK ?(\(.*\))/g)]
            .map(([, id, rule]) => `${id} ${rule}`)
            .sort(),
        },
      ]),
  )
}

const migrated = () => {
  const database = new Database(':memory:')
  migrate(drizzle(database), { migrationsFolder: join(projectFolder, 'drizzle/sqlite') })
  return database
}

/** The database as the tables describe it now, with no history. */
const fresh = () => {
  const statements = execFileSync(
    join(api, 'node_modules/.bin/drizzle-kit'),
    ['export', '--dialect', 'sqlite', '--schema', './src/**/tables.ts'],
    { cwd: api, encoding: 'utf8' },
  )
  const database = new Database(':memory:')
  database.exec(statements)
  return database
}

describe('the migrations', () => {
  it('lead to the same database as the tables do', () => {
    expect(shapeOf(migrated())).toEqual(shapeOf(fresh()))
  })
})
