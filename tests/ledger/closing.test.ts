import { auditVillage } from '@village-points/api/audit/index.ts'
import { readPeriod } from '@village-points/api/ledger/read-period.ts'
import {
  awardBatch,
  awardHousehold,
  reverseAward,
  screenDeclarations,
  submitDeclaration,
} from '@village-points/shared/declarations/contract.ts'
import { splitHousehold } from '@village-points/shared/ledger/contract.ts'
import { cancelRedemption, fulfillRedemption, redeemReward } from '@village-points/shared/rewards/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accountOf, award, deed, earn, figuresOf } from '../village/deeds.ts'
import { expectRefusal, openTestVillage, type TestVillage } from '../village/test-village.ts'
import { expectSoundBooks } from './audit.ts'
import {
  accountAfterAll,
  announceExpiry,
  closeYear,
  closingLines,
  configure,
  MIDNIGHT,
  merge,
  noonOf,
  periodOf,
} from './year-end.ts'

let village: TestVillage

beforeEach(async () => {
  village = await openTestVillage()
})
afterEach(async () => {
  await expectSoundBooks(village)
  expect((await auditVillage(village.background, village.villageId)).faults).toEqual([])
  await village.close()
})

const order = async (name: string) => {
  const body = { rewardId: village.reward(name).rewardId, quantity: 1 }
  return (await village.as('villager').ok(redeemReward, { body })).redemption
}
const patrolOn = (deedOn: string, home = village.homes.villager) => award(village, '义务巡逻', home, { deedOn })
const takeBack = (declarationId: string) =>
  village.as('committee').ok(reverseAward, { params: { declarationId }, body: { reason: '记错了' } })

describe('closing a year', () => {
  it('happens after the last second of the year in the village, not before', async () => {
    await earn(village, village.homes.villager, 100)
    village.clock.set('2026-12-31T15:59:59Z')
    await village.runJobs()
    expect(await closingLines(village, village.homes.villager)).toEqual([])
    village.clock.set(MIDNIGHT)
    await village.runJobs()
    expect(await closingLines(village, village.homes.villager)).toHaveLength(1)
  })

  it('carries points over and says so on the statement, and honour begins anew', async () => {
    const home = village.homes.villager
    await earn(village, home, 100)
    await award(village, '门前屋后整洁', home)
    await closeYear(village)
    const [line] = await closingLines(village, home)
    expect(line).toMatchObject({
      kind: 'carry_over',
      title: '2026年结转 110 分',
      availablePoints: 0,
      deedOn: '2026-12-31',
      recordedBy: '系统',
    })
    expect(await figuresOf(village, home)).toMatchObject({ availablePoints: 110, conductPoints: 0 })
    expect((await accountOf(village, home)).pastYears).toEqual([{ year: 2026, conductPoints: 110 }])
    const closed = { year: 2026, rule: 'carry_over', households: 1, points: 110, closedOn: '2027-01-01' }
    expect((await periodOf(village)).closed).toEqual([closed])
  })

  it('lets unspent points lapse where that was announced; what is held stays held and comes back', async () => {
    const home = village.homes.villager
    await earn(village, home, 100)
    const held = await order('食用油')
    await announceExpiry(village)
    await village.as('villager').ok(cancelRedemption, { params: held, body: {} })
    village.clock.set(noonOf('2026-12-30'))
    const waiting = await order('食用油')
    await closeYear(village)
    const [line] = await closingLines(village, home)
    expect(line).toMatchObject({
      kind: 'expiry',
      title: '2026年没用的 40 分到期',
      availablePoints: -40,
      availableAfter: 0,
    })
    expect(await figuresOf(village, home)).toMatchObject({ availablePoints: 0, heldPoints: 60 })
    await village.as('villager').ok(cancelRedemption, { params: waiting, body: {} })
    expect(await figuresOf(village, home)).toMatchObject({ availablePoints: 60, heldPoints: 0 })
    await village.runJobs()
    expect(await figuresOf(village, home)).toMatchObject({ availablePoints: 60 })
  })

  it('leaves a shortfall as it is', async () => {
    const home = village.homes.villager
    const { declaration } = await award(village, '义务巡逻', home)
    const { pickupCode: code = '', ...redemption } = await order('食用油')
    await village.as('clerk').ok(fulfillRedemption, { params: redemption, body: { code } })
    await takeBack(declaration.declarationId)
    await announceExpiry(village)
    await closeYear(village)
    expect(await figuresOf(village, home)).toMatchObject({ availablePoints: 0, shortfallPoints: 60 })
    expect(await closingLines(village, home)).toEqual([])
  })

  it('after a downtime takes only what is left of the old year', async () => {
    const home = village.homes.villager
    await earn(village, home, 100)
    await announceExpiry(village)
    village.clock.set(noonOf('2027-01-03'))
    await patrolOn('2027-01-03')
    await order('大米5千克')
    village.clock.set(noonOf('2027-01-09'))
    await village.runJobs()
    expect((await closingLines(village, home))[0]).toMatchObject({ kind: 'expiry', availablePoints: -60 })
    expect(await figuresOf(village, home)).toMatchObject({ availablePoints: 100, heldPoints: 40, conductPoints: 100 })
  })

  it('after years of downtime does what was announced, and nothing that was not', async () => {
    const home = village.homes.villager
    await earn(village, home, 100)
    await announceExpiry(village)
    village.clock.set(noonOf('2029-01-03'))
    await village.runJobs()
    expect(await accountAfterAll(village, home)).toMatchObject({ availablePoints: 0 })
    expect((await village.work(readPeriod)).closed).toMatchObject([
      { year: 2028, rule: 'carry_over', households: 0, points: 0 },
      { year: 2026, rule: 'expiry', households: 1, points: 100 },
    ])
  })

  it('takes no points that were not announced, whatever the village chose meanwhile', async () => {
    await earn(village, village.homes.villager, 100)
    await configure(village, { periodRule: 'expiry' })
    await closeYear(village)
    expect(await figuresOf(village, village.homes.villager)).toMatchObject({ availablePoints: 100 })
  })
})

