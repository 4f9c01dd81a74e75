import { readLatestAudit } from '@village-points/shared/audit/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openForger } from '../ledger/forging.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'
import { liveAWhile } from './tampering.ts'

let village: TestVillage
beforeEach(async () => {
  village = await openTestVillage({ isQuiet: true })
})
afterEach(() => village.close())

const latest = async (person: Parameters<TestVillage['as']>[0] = 'supervisor') =>
  (await village.as(person).ok(readLatestAudit, {})).audit

describe('the nightly audit', () => {
  it('counts the books anew once a day after three in the morning, and says so to everybody', async () => {
    village.clock.set('2026-11-22T18:59:59Z')
    await village.runJobs()
    expect(await latest()).toBeUndefined()
    village.clock.set('2026-11-22T19:00:00Z')
    await village.runJobs()
    const first = await latest('villager')
    expect(first).toMatchObject({ auditedAt: '2026-11-22T19:00:00.000Z', isSound: true })
    village.clock.advance({ hours: 5 })
    await liveAWhile(village)
    await village.runJobs()
    expect(await latest()).toEqual(first)
    village.clock.advance({ days: 1 })
    await village.runJobs()
    expect(await latest()).toMatchObject({ auditedAt: '2026-11-24T00:00:00.000Z', isSound: true })
    expect((await latest())!.rows).toBeGreaterThan(first!.rows)
  })

  it('shows what does not add up, in words only to those who look into it, and nothing to the neighbours', async () => {
    await liveAWhile(village)
    const forger = await openForger(village)
    await forger.run(
      "UPDATE ledger_accounts SET balance = balance + 700 WHERE village_id = ? AND kind = 'stock_on_hand'",
      village.villageId,
    )
    await forger.close()
    await village.runJobs()
    const told = await latest()
    expect(told).toMatchObject({ isSound: false, fault: { expected: expect.stringMatching(/件$/) } })
    expect(told?.fault?.place).toMatch(/^账户「货架上的货」/)
    expect(await latest('villager')).toMatchObject({ isSound: false })
    expect((await latest('villager'))?.fault).toBeUndefined()
    const { audit } = await village.neighbor.as('supervisor').ok(readLatestAudit, {})
    expect(audit).toMatchObject({ isSound: true })
  })
})
