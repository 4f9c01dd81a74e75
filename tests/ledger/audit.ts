import { expect } from 'vitest'
import { type DatabasePlace, openRows } from '../village/rows.ts'
import type { TestVillage } from '../village/test-village.ts'
import { capFaults, declarationFaults, deductionFaults, limitFaults, orderFaults } from './audit-doings.ts'
import { differences, sumBy, type VillageRows } from './audit-rows.ts'

interface Entry {
  readonly sequence: number
  readonly account_id: string
  readonly asset: string
  readonly amount: number
  readonly balance_after: number
}

/** Recomputes every figure of every village from the entries alone, and expects to find nothing wrong. */
export const expectSoundBooks = async ({ place }: Pick<TestVillage, 'place'>): Promise<void> => {
  expect(await auditBooks(place)).toEqual([])
}

const checks = [
  sequenceFaults,
  balanceFaults,
  transferFaults,
  monthFaults,
  earnedFaults,
  outstandingFaults,
  declarationFaults,
  capFaults,
  deductionFaults,
  orderFaults,
  limitFaults,
]

/** What is wrong with the books, each fault in a line; nothing when they are sound. */
export const auditBooks = async (place: DatabasePlace): Promise<string[]> => {
  const database = await openRows(place)
  const faults: string[] = []
  try {
    for (const { id } of await database.all<{ id: string }>('SELECT village_id AS id FROM ledger_heads')) {
      const one = <Row>(text: string) => database.all<Row>(text.replaceAll('$village', '?'), id)
      const rows: VillageRows = Object.assign(one, { engine: database.engine })
      for (const check of checks) faults.push(...(await check(rows)).map((fault) => `${id}: ${fault}`))
    }
    return faults
  } finally {
    await database.close()
  }
}

/** Law 10: numbers run from one to the head without a gap. */
async function sequenceFaults(rows: VillageRows): Promise<string[]> {
  const sequences = await rows<{ sequence: number }>(
    'SELECT sequence FROM ledger_transfers WHERE village_id = $village ORDER BY sequence',
  )
  const [head] = await rows<{ sequence: number }>('SELECT sequence FROM ledger_heads WHERE village_id = $village')
  const gaps = sequences.filter((row, index) => row.sequence !== index + 1).map((row) => `gap before ${row.sequence}`)
  return head?.sequence === sequences.length ? gaps : [...gaps, `the head says ${head?.sequence}`]
}

/** Laws 3 and 4: each balance is the sum of its entries, step by step, and limited accounts are never below zero. */
async function balanceFaults(rows: VillageRows): Promise<string[]> {
  const faults: string[] = []
  const running = new Map<string, number>()
  const entries = await rows<Entry>('SELECT * FROM ledger_entries WHERE village_id = $village ORDER BY sequence, line')
  for (const { sequence, account_id: account, amount, balance_after: after } of entries) {
    const sum = (running.get(account) ?? 0) + amount
    running.set(account, sum)
    if (sum !== after) faults.push(`entry ${sequence} leaves ${account} at ${after}, not ${sum}`)
  }
  const accounts = await rows<{ account_id: string; balance: number; is_limited: number | boolean }>(
    'SELECT * FROM ledger_accounts WHERE village_id = $village',
  )
  for (const { account_id: account, balance, is_limited: isLimited } of accounts) {
    if (balance !== (running.get(account) ?? 0)) faults.push(`${account} holds ${balance}, not ${running.get(account)}`)
    if (isLimited && balance < 0) faults.push(`${account} is below zero: ${balance}`)
  }
  return faults
}

