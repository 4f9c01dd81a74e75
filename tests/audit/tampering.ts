import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Audit, auditVillage } from '@village-points/api/audit/index.ts'
import { postOpening } from '@village-points/api/ledger/index.ts'
import { openSqlite } from '@village-points/api/platform/database/sqlite.ts'
import { awardBatch, undoAward } from '@village-points/shared/declarations/contract.ts'
import { cancelRedemption, fulfillRedemption, redeemReward } from '@village-points/shared/rewards/contract.ts'
import Database from 'better-sqlite3'
import { award, earn, TODAY } from '../village/deeds.ts'
import type { TestVillage } from '../village/test-village.ts'

const migrations = join(import.meta.dirname, '../../drizzle/sqlite')

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

/** Somebody with the file, bad intentions and no keys in the way: what the auditor says about the changed copy. */
export const auditTampered = async (
  village: TestVillage,
  tamper: (database: Database.Database, villageId: string) => void,
): Promise<Audit> => {
  const folder = mkdtempSync(join(tmpdir(), 'tampered-'))
  const copy = join(folder, 'village-points.sqlite')
  try {
    const original = new Database(village.place.file, { readonly: true })
    await original.backup(copy)
    original.close()
    const database = new Database(copy)
    unlock(database)
    tamper(database, village.villageId)
    database.close()
    const store = openSqlite(copy, migrations)
    const audit = await auditVillage({ store, now: () => village.clock.now() }, village.villageId)
    await store.close()
    return audit
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Takes away every law that the database itself keeps. */
const unlock = (database: Database.Database) => {
  database.pragma('foreign_keys = OFF')
  database.pragma('ignore_check_constraints = ON')
  for (const { name } of database.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all() as never[]) {
    database.exec(`DROP TRIGGER "${name}"`)
  }
  const own = "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
  for (const { name } of database.prepare(own).all() as never[]) database.exec(`DROP INDEX "${name}"`)
}
