import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'
import { expectSoundBooks } from './audit.ts'
import { openForger } from './forging.ts'

let village: TestVillage
let forger: ReturnType<typeof openForger>

beforeAll(async () => {
  village = await openTestVillage()
  forger = openForger(village)
})
afterAll(async () => {
  forger.database.close()
  await expectSoundBooks(village)
  await village.close()
})
beforeEach(() => {
  forger.database.exec('BEGIN')
})
afterEach(() => {
  forger.database.exec('ROLLBACK')
})

describe('a year that is over', () => {
  const january = { recorded_at: Date.parse('2026-12-31T16:00:00Z') }
  const late = (more: object) => () => forger.transfer({ ...january, deed_on: '2026-12-31', ...more })

  it('takes awards and deductions on the spot from the committee, from nobody else', () => {
    for (const kind of ['award', 'deduction']) {
      for (const role of ['group_leader', 'villager', 'clerk', 'system']) {
        expect(late({ kind, actor_role: role }), `${kind} ${role}`).toThrow(/law 11: a closed period takes corrections/)
      }
    }
    late({})()
  })

  it('begins at midnight in the village', () => {
    const lastSecond = Date.parse('2026-12-31T15:59:59Z')
    late({ actor_role: 'group_leader', recorded_at: lastSecond })()
  })

  const period = { village_id: 'any', year: 2026, rule: 'expiry', announced_at: 1, households: 0, hundredths: 0 }

  it('lets points lapse only when it was announced, and an announced loss be called off for good', () => {
    const unannounced = { ...period, announced_at: null }
    expect(() => forger.insert('ledger_periods', unannounced)).toThrow(/ledger_periods_lapse_announced/)
    forger.insert('ledger_periods', period)
    forger.change("UPDATE ledger_periods SET rule = 'carry_over' WHERE village_id = 'any'")
    const back = () => forger.change("UPDATE ledger_periods SET rule = 'expiry' WHERE village_id = 'any'")
    expect(back).toThrow(/law 11: points lapse only when/)
  })

  it('stays as it is once it is closed', () => {
    forger.insert('ledger_periods', { ...period, closed_at: 2 })
    const reopen = () => forger.change("UPDATE ledger_periods SET closed_at = NULL WHERE village_id = 'any'")
    expect(reopen).toThrow(/law 11: a closed period stays/)
    const forget = () => forger.change("DELETE FROM ledger_periods WHERE village_id = 'any'")
    expect(forget).toThrow(/law 11: a period is never deleted/)
  })
})