describe('a year that is over and not closed yet', () => {
  it('lets nobody merge or split, so that no points escape its rule; afterwards they may', async () => {
    const { villager, other, leader } = village.homes
    await earn(village, villager, 100)
    await announceExpiry(village)
    village.clock.set(MIDNIGHT)
    const refusal = await expectRefusal(merge(village, villager, other), 'ledger.closing_underway')
    expect(refusal.message).toContain('过几分钟')
    const { householdId, members, villagersGroupId } = other
    const spouse = members[1]!.memberId
    const body = { householdId, memberIds: [spouse], headMemberId: spouse, villagersGroupId, doorNumber: '新村1号' }
    const split = () => village.as('committee').call(splitHousehold, { body: { ...body, reason: '分户' } })
    await expectRefusal(split(), 'ledger.closing_underway')
    await village.runJobs()
    expect((await split()).status).toBe(200)
    expect((await merge(village, villager, leader)).status).toBe(200)
    expect(await figuresOf(village, leader)).toMatchObject({ availablePoints: 0 })
  })

  it('does not exist for a village without books in it', async () => {
    const young = await openTestVillage({ withoutGoods: true })
    young.clock.set(noonOf('2027-01-02'))
    expect((await merge(young, young.homes.villager, young.homes.other)).status).toBe(200)
    await young.runJobs()
    expect((await periodOf(young)).closed).toEqual([])
    await young.close()
  })
})

