import { auditVillage } from '@village-points/api/audit/index.ts'
import { closeSomeHouseholds } from '@village-points/api/ledger/closing.ts'
import { awardBatch, awardHousehold } from '@village-points/shared/declarations/contract.ts'
import type { Household } from '@village-points/shared/households/contract.ts'
import { redeemReward } from '@village-points/shared/rewards/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deed, figuresOf, TODAY } from '../village/deeds.ts'
import { openRows } from '../village/rows.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'
import { expectSoundBooks } from './audit.ts'
import { announceExpiry, closingLines, MIDNIGHT, merge, noonOf, periodOf } from './year-end.ts'

/** More than one turn of the job. */
const HOMES = 60

let village: TestVillage

beforeEach(async () => {
  village = await openTestVillage({ households: HOMES })
})
afterEach(async () => {
  await expectSoundBooks(village)
  expect((await auditVillage(village.background, village.villageId)).faults).toEqual([])
  await village.close()
})

const earnAll = async () => {
  const households = village.more.map(({ householdId }) => ({ householdId }))
  const body = { ruleId: village.rule('义务巡逻').ruleId, deedOn: TODAY, households }
  await village.as('committee').ok(awardBatch, { body })
}

const linesOfAll = async (homes: readonly Household[]) => {
  const counts: number[] = []
  for (const home of homes) counts.push((await closingLines(village, home)).length)
  return counts
}

const once = () => Array.from({ length: HOMES }, () => 1)

describe('closing a year of many households', () => {
  it.each([
    ['carry_over', 100],
    ['expiry', 0],
  ] as const)('(%s) closes each once, however often and by however many at once', async (rule, left) => {
    await earnAll()
    if (rule === 'expiry') await announceExpiry(village)
    village.clock.set(MIDNIGHT)
    await Promise.all(Array.from({ length: 5 }, () => village.runJobs()))
    await village.runJobs()
    expect(await linesOfAll(village.more)).toEqual(once())
    expect((await periodOf(village)).closed).toMatchObject([{ rule, households: HOMES, points: HOMES * 100 }])
    expect(await figuresOf(village, village.more[HOMES - 1]!)).toMatchObject({ availablePoints: left })
  })

  it('leaves what is earned and ordered meanwhile to the new year', async () => {
    await earnAll()
    await announceExpiry(village)
    village.clock.set(noonOf('2027-01-01'))
    const homes = village.more.slice(0, 30)
    const awards = homes.map((home) =>
      village.as('committee').call(awardHousehold, deed(village, '义务巡逻', home, { deedOn: '2027-01-01' })),
    )
    const rewardId = village.reward('抽纸').rewardId
    const orders = Array.from({ length: 5 }, () =>
      village.as('villager').call(redeemReward, { body: { rewardId, quantity: 1 } }),
    )
    await Promise.all([village.runJobs(), ...awards, village.runJobs(), ...orders])
    for (const home of homes) {
      expect(await figuresOf(village, home)).toMatchObject({ availablePoints: 100, shortfallPoints: 0 })
    }
    expect(await linesOfAll(village.more)).toEqual(once())
  })

  it('lets nothing be merged past it: refused before, moved with what is left after', async () => {
    await earnAll()
    await announceExpiry(village)
    village.clock.set(MIDNIGHT)
    const pairs = Array.from({ length: 10 }, (_, at) => [village.more[at]!, village.more[HOMES - 1 - at]!] as const)
    const [, ...answers] = await Promise.all([
      village.runJobs(),
      ...pairs.map(([from, into]) => merge(village, from, into)),
    ])
    for (const [at, { error }] of answers.entries()) {
      expect([undefined, 'ledger.closing_underway']).toContain(error?.code)
      for (const home of pairs[at]!) expect(await figuresOf(village, home)).toMatchObject({ availablePoints: 0 })
    }
    expect((await periodOf(village)).closed).toMatchObject([{ households: HOMES, points: HOMES * 100 }])
  })

  it('goes on where it was when the server stops in between', async () => {
    await earnAll()

    village.clock.set(MIDNIGHT)
    await village.work(closeSomeHouseholds)
    expect((await periodOf(village)).closed).toEqual([])
    await village.restart()
    await village.runJobs()
    const database = await openRows(village.place)
    const counted = 'SELECT count(*) AS lines, count(DISTINCT household_id) AS homes FROM ledger_transfers'
    const counts = await database.all(`${counted} WHERE kind = ?`, 'carry_over')
    const period = await database.all('SELECT households, hundredths FROM ledger_periods ORDER BY households DESC')
    await database.close()
    expect(counts).toEqual([{ lines: HOMES, homes: HOMES }])
    expect(period).toEqual([
      { households: HOMES, hundredths: HOMES * 10_000 },
      { households: 0, hundredths: 0 },
    ])
  })
})
