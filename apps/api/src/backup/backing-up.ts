import { type Dirent, existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { digestOfBooks, villagesWithBooks } from '../ledger/index.ts'
import { everyTable, type PlainTable } from '../platform/database/every-table.ts'
import type { Tx } from '../platform/database/store.ts'
import type { Background } from '../platform/http/route.ts'
import { villageNames } from '../villages/index.ts'
import { type OpenArchive, writeArchive } from './archiving.ts'
import { toLine } from './encoding.ts'
import { ARCHIVE_FORMAT, LEDGER_KEY, type Manifest, tablePart } from './manifest.ts'
import { pagesOf } from './repository.ts'

/** Text of a table that is compressed at once: memory stays the same however long the table is. */
const PART_CHARACTERS = 4_000_000

const compress = promisify(gzip)

export interface BackupWishes {
  readonly file: string
  /** Puts this signing key into the archive: who has the archive can then sign in the village's name. */
  readonly ledgerKeyFile?: string
  readonly onStep?: (doing: string) => void
}

/** One consistent snapshot of every table, with the uploaded files, in one archive. Returns its fingerprint. */
export const backUp = async (
  { store, now, dataFolder }: Pick<Background, 'store' | 'now' | 'dataFolder'>,
  { file, ledgerKeyFile, onStep = () => undefined }: BackupWishes,
): Promise<string> => {
  const madeAt = now()
  const tables = await everyTable()
  return writeArchive(file, madeAt, async (archive) => {
    const kept = await store.snapshot(async (tx) => {
      const counts: [string, Manifest['tables'][string]][] = []
      for (const table of tables) {
        const rows = await addTable(archive, tx, table, onStep)
        counts.push([table.name, { rows, columns: Object.values(table.columns).map(({ name }) => name) }])
      }
      return { tables: Object.fromEntries(counts), villages: await villagesIn(tx) }
    })
    // After the snapshot: a file is written before the row that names it, so that none is missing.
    await addFiles(archive, dataFolder, onStep)
    if (ledgerKeyFile) await archive.add(LEDGER_KEY, await readFile(ledgerKeyFile))
    const { engine } = store
    return { format: ARCHIVE_FORMAT, madeAt: madeAt.toISOString(), engine, ...kept, parts: [...archive.parts] }
  })
}

const addTable = async (
  archive: OpenArchive,
  tx: Tx,
  table: PlainTable,
  onStep: (doing: string) => void,
): Promise<number> => {
  let [rows, part, text] = [0, 0, '']
  const flush = async () => {
    if (text === '') return
    await archive.add(tablePart(table.name, ++part), await compress(text))
    text = ''
    onStep(`${table.name}:${rows.toLocaleString('en')} 行`)
  }
  for await (const page of pagesOf(tx, table)) {
    for (const row of page) text += `${toLine(table, row)}\n`
    rows += page.length
    if (text.length >= PART_CHARACTERS) await flush()
    await setImmediate()
  }
  await flush()
  return rows
}

/** What the books of each village come to; asked again of what was restored. */
export const villagesIn = async (tx: Tx): Promise<Manifest['villages']> => {
  const villageIds = await villagesWithBooks(tx)
  const names = await villageNames(tx, villageIds)
  const villages: Manifest['villages'] = []
  for (const villageId of villageIds) {
    const { sequence, balances } = await digestOfBooks({ tx, villageId })
    villages.push({ villageId, name: names.get(villageId) ?? villageId, sequence, balances })
  }
  return villages
}

/** Uploads lie in folders of the data folder; the files beside them are the database's own and the key. */
const addFiles = async (archive: OpenArchive, dataFolder: string, onStep: (doing: string) => void) => {
  if (!existsSync(dataFolder)) return
  const isFolder = (entry: Dirent) => entry.isDirectory()
  const folders = (await readdir(dataFolder, { withFileTypes: true })).filter(isFolder).map(({ name }) => name)
  let files = 0
  for (const folder of folders.sort()) {
    const entries = await readdir(join(dataFolder, folder), { withFileTypes: true, recursive: true })
    const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
    for (const path of paths.filter((one) => !one.endsWith('.part')).sort()) {
      const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error
      })
      if (!bytes) continue // collected meanwhile, since nobody needed it any more
      await archive.add(`files/${relative(dataFolder, path).split(sep).join('/')}`, bytes)
      files++
    }
  }
  onStep(`照片等文件:${files} 个`)
}

/** A backup on the same heap as what it saves is lost with it. */
export const liesWithin = (folder: string, path: string): boolean =>
  !relative(resolve(folder), resolve(path)).startsWith('..')