describe('a correction of a closed year', () => {
  it('takes lapsed points before it makes a debt, each once', async () => {
    const home = village.homes.villager
    const first = await award(village, '义务巡逻', home)
    const second = await award(village, '义务巡逻', home)
    const { pickupCode: code = '', ...redemption } = await order('食用油')
    await village.as('clerk').ok(fulfillRedemption, { params: redemption, body: { code } })
    await announceExpiry(village)
    await closeYear(village)
    await takeBack(first.declaration.declarationId)
    expect(await figuresOf(village, home)).toMatchObject({ availablePoints: 0, shortfallPoints: 0 })
    await takeBack(second.declaration.declarationId)
    expect(await figuresOf(village, home)).toMatchObject({ availablePoints: 0, shortfallPoints: 60 })
    expect((await accountOf(village, home)).pastYears).toEqual([])
  })

  it('finds the lapsed points of a household that was merged since', async () => {
    const { villager, other } = village.homes
    const { declaration } = await award(village, '义务巡逻', villager)
    await announceExpiry(village)
    await closeYear(village)
    expect((await merge(village, villager, other)).status).toBe(200)
    await takeBack(declaration.declarationId)
    expect(await figuresOf(village, other)).toMatchObject({ availablePoints: 0, shortfallPoints: 0 })
  })

  it('does not touch what lapsed before the points were recorded', async () => {
    const home = village.homes.villager
    await earn(village, home, 100)
    await announceExpiry(village)
    await closeYear(village)
    const { declaration } = await patrolOn('2027-01-01')
    const { pickupCode: code = '', ...redemption } = await order('食用油')
    await village.as('clerk').ok(fulfillRedemption, { params: redemption, body: { code } })
    await takeBack(declaration.declarationId)
    expect(await figuresOf(village, home)).toMatchObject({ availablePoints: 0, shortfallPoints: 60 })
  })

  it('is the only thing it takes: the committee adds what was forgotten and says why, nobody else adds', async () => {
    const home = village.homes.villager
    await closeYear(village)
    const late = (note: string) => deed(village, '代购代办', home, { deedOn: '2026-12-31', note })
    const refused = village.as('group_leader').call(awardHousehold, late('忘了'))
    expect((await expectRefusal(refused, 'declaration.period_closed')).message).toContain('2026年已经结账')
    const silent = village.as('committee').call(awardHousehold, late('  '))
    await expectRefusal(silent, 'declaration.correction_needs_note')
    const { declaration } = await village.as('committee').ok(awardHousehold, late('年底忙,漏记了'))
    const account = await accountOf(village, home)
    expect(account.recent[0]).toMatchObject({ title: '补记:代购代办', deedOn: '2026-12-31' })
    expect(account).toMatchObject({ availablePoints: 0.5, conductPoints: 0 })
    expect(account.pastYears).toEqual([{ year: 2026, conductPoints: 0.5 }])
    await takeBack(declaration.declarationId)
    expect(await figuresOf(village, home)).toMatchObject({ availablePoints: 0 })
    const batch = (note: string) => {
      const { ruleId } = village.rule('代购代办')
      const households = [{ householdId: home.householdId }]
      return village.as('committee').call(awardBatch, { body: { ruleId, deedOn: '2026-12-30', note, households } })
    }
    await expectRefusal(batch(''), 'declaration.correction_needs_note')
    expect((await batch('漏记了')).status).toBe(200)
  })

  it('does not hold up a deed that was declared while the year ran, and takes no new one', async () => {
    const body = { ruleId: village.rule('代购代办').ruleId, deedOn: '2026-12-30' }
    village.clock.set(noonOf('2026-12-31'))
    const { declarationId } = await village.as('villager').ok(submitDeclaration, { body })
    await closeYear(village)
    const decisions = [{ declarationId, decision: 'screen' as const }]
    const { declarations } = await village.as('group_leader').ok(screenDeclarations, { body: { decisions } })
    expect(declarations[0]?.state).toBe('posted')
    expect((await accountOf(village, village.homes.villager)).recent[0]).toMatchObject({ title: '代购代办' })
    await expectRefusal(village.as('villager').call(submitDeclaration, { body }), 'declaration.period_closed')
    const silent = { ...body, householdId: village.homes.villager.householdId }
    const late = village.as('committee').call(submitDeclaration, { body: silent })
    await expectRefusal(late, 'declaration.correction_needs_note')
  })
})
