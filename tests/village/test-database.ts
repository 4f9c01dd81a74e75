import { randomUUID } from 'node:crypto'
import { runAsOwner } from './postgres-server.ts'

/** A database for one test village. */
export interface TestDatabase {
  /** For DATABASE_URL; nothing where the village's folder holds its database. */
  readonly url: string | undefined
  remove(): Promise<void>
}

/** On PostgreSQL a copy of the migrated template, beside it on the run's server. */
export const openTestDatabase = async (template = process.env.DATABASE_URL): Promise<TestDatabase> => {
  if (!template) return { url: undefined, async remove() {} }
  const name = `village_${randomUUID().replaceAll('-', '')}`
  const [url, postgres] = [new URL(template), new URL(template)]
  url.pathname = `/${name}`
  postgres.pathname = '/postgres'
  const original = new URL(template).pathname.slice(1)
  await runAsOwner(postgres.href, `CREATE DATABASE ${name} TEMPLATE ${original} STRATEGY file_copy`)
  return {
    url: url.href,
    async remove() {
      await runAsOwner(postgres.href, `DROP DATABASE ${name} WITH (FORCE)`)
    },
  }
}
