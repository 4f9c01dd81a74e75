import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backUp, restore } from '@village-points/api/backup/index.ts'
import { fillStore, openStore } from '@village-points/api/platform/database/open-store.ts'
import type { Store } from '@village-points/api/platform/database/store.ts'
import { openTestDatabase, type TestDatabase } from '../village/test-database.ts'
import type { TestVillage } from '../village/test-village.ts'

/** Folders and databases of one test, gone with it. */
export const openPlaces = () => {
  const folders: string[] = []
  const databases: TestDatabase[] = []
  const newFolder = () => {
    const folder = mkdtempSync(join(tmpdir(), 'backup-'))
    folders.push(folder)
    return folder
  }
  return {
    newFolder,
    /** Somewhere with nothing in it, on the engine of this run. */
    async emptyPlace(): Promise<Place> {
      const database = await openTestDatabase()
      databases.push(database)
      return { dataFolder: newFolder(), databaseUrl: database.url }
    },
    async remove() {
      for (const database of databases) await database.remove()
      for (const folder of folders) rmSync(folder, { recursive: true, force: true })
    },
  }
}

export interface Place {
  readonly dataFolder: string
  readonly databaseUrl: string | undefined
}

export const keyFileIn = ({ dataFolder }: Pick<Place, 'dataFolder'>): string => join(dataFolder, 'ledger-key.pem')

/** Backs up a running village. */
export const backUpTo = (village: TestVillage, file: string, more: { ledgerKeyFile?: string } = {}) =>
  backUp(village.background, { file, ...more })

/** Takes an archive in, as the command does. */
export const restoreInto = (place: Place, file: string, isDespiteFaults = false) =>
  restore({
    file,
    dataFolder: place.dataFolder,
    ledgerKeyFile: keyFileIn(place),
    now: new Date('2026-11-24T00:00:00Z'),
    isDespiteFaults,
    fillStore: (fill) => fillStore(place, fill),
  })

/** Opens what was restored, for the time of one look. */
export const lookInto = async <T>(place: Place, look: (store: Store) => Promise<T>): Promise<T> => {
  const store = await openStore(place)
  try {
    return await look(store)
  } finally {
    await store.close()
  }
}
