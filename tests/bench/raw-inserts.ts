import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { BenchVillage } from './bench-village.ts'
import { progress } from './report.ts'
import { HOUSEHOLDS_OF_A_BATCH } from './requests.ts'

/** As many batches as connections wait for one commit. */
const BATCHES_OF_A_COMMIT = 64
const SECONDS = 4

type Row = Record<string, unknown>

/** The rows that the last batch of 40 households left in each table. */
const lastBatch = (database: Database.Database, { villageId }: BenchVillage) => {
  const rows = (text: string) => database.prepare(text).all({ villageId }) as Row[]
  const [{ id }] = rows(
    'SELECT max(award_batch_id) AS id FROM declarations_award_batches WHERE village_id = $villageId',
  ) as [{ id: string }]
  const ours = `village_id = $villageId AND transfer_id IN
    (SELECT transfer_id FROM declarations WHERE village_id = $villageId AND award_batch_id = '${id}')`
  const numbers = `village_id = $villageId AND sequence IN (SELECT sequence FROM ledger_transfers WHERE ${ours})`
  return new Map<string, Row[]>([
    ['declarations_award_batches', rows(`SELECT * FROM declarations_award_batches WHERE award_batch_id = '${id}'`)],
    ['declarations', rows(`SELECT * FROM declarations WHERE ${ours}`)],
    ['ledger_transfers', rows(`SELECT * FROM ledger_transfers WHERE ${ours}`)],
    ['ledger_memos', rows(`SELECT * FROM ledger_memos WHERE ${ours}`)],
    ['ledger_entries', rows(`SELECT * FROM ledger_entries WHERE ${numbers}`)],
  ])
}

/** The same row once more: identifiers and numbers move on, everything else stays. */
const again = (row: Row, turn: number, head: number): Row => {
  const copy = { ...row }
  for (const key of ['transfer_id', 'declaration_id', 'award_batch_id']) {
    const id = copy[key]
    if (typeof id === 'string') copy[key] = (Number.parseInt(id.slice(0, 8), 16) + turn).toString(16) + id.slice(8)
  }
  if (typeof copy.sequence === 'number')
    copy.sequence = head + turn * HOUSEHOLDS_OF_A_BATCH + (copy.sequence % HOUSEHOLDS_OF_A_BATCH) + 1
  return copy
}

/**
 * Entries per second when the rows of a batch are written by prepared statements and nothing else: no balances, caps,
 * triggers, decisions or HTTP. Keys, indexes, checks and the flush to disk are the product's own.
 */
export const measureRawInserts = (dataFolder: string, village: BenchVillage): number => {
  const folder = `${dataFolder}-raw`
  cpSync(dataFolder, folder, { recursive: true })
  const database = new Database(join(folder, 'village-points.sqlite'))
  for (const pragma of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'foreign_keys = ON',
    'wal_autocheckpoint = 10000',
  ]) {
    database.pragma(pragma)
  }
  const triggers = database.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all() as string[]
  for (const name of triggers) database.exec(`DROP TRIGGER ${name}`)
  const head = database.prepare('SELECT max(sequence) FROM ledger_heads').pluck().get() as number
  const batch = [...lastBatch(database, village)].map(([table, rows]) => {
    const columns = Object.keys(rows[0]!)
    const places = columns.map((column) => `$${column}`)
    return { rows, insert: database.prepare(`INSERT INTO ${table} (${columns}) VALUES (${places})`) }
  })
  const entries = batch.at(-1)!.rows.length
  let turn = 0
  const commit = database.transaction(() => {
    for (let count = 0; count < BATCHES_OF_A_COMMIT; count++) {
      turn++
      for (const { rows, insert } of batch) for (const row of rows) insert.run(again(row, turn, head))
    }
  })
  const startedAt = performance.now()
  while (performance.now() - startedAt < SECONDS * 1000) commit()
  const perSecond = (turn * entries) / ((performance.now() - startedAt) / 1000)
  progress(`raw prepared inserts of a batch's rows: ${Math.round(perSecond)} entries/s`)
  database.close()
  rmSync(folder, { recursive: true })
  return perSecond
}
