import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { engine } from './columns.ts'
import type { Store, Tx } from './store.ts'

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

/** Fills the database that the configuration names in one transaction, as its owner and with its laws aside. */
export const fillStore = async <T>(
  { dataFolder, databaseUrl }: Pick<Config, 'dataFolder' | 'databaseUrl'>,
  fill: (tx: Tx) => Promise<T>,
): Promise<T> => {
  mkdirSync(dataFolder, { recursive: true })
  if (databaseUrl === undefined) {
    const { fillSqlite } = await import('./sqlite.ts')
    return fillSqlite(databaseFile(dataFolder), migrationsFolder, fill)
  }
  const { fillPostgres } = await import('./postgres-filling.ts')
  return fillPostgres(databaseUrl, migrationsFolder, fill)
}