/** Law 1, and that every transfer says who made it. */
async function transferFaults(rows: VillageRows): Promise<string[]> {
  const unbalanced = await rows<{ sequence: number; asset: string }>(
    `SELECT sequence, asset FROM ledger_entries WHERE village_id = $village
     GROUP BY sequence, asset HAVING sum(amount) <> 0`,
  )
  const thin = await rows<{ sequence: number }>(
    `SELECT t.sequence FROM ledger_transfers t LEFT JOIN ledger_entries e
       ON e.village_id = t.village_id AND e.sequence = t.sequence
     WHERE t.village_id = $village GROUP BY t.sequence HAVING count(e.line) < 2`,
  )
  const silent = await rows<{ sequence: number }>(
    `SELECT sequence FROM ledger_transfers t WHERE village_id = $village AND NOT EXISTS
       (SELECT 1 FROM ledger_memos m WHERE m.village_id = t.village_id AND m.transfer_id = t.transfer_id)`,
  )
  return [
    ...unbalanced.map(({ sequence, asset }) => `transfer ${sequence} does not balance in ${asset}`),
    ...thin.map(({ sequence }) => `transfer ${sequence} has fewer than two entries`),
    ...silent.map(({ sequence }) => `transfer ${sequence} has no memo`),
  ]
}

const monthOf = {
  sqlite: "strftime('%Y-%m', t.recorded_at / 1000, 'unixepoch', '+8 hours')",
  postgres: "to_char(t.recorded_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM')",
} as const

/** The months' totals are those of the entries recorded in the month. */
async function monthFaults(rows: VillageRows): Promise<string[]> {
  const counted = await rows<{ month: string; issued: number; redeemed: number }>(
    `SELECT ${monthOf[rows.engine]} AS month,
       -sum(CASE WHEN e.account_kind IN ('issuance', 'opening') THEN e.amount ELSE 0 END) AS issued,
       sum(CASE WHEN e.account_kind = 'redeemed' THEN e.amount ELSE 0 END) AS redeemed
     FROM ledger_entries e JOIN ledger_transfers t ON t.village_id = e.village_id AND t.sequence = e.sequence
     WHERE e.village_id = $village AND e.account_kind IN ('issuance', 'opening', 'redeemed') GROUP BY month`,
  )
  const kept = await rows<{ month: string; issued: number; redeemed: number }>(
    'SELECT month, issued, redeemed FROM ledger_village_months WHERE village_id = $village',
  )
  const inWords = (list: typeof kept) => list.map((row) => `${row.month} ${row.issued} ${row.redeemed}`).sort()
  const [have, want] = [inWords(kept), inWords(counted)]
  return JSON.stringify(have) === JSON.stringify(want) ? [] : [`months are ${have}, should be ${want}`]
}

interface Earned {
  readonly household_id: string
  readonly month: string
  readonly earned: number
}

/** Honour of a household's month is that of the lines whose deeds were done in it; merging and splitting earn nothing. */
async function earnedFaults(rows: VillageRows): Promise<string[]> {
  const counted = await rows<Earned>(
    `SELECT e.household_id, substr(t.deed_on, 1, 7) AS month, e.amount AS earned
     FROM ledger_entries e JOIN ledger_transfers t ON t.village_id = e.village_id AND t.sequence = e.sequence
     WHERE e.village_id = $village AND e.account_kind = 'household_conduct' AND t.kind NOT IN ('merge', 'split')`,
  )
  const kept = await rows<Earned>('SELECT * FROM ledger_household_months WHERE village_id = $village')
  const sums = (list: readonly Earned[]) =>
    sumBy(
      list,
      (row) => `${row.household_id} ${row.month}`,
      ({ earned }) => earned,
    )
  return differences('the honour of', sums(kept), sums(counted))
}

/** What the village has outstanding is what its households hold. */
async function outstandingFaults(rows: VillageRows): Promise<string[]> {
  const held = await rows<{ amount: number }>(
    `SELECT amount FROM ledger_entries
     WHERE village_id = $village AND account_kind IN ('household_available', 'household_held')`,
  )
  const [kept] = await rows<{ outstanding: number }>(
    'SELECT outstanding FROM ledger_village_totals WHERE village_id = $village',
  )
  const counted = held.reduce((sum, { amount }) => sum + amount, 0)
  const found = kept?.outstanding ?? 0
  return found === counted ? [] : [`outstanding is ${found}, should be ${counted}`]
}
