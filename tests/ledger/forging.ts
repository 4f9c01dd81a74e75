import { openRows, type Rows } from '../village/rows.ts'
import type { TestVillage } from '../village/test-village.ts'

/**
 * Somebody with the rights of the app and bad intentions: writes rows of one village past every door. On SQLite that is
 * whoever has the file; on PostgreSQL whoever speaks as the app's role.
 */
export const openForger = async ({ place, villageId }: Pick<TestVillage, 'place' | 'villageId'>) => {
  const rows = await openRows(place)
  const isPostgres = rows.engine === 'postgres'
  if (isPostgres) await rows.run('SET ROLE village_points_app')
  const change = changing(rows)
  const insert = (table: string, row: object) => {
    const columns = Object.keys(row)
    const places = columns.map(() => '?').join()
    return change(`INSERT INTO ${table} (${columns.join()}) VALUES (${places})`, ...Object.values(row))
  }
  const numberOf = async (text: string, ...values: unknown[]) => {
    const [row] = await rows.all<Record<string, number>>(text, ...values)
    return Object.values(row!)[0]!
  }
  const head = () => numberOf('SELECT sequence FROM ledger_heads WHERE village_id = ?', villageId)
  const next = async () => ({ village_id: villageId, sequence: (await head()) + 1 })
  const recorded = { recorded_at: isPostgres ? new Date(0) : 0 }
  const forged = { transfer_id: 'forged', kind: 'award', title: '多记一笔', declaration_id: 'some', ...recorded }
  const actor = { actor_user_id: 'somebody', actor_role: 'committee', deed_on: '2026-11-23' }
  return {
    ...rows,
    change,
    insert,
    head,
    /** Moves a village's head, as the engine lets the app do it. */
    sealTo: (sequence: number, village = villageId) =>
      isPostgres
        ? change('SELECT ledger_seal(?, ?)', village, sequence)
        : change('UPDATE ledger_heads SET sequence = ? WHERE village_id = ?', sequence, village),
    /** An award that follows the head, with what the test says over it. */
    transfer: async (more: object = {}) =>
      insert('ledger_transfers', { ...(await next()), ...forged, ...actor, ...more }),
    /** An account without a limit, with what the test says over it. */
    account: (accountId: string, more: object = {}) => {
      const plain = { village_id: villageId, kind: 'opening', asset: 'points', is_limited: 0, balance: 0 }
      return insert('ledger_accounts', { ...plain, account_id: accountId, ...more })
    },
    /** Moves an account's balance and writes the entry that says so. */
    entry: async (accountId: string, amount: number, more: Readonly<Record<string, unknown>> = {}) => {
      const { village_id, sequence }: Readonly<Record<string, unknown>> = { ...(await next()), ...more }
      const own = 'WHERE village_id = ? AND account_id = ?'
      await change(`UPDATE ledger_accounts SET balance = balance + ? ${own}`, amount, village_id, accountId)
      const count = 'SELECT count(*) FROM ledger_entries WHERE village_id = ? AND sequence = ?'
      await insert('ledger_entries', {
        village_id,
        sequence,
        line: (await numberOf(count, village_id, sequence)) + 1,
        account_id: accountId,
        account_kind: 'opening',
        asset: 'points',
        amount,
        balance_after: await numberOf(`SELECT balance FROM ledger_accounts ${own}`, village_id, accountId),
        ...more,
      })
    },
  }
}

/** A refused statement undoes itself; PostgreSQL would give up the whole transaction. */
const changing =
  (rows: Rows) =>
  async (text: string, ...values: unknown[]): Promise<number> => {
    if (rows.engine === 'sqlite') return rows.run(text, ...values)
    await rows.run('SAVEPOINT forging')
    try {
      return await rows.run(text, ...values)
    } catch (error) {
      await rows.run('ROLLBACK TO forging')
      throw error
    }
  }
