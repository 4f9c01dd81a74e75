import { auditVillage } from '@village-points/api/audit/index.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'
import { expectSoundBooks } from './audit.ts'
import { openForger } from './forging.ts'

let village: TestVillage
let forger: Awaited<ReturnType<typeof openForger>>

beforeAll(async () => {
  village = await openTestVillage()
  forger = await openForger(village)
})
afterAll(async () => {
  await forger.close()
  await expectSoundBooks(village)
  expect((await auditVillage(village.background, village.villageId)).faults).toEqual([])
  await village.close()
})
beforeEach(async () => {
  await forger.run('BEGIN')
})
afterEach(async () => {
  await forger.run('ROLLBACK')
})

/** As the engine keeps a moment. */
const instant = (iso: string) => (forger.engine === 'postgres' ? new Date(iso) : Date.parse(iso))

/** SQLite's triggers say the law; PostgreSQL's policies and privileges name themselves, or find no row to change. */
const expectRefused = async (doing: Promise<number>, law: RegExp) => {
  const outcome = await doing.catch((error: Error) => error.message)
  if (forger.engine === 'sqlite') expect(outcome).toMatch(law)
  else if (outcome !== 0) expect(outcome).toMatch(/row-level security|permission denied/)
}

describe('a year that is over', () => {
  const late = (more: object) =>
    forger.transfer({ recorded_at: instant('2026-12-31T16:00:00Z'), deed_on: '2026-12-31', ...more })

  it('takes awards and deductions on the spot from the committee, from nobody else', async () => {
    for (const kind of ['award', 'deduction']) {
      for (const role of ['group_leader', 'villager', 'clerk', 'system']) {
        await expectRefused(late({ kind, actor_role: role }), /law 11: a closed period takes corrections/)
      }
    }
    await late({})
  })

  it('begins at midnight in the village', async () => {
    await late({ actor_role: 'group_leader', recorded_at: instant('2026-12-31T15:59:59Z') })
  })

  const period = (more: object = {}) => {
    const figures = { village_id: 'any', year: 2026, rule: 'expiry', households: 0, hundredths: 0 }
    return { ...figures, announced_at: instant('2026-12-01T00:00:00Z'), ...more }
  }

  it('lets points lapse only when it was announced, and an announced loss be called off for good', async () => {
    const unannounced = forger.insert('ledger_periods', period({ announced_at: null }))
    await expect(unannounced).rejects.toThrow(/ledger_periods_lapse_announced/)
    await forger.insert('ledger_periods', period())
    const calledOff =
      forger.engine === 'postgres'
        ? forger.run("SELECT ledger_call_off_lapse('any', 2026)")
        : forger.change("UPDATE ledger_periods SET rule = 'carry_over' WHERE village_id = 'any'")
    expect(await calledOff).toBe(1)
    await forger.run('SAVEPOINT before_the_law')
    const back = forger.change("UPDATE ledger_periods SET rule = 'expiry' WHERE village_id = 'any'")
    await expectRefused(back, /law 11: points lapse only when/)
    await forger.run('ROLLBACK TO before_the_law')
  })

  it('stays as it is once it is closed', async () => {
    await forger.insert('ledger_periods', period({ closed_at: instant('2027-01-01T00:00:00Z') }))
    const reopen = forger.change("UPDATE ledger_periods SET closed_at = NULL WHERE village_id = 'any'")
    await expectRefused(reopen, /law 11: a closed period stays/)
    const forget = forger.change("DELETE FROM ledger_periods WHERE village_id = 'any'")
    await expectRefused(forget, /law 11: a period is never deleted/)
  })
})
