import Database from 'better-sqlite3'
import type { TestVillage } from '../village/test-village.ts'
import { databaseFile } from './audit.ts'

/** Somebody with the database file and bad intentions: writes rows of one village past every door. */
export const openForger = (village: Pick<TestVillage, 'background' | 'villageId'>) => {
  const { villageId } = village
  const database = new Database(databaseFile(village))
  database.pragma('foreign_keys = ON')
  const change = (text: string, ...values: unknown[]) => database.prepare(text).run(...values)
  const insert = (table: string, row: object) => {
    const columns = Object.keys(row)
    change(`INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map(() => '?').join()})`, ...Object.values(row))
  }
  const numberOf = (text: string, ...values: unknown[]) =>
    database
      .prepare(text)
      .pluck()
      .get(...values) as number
  const head = () => numberOf('SELECT sequence FROM ledger_heads WHERE village_id = ?', villageId)
  const next = () => ({ village_id: villageId, sequence: head() + 1 })
  const forged = { transfer_id: 'forged', kind: 'award', title: '多记一笔', declaration_id: 'some', recorded_at: 0 }
  const actor = { actor_user_id: 'somebody', actor_role: 'committee', deed_on: '2026-11-23' }
  return {
    database,
    change,
    insert,
    head,
    seal: (by = 1) => change('UPDATE ledger_heads SET sequence = sequence + ? WHERE village_id = ?', by, villageId),
    /** An award that follows the head, with what the test says over it. */
    transfer: (more: object = {}) => insert('ledger_transfers', { ...next(), ...forged, ...actor, ...more }),
    /** An account without a limit, with what the test says over it. */
    account: (accountId: string, more: object = {}) => {
      const plain = { village_id: villageId, kind: 'opening', asset: 'points', is_limited: 0, balance: 0 }
      insert('ledger_accounts', { ...plain, account_id: accountId, ...more })
    },
    /** Moves an account's balance and writes the entry that says so. */
    entry: (accountId: string, amount: number, more: Readonly<Record<string, unknown>> = {}) => {
      const { village_id, sequence }: Readonly<Record<string, unknown>> = { ...next(), ...more }
      const own = 'WHERE village_id = ? AND account_id = ?'
      change(`UPDATE ledger_accounts SET balance = balance + ? ${own}`, amount, village_id, accountId)
      const count = 'SELECT count(*) FROM ledger_entries WHERE village_id = ? AND sequence = ?'
      insert('ledger_entries', {
        village_id,
        sequence,
        line: numberOf(count, village_id, sequence) + 1,
        account_id: accountId,
        account_kind: 'opening',
        asset: 'points',
        amount,
        balance_after: numberOf(`SELECT balance FROM ledger_accounts ${own}`, village_id, accountId),
        ...more,
      })
    },
  }
}
