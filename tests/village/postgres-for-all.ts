import { join } from 'node:path'
import { bringUpToDate } from '@village-points/api/platform/database/postgres-migrations.ts'
import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated database of the run's PostgreSQL that every test village copies. */
    readonly postgresTemplate: string
  }
}

/** One PostgreSQL for the whole run of the project `postgres`, stopped with it. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const server = await startPostgres({ isDurable: false })
  const template = server.urlOf('template_village')
  await bringUpToDate(template, join(import.meta.dirname, '../../drizzle/postgres'))
  project.provide('postgresTemplate', template)
  return () => server.stop()
}
