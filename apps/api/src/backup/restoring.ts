import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { auditWithin } from '../audit/index.ts'
import { everyTable, type PlainTable } from '../platform/database/every-table.ts'
import type { Tx } from '../platform/database/store.ts'
import type { Fault } from '../platform/walk.ts'
import { DamagedArchive, eachPart, readArchive } from './archiving.ts'
import { villagesIn } from './backing-up.ts'
import { fromLine } from './encoding.ts'
import { fileOfPart, LEDGER_KEY, type Manifest, tableDifferenceOf, tableOfPart } from './manifest.ts'
import { fillTable, rowCountOf } from './repository.ts'

/** A part never unpacks to more; a larger one is no part of ours. */
const MOST_UNPACKED = 256 * 1024 * 1024

const unpack = promisify(gunzip)

/** The archive is whole but cannot be taken in here; the message says why. */
export class NotRestored extends Error {}

export interface RestoreWishes {
  readonly file: string
  readonly dataFolder: string
  readonly ledgerKeyFile: string
  readonly now: Date
  /** Opens the place that the configuration names with its laws aside, and puts them back when `fill` is done. */
  readonly fillStore: (fill: (tx: Tx) => Promise<Restored>) => Promise<Restored>
  /** Takes the books in although they do not add up. */
  readonly isDespiteFaults: boolean
  readonly onStep?: (doing: string) => void
}

export interface Restored {
  readonly fingerprint: string
  readonly villages: Manifest['villages']
  readonly rows: number
  readonly hasLedgerKey: boolean
  readonly faults: readonly (Fault & { readonly village: string })[]
}

/**
 * Takes an archive into an empty place: every byte against its digest first, then all rows in one transaction, counts
 * and balances against the manifest, the auditor, and only then the commit.
 */
export const restore = async (wishes: RestoreWishes): Promise<Restored> => {
  const { file, onStep = () => undefined } = wishes
  onStep('核对备份文件')
  const { manifest, fingerprint } = await readArchive(file)
  const tables = new Map((await everyTable()).map((table) => [table.name, table]))
  const own = new Map([...tables].map(([name, { columns }]) => [name, Object.values(columns).map((one) => one.name)]))
  const difference = tableDifferenceOf(manifest, own)
  if (difference) {
    throw new NotRestored(`备份的格式和这一版程序不一样(${difference})。请用做备份时的那一版程序恢复,再升级`)
  }
  const hasLedgerKey = manifest.parts.some(({ name }) => name === LEDGER_KEY)
  if (hasLedgerKey && existsSync(wishes.ledgerKeyFile)) {
    throw new NotRestored(`备份里带着签名钥匙,可是 ${wishes.ledgerKeyFile} 已经有一把。请先把它移开`)
  }
  return wishes.fillStore(async (tx) => {
    for (const table of tables.values()) {
      if ((await rowCountOf(tx, table)) > 0) throw new NotRestored(`这里不是空的:${table.name} 里已经有内容`)
    }
    await takeIn(tx, tables, wishes, onStep)
    await compareCounts(tx, tables, manifest)
    const villages = await compareBooks(tx, manifest)
    const faults = await auditAll(tx, villages, wishes, onStep)
    const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0)
    return { fingerprint, villages, rows, hasLedgerKey, faults }
  })
}

const takeIn = async (
  tx: Tx,
  tables: ReadonlyMap<string, PlainTable>,
  { file, dataFolder, ledgerKeyFile }: RestoreWishes,
  onStep: (doing: string) => void,
) =>
  eachPart(file, async (name, bytes) => {
    const table = tables.get(tableOfPart(name) ?? '')
    const upload = fileOfPart(name)
    if (table) {
      const text = (await unpack(bytes, { maxOutputLength: MOST_UNPACKED })).toString()
      const rows = text.split('\n').filter((line) => line !== '')
      await fillTable(
        tx,
        table,
        rows.map((line) => fromLine(table, line)),
      )
      onStep(`${name}:${rows.length.toLocaleString('en')} 行`)
    } else if (upload) await keepFile(join(dataFolder, upload), bytes)
    else if (name === LEDGER_KEY) await keepFile(ledgerKeyFile, bytes)
    else if (name !== 'manifest.json') throw new DamagedArchive(`不认得 ${name}`)
  })

/** Whole or not at all, and never over a file that says something else. */
const keepFile = async (path: string, bytes: Buffer) => {
  if (existsSync(path)) {
    if (bytes.equals(await readFile(path))) return
    throw new NotRestored(`${path} 已经有了,而且不一样`)
  }
  await mkdir(dirname(path), { recursive: true })
  await writeFile(`${path}.part`, bytes, { mode: 0o600, flush: true })
  await rename(`${path}.part`, path)
}

const compareCounts = async (tx: Tx, tables: ReadonlyMap<string, PlainTable>, manifest: Manifest) => {
  for (const table of tables.values()) {
    const [found, wanted] = [await rowCountOf(tx, table), manifest.tables[table.name]?.rows]
    if (found !== wanted) throw new NotRestored(`${table.name} 应有 ${wanted} 行,恢复出来 ${found} 行`)
  }
}

const compareBooks = async (tx: Tx, manifest: Manifest) => {
  const found = await villagesIn(tx)
  const wanted = new Map(manifest.villages.map((village) => [village.villageId, village]))
  for (const { villageId, name, sequence, balances } of found) {
    const one = wanted.get(villageId)
    if (one?.sequence !== sequence || one.balances !== balances) {
      throw new NotRestored(`${name}恢复出来的余额和备份时不一样`)
    }
  }
  if (found.length !== wanted.size) throw new NotRestored('恢复出来的村子数和备份时不一样')
  return found
}

const auditAll = async (
  tx: Tx,
  villages: Manifest['villages'],
  { now, isDespiteFaults }: RestoreWishes,
  onStep: (doing: string) => void,
) => {
  const faults: Restored['faults'][number][] = []
  for (const { villageId, name } of villages) {
    onStep(`核对${name}的账`)
    const audit = await auditWithin({ tx, villageId, now })
    faults.push(...audit.faults.map((fault) => ({ ...fault, village: name })))
  }
  const [first] = faults
  if (first && !isDespiteFaults) {
    const words = `${first.village}:${first.place}:应为 ${first.expected},账上是 ${first.found}`
    throw new NotRestored(`备份里的账对不上(${words})。确实要照样恢复,请加 --despite-faults`)
  }
  return faults
}
