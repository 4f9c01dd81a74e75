import { type Audit, auditVillage } from '@village-points/api/audit/index.ts'
import { postOpening } from '@village-points/api/ledger/index.ts'
import type { Store, Tx } from '@village-points/api/platform/database/store.ts'
import { asTx } from '@village-points/api/platform/database/transaction.ts'
import { awardBatch, undoAward } from '@village-points/shared/declarations/contract.ts'
import { cancelRedemption, fulfillRedemption, redeemReward } from '@village-points/shared/rewards/contract.ts'
import Database from 'better-sqlite3'
import { drizzle as drizzleSqlite } from 'drizzle-orm/better-sqlite3'
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { award, earn, TODAY } from '../village/deeds.ts'
import type { DatabasePlace } from '../village/rows.ts'
import type { TestVillage } from '../village/test-village.ts'

/** Something of everything that the books hold: awards, a batch, one taken back, orders open, fetched and cancelled. */
export const liveAWhile = async (village: TestVillage): Promise<void> => {
  const { villager, other } = village.homes
  await earn(village, villager, 200)
  await earn(village, other, 100)
  await award(village, '门前屋后整洁', villager)
  const { declaration } = await award(village, '义务巡逻', other)
  await village.as('committee').ok(undoAward, { params: declaration, body: {} })
  const households = [villager, other].map(({ householdId }) => ({ householdId }))
  const { ruleId } = village.rule('代购代办')
  await village.as('committee').ok(awardBatch, { body: { ruleId, deedOn: TODAY, households } })
  const order = async () => {
    const wanted = { rewardId: village.reward('抽纸').rewardId, quantity: 1 }
    return (await village.as('villager').ok(redeemReward, { body: wanted })).redemption
  }
  const [fetched, cancelled] = [await order(), await order()]
  await order()
  const code = fetched.pickupCode!
  await village.as('clerk').ok(fulfillRedemption, { params: fetched, body: { code } })
  await village.as('villager').ok(cancelRedemption, { params: cancelled, body: {} })
}

/** A log with a kept node and two signed heads: more than 256 transfers, and two days closed. */
export const growLog = async (village: TestVillage): Promise<void> => {
  const { householdId } = village.homes.leader
  const line = { householdId, hundredths: 50, isHonorOnly: false, title: '台账结转', deedOn: TODAY, note: '' }
  await village.work(async (work) => {
    for (let count = 0; count < 300; count++) await postOpening(work, { ...line, importId: 'paper-book' })
  })
  village.clock.advance({ days: 1 })
  await village.runJobs()
  await earn(village, village.homes.other, 100)
  village.clock.advance({ days: 1 })
  await village.runJobs()
}

/** Whoever has the file or the owner's password, in a transaction that is never committed. */
interface Owner {
  readonly tx: Tx
  exec(text: string): Promise<unknown>
  /** How many rows were changed; `:village` stands for the village. */
  change(text: string, villageId: string): Promise<number>
  /** Takes away every law that the database itself keeps, but for primary keys. */
  unlock(): Promise<unknown>
  close(): Promise<unknown>
}

const inTransaction = (database: unknown, exec: (text: string) => unknown): Tx =>
  asTx(database, { exec, async lock() {}, trouble: () => undefined, undone() {} })

const openSqliteOwner = (file: string): Owner => {
  const raw = new Database(file)
  raw.pragma('foreign_keys = OFF')
  raw.pragma('ignore_check_constraints = ON')
  const laws = "SELECT type, name FROM sqlite_master WHERE type = 'trigger' OR (type = 'index' AND sql IS NOT NULL)"
  const exec = async (text: string) => raw.exec(text)
  return {
    tx: inTransaction(drizzleSqlite(raw), exec),
    exec,
    change: async (text, village) => raw.prepare(text).run({ village }).changes,
    async unlock() {
      for (const { type, name } of raw.prepare(laws).all() as never[]) raw.exec(`DROP ${type} "${name}"`)
    },
    close: async () => raw.close(),
  }
}

const openPostgresOwner = async (url: string): Promise<Owner> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const exec = (text: string) => client.query(text)
  return {
    tx: inTransaction(drizzlePostgres(client), exec),
    exec,
    async change(text, villageId) {
      const village = client.escapeLiteral(villageId)
      return (await client.query(text.replaceAll(':village', village))).rowCount ?? 0
    },
    unlock: () =>
      exec(`DO $$ DECLARE one record; BEGIN
        FOR one IN SELECT conrelid::regclass AS held, conname FROM pg_constraint
          WHERE contype IN ('c', 'f') AND connamespace = 'public'::regnamespace
        LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', one.held, one.conname); END LOOP;
        FOR one IN SELECT indexrelid::regclass AS law FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
          WHERE relnamespace = 'public'::regnamespace AND indisunique AND NOT indisprimary
        LOOP EXECUTE format('DROP INDEX %s', one.law); END LOOP; END $$`),
    close: () => client.end(),
  }
}

/** What the auditor says of a village that somebody has tampered with. Nothing of it stays. */
export const openTamperer = async ({ place, villageId, clock }: TestVillage) => {
  const owner = await openOwner(place)
  const store = { snapshot: (work: (tx: Tx) => Promise<unknown>) => work(owner.tx) } as unknown as Store
  const audit = async (tamper: () => Promise<unknown>): Promise<Audit> => {
    await owner.exec('BEGIN')
    try {
      await tamper()
      return await auditVillage({ store, now: () => clock.now() }, villageId)
    } finally {
      await owner.exec('ROLLBACK')
    }
  }
  return {
    /** The laws stay, but for what is run here. */
    auditAfter: (statement: string) => audit(() => owner.exec(statement)),
    /** With no law in the way; each statement must change something. */
    auditWithoutLaws: (...statements: readonly string[]) =>
      audit(async () => {
        await owner.unlock()
        for (const text of statements) {
          if ((await owner.change(text, villageId)) === 0) throw new Error(`changed nothing: ${text}`)
        }
      }),
    close: owner.close,
  }
}

export type Tamperer = Awaited<ReturnType<typeof openTamperer>>

const openOwner = async ({ file, url }: DatabasePlace): Promise<Owner> =>
  url ? openPostgresOwner(url) : openSqliteOwner(file)
