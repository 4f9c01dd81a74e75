import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { engine } from './columns.ts'
import type { Store } from './store.ts'

const migrationsFolder = join(import.meta.dirname, '../../../../../drizzle', engine)

/** Where the embedded database of a data folder lies. */
export const databaseFile = (dataFolder: string): string => join(dataFolder, 'village-points.sqlite')

/** Opens the database that the configuration names, up to date; makes it when it is missing. */
export const openStore = async ({
  dataFolder,
  databaseUrl,
}: Pick<Config, 'dataFolder' | 'databaseUrl'>): Promise<Store> => {
  mkdirSync(dataFolder, { recursive: true })
  if ((engine === 'postgres') !== (databaseUrl !== undefined)) {
    throw new Error(
      'tables are made for the engine of DATABASE_URL in the environment: the configuration names another',
    )
  }
  if (databaseUrl === undefined) {
    const { openSqlite } = await import('./sqlite.ts')
    return openSqlite(databaseFile(dataFolder), migrationsFolder)
  }
  const { openPostgres } = await import('./postgres.ts')
  return openPostgres(databaseUrl, migrationsFolder)
}
