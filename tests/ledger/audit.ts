import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect } from 'vitest'
import type { TestVillage } from '../village/test-village.ts'
import { capFaults, declarationFaults, limitFaults, orderFaults } from './audit-doings.ts'
import type { Rows } from './audit-rows.ts'

interface Entry {
  readonly sequence: number
  readonly account_id: string
  readonly asset: string
  readonly amount: number
  readonly balance_after: number
}

/** Recomputes every figure of every village from the entries alone, and expects to find nothing wrong. */
export const expectSoundBooks = (village: Pick<TestVillage, 'background'>): void => {
  expect(auditBooks(databaseFile(village))).toEqual([])
}

/** Where a test village keeps its database. */
export const databaseFile = ({ background }: Pick<TestVillage, 'background'>): string =>
  join(background.dataFolder, 'village-points.sqlite')

/** What is wrong with the books, each fault in a line; nothing when they are sound. */
export const auditBooks = (file: string): string[] => {
  const database = new Database(file, { readonly: true })
  try {
    const villages = database.prepare('SELECT DISTINCT village_id AS id FROM ledger_heads').all() as { id: string }[]
    return villages.flatMap(({ id }) => {
      const rows: Rows = (text) => database.prepare(text).all({ village: id }) as never
      return [
        ...sequenceFaults(rows),
        ...balanceFaults(rows),
        ...transferFaults(rows),
        ...monthFaults(rows),
        ...declarationFaults(rows),
        ...capFaults(rows),
        ...orderFaults(rows),
        ...limitFaults(rows),
      ].map((fault) => `${id}: ${fault}`)
    })
  } finally {
    database.close()
  }
}

/** Law 10: numbers run from one to the head without a gap. */
const sequenceFaults = (rows: Rows): string[] => {
  const sequences = rows<{ sequence: number }>(
    'SELECT sequence FROM ledger_transfers WHERE village_id = $village ORDER BY sequence',
  )
  const [head] = rows<{ sequence: number }>('SELECT sequence FROM ledger_heads WHERE village_id = $village')
  const gaps = sequences.filter((row, index) => row.sequence !== index + 1).map((row) => `gap before ${row.sequence}`)
  return head?.sequence === sequences.length ? gaps : [...gaps, `the head says ${head?.sequence}`]
}

/** Laws 3 and 4: each balance is the sum of its entries, step by step, and limited accounts are never below zero. */
const balanceFaults = (rows: Rows): string[] => {
  const faults: string[] = []
  const running = new Map<string, number>()
  const entries = rows<Entry>('SELECT * FROM ledger_entries WHERE village_id = $village ORDER BY sequence, line')
  for (const { sequence, account_id: account, amount, balance_after: after } of entries) {
    const sum = (running.get(account) ?? 0) + amount
    running.set(account, sum)
    if (sum !== after) faults.push(`entry ${sequence} leaves ${account} at ${after}, not ${sum}`)
  }
  const accounts = rows<{ account_id: string; balance: number; is_limited: number }>(
    'SELECT * FROM ledger_accounts WHERE village_id = $village',
  )
  for (const { account_id: account, balance, is_limited: isLimited } of accounts) {
    if (balance !== (running.get(account) ?? 0)) faults.push(`${account} holds ${balance}, not ${running.get(account)}`)
    if (isLimited && balance < 0) faults.push(`${account} is below zero: ${balance}`)
  }
  return faults
}

/** Law 1, and that every transfer says who made it. */
const transferFaults = (rows: Rows): string[] => {
  const unbalanced = rows<{ sequence: number; asset: string }>(
    `SELECT sequence, asset FROM ledger_entries WHERE village_id = $village
     GROUP BY sequence, asset HAVING sum(amount) <> 0`,
  )
  const thin = rows<{ sequence: number }>(
    `SELECT t.sequence FROM ledger_transfers t LEFT JOIN ledger_entries e
       ON e.village_id = t.village_id AND e.sequence = t.sequence
     WHERE t.village_id = $village GROUP BY t.sequence HAVING count(e.line) < 2`,
  )
  const silent = rows<{ sequence: number }>(
    `SELECT sequence FROM ledger_transfers t WHERE village_id = $village AND NOT EXISTS
       (SELECT 1 FROM ledger_memos m WHERE m.village_id = t.village_id AND m.transfer_id = t.transfer_id)`,
  )
  return [
    ...unbalanced.map(({ sequence, asset }) => `transfer ${sequence} does not balance in ${asset}`),
    ...thin.map(({ sequence }) => `transfer ${sequence} has fewer than two entries`),
    ...silent.map(({ sequence }) => `transfer ${sequence} has no memo`),
  ]
}

/** The months' totals are those of the entries recorded in the month. */
const monthFaults = (rows: Rows): string[] => {
  const counted = rows<{ month: string; issued: number; redeemed: number }>(
    `SELECT strftime('%Y-%m', t.recorded_at / 1000, 'unixepoch', '+8 hours') AS month,
       -sum(CASE WHEN e.account_kind IN ('issuance', 'opening') THEN e.amount ELSE 0 END) AS issued,
       sum(CASE WHEN e.account_kind = 'redeemed' THEN e.amount ELSE 0 END) AS redeemed
     FROM ledger_entries e JOIN ledger_transfers t ON t.village_id = e.village_id AND t.sequence = e.sequence
     WHERE e.village_id = $village AND e.account_kind IN ('issuance', 'opening', 'redeemed') GROUP BY month`,
  )
  const kept = rows<{ month: string; issued: number; redeemed: number }>(
    'SELECT month, issued, redeemed FROM ledger_village_months WHERE village_id = $village',
  )
  const inWords = (list: typeof kept) => list.map((row) => `${row.month} ${row.issued} ${row.redeemed}`).sort()
  const [have, want] = [inWords(kept), inWords(counted)]
  return JSON.stringify(have) === JSON.stringify(want) ? [] : [`months are ${have}, should be ${want}`]
}
