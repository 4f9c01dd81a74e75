import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { globalTables } from '../tidy/global-tables.ts'
import { projectFolder } from '../tidy/sources.ts'
import { runAsOwner } from '../village/postgres-server.ts'
import { openRows, type Rows } from '../village/rows.ts'

const api = join(projectFolder, 'apps/api')
const template = process.env.DATABASE_URL!
const freshName = `fresh_${randomUUID().replaceAll('-', '')}`
let [migrated, fresh]: Rows[] = []

/** The database as the tables describe it now, with no history: foreign keys last, since they stand on indexes. */
const freshStatements = () => {
  const exported = execFileSync(
    join(api, 'node_modules/.bin/drizzle-kit'),
    ['export', '--dialect', 'postgresql', '--schema', './src/**/tables.ts'],
    { cwd: api, encoding: 'utf8' },
  )
  const statements = exported.split(/;\s*\n/)
  const isLate = (statement: string) => statement.includes('FOREIGN KEY')
  return [...statements.filter((one) => !isLate(one)), ...statements.filter(isLate)].join(';\n')
}

beforeAll(async () => {
  const url = new URL(template)
  url.pathname = `/${freshName}`
  await runAsOwner(template, `CREATE DATABASE ${freshName} TEMPLATE template0`)
  await runAsOwner(url.href, freshStatements())
  const open = (address: string) => openRows({ file: '', url: address })
  ;[migrated, fresh] = [await open(template), await open(url.href)]
})
afterAll(async () => {
  await Promise.all([migrated!.close(), fresh!.close()])
  await runAsOwner(template, `DROP DATABASE ${freshName} WITH (FORCE)`)
})

const columns = `SELECT table_name, column_name, data_type, datetime_precision, is_nullable, column_default
  FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2`
const constraints = `SELECT conrelid::regclass::text AS table, conname, pg_get_constraintdef(oid) AS rule
  FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'u', 'f', 'c') ORDER BY 1, 2`
const indexes = "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1"

describe('the migrations of PostgreSQL', () => {
  it.each([
    ['columns', columns],
    ['keys and checks', constraints],
    ['indexes', indexes],
  ])('lead to the same %s as the tables do', async (_, text) => {
    const wanted = await fresh!.all(text)
    expect(wanted.length).toBeGreaterThan(10)
    expect(await migrated!.all(text)).toEqual(wanted)
  })
})

describe('on PostgreSQL every key of a village’s table', () => {
  const nameOf = (table: string, number: string) =>
    `(SELECT attname FROM pg_attribute WHERE attrelid = ${table} AND attnum = ${number})`

  it('begins with the village', async () => {
    const firsts = await migrated!.all<{ table: string; name: string; first: string }>(
      `SELECT indrelid::regclass::text AS table, indexrelid::regclass::text AS name, ${nameOf('indrelid', 'indkey[0]')} AS first
       FROM pg_index JOIN pg_class ON pg_class.oid = indrelid WHERE relnamespace = 'public'::regnamespace`,
    )
    expect(firsts.length).toBeGreaterThan(40)
    expect(firsts.filter(({ table, first }) => !globalTables.has(table) && first !== 'village_id')).toEqual([])
  })

  it('leads to a row of the same village', async () => {
    const links = await migrated!.all<{ table: string; target: string; name: string; first: string; meets: string }>(
      `SELECT conrelid::regclass::text AS table, confrelid::regclass::text AS target, conname AS name,
         ${nameOf('conrelid', 'conkey[1]')} AS first, ${nameOf('confrelid', 'confkey[1]')} AS meets
       FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`,
    )
    expect(links.length).toBeGreaterThan(10)
    const crossing = links.filter(
      ({ table, target, first, meets }) =>
        !globalTables.has(table) && !globalTables.has(target) && !(first === 'village_id' && meets === 'village_id'),
    )
    expect(crossing).toEqual([])
  })
})
