import { reverseAward, screenDeclarations, undoAward } from '@village-points/shared/declarations/contract.ts'
import { recheckDeduction } from '@village-points/shared/deductions/contract.ts'
import { listMessages } from '@village-points/shared/messages/contract.ts'
import { recordPanel } from '@village-points/shared/review/contract.ts'
import { cancelRedemption, redeemReward } from '@village-points/shared/rewards/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { choosePanel, deduct } from '../deductions/cases.ts'
import { configure } from '../ledger/year-end.ts'
import { accepted } from '../publicity/waiting.ts'
import type { Client } from '../village/client.ts'
import { declareFor } from '../village/declaring.ts'
import { award, earn } from '../village/deeds.ts'
import { answer, appeal, object, publicized } from '../village/objecting.ts'
import { settleResidents } from '../village/residents.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'

let village: TestVillage
beforeEach(async () => {
  village = await openTestVillage({ households: 6 })
})
afterEach(() => village.close())

const all = async (client: Client) => {
  const { rows } = await client.ok(listMessages, { query: {} })
  return rows.map(({ title, text }) => `${title} ${text}`)
}
/** Without the lists that go up by themselves meanwhile: those are told to everybody. */
const said = async (client: Client = village.as('villager')) =>
  (await all(client)).filter((one) => !one.startsWith('新的公示'))
const evening = (day: string, clock = '18:20') => village.clock.set(`${day}T${clock}:00+08:00`)
const screen = (declarationId: string, decision: 'screen' | 'return' | 'reject', more = {}) =>
  village.as('group_leader').ok(screenDeclarations, { body: { decisions: [{ declarationId, decision, ...more }] } })

describe('a declaration', () => {
  it('is told of when it is posted, with the page that it opens', async () => {
    const { declarationId } = await declareFor(village, '代购代办')
    await screen(declarationId, 'screen')
    const { rows } = await village.as('villager').ok(listMessages, { query: {} })
    expect(rows).toMatchObject([
      { kind: 'declaration_posted', text: '“代购代办”加了 0.5 分。', opens: 'declaration', subjectId: declarationId },
    ])
    evening('2026-11-23')
    await village.runJobs()
    expect(await said(), 'the evening does not tell it again').toHaveLength(1)
  })

  it('is told of when it comes back, with the reason and the words', async () => {
    const { declarationId } = await declareFor(village, '代购代办')
    await screen(declarationId, 'return', { reason: 'photo_unclear', words: '拍近一点' })
    expect(await said()).toEqual([
      '您家报的好事还差一点 “代购代办”:照片看不清,请补一张。拍近一点。补好了再交一次就行。',
    ])
  })

  it('is told of when it is refused: of other reasons only the words', async () => {
    const { declarationId } = await declareFor(village, '代购代办')
    await screen(declarationId, 'reject', { reason: 'other', words: '那天没开会' })
    expect(await said()).toEqual(['您家报的好事没有加分 “代购代办”没有加分,原因是:那天没开会。'])
  })

  it('is told to the leader of the group, once a morning', async () => {
    await declareFor(village, '代购代办')
    await declareFor(village, '门前屋后整洁')
    expect(await said(village.as('group_leader'))).toEqual([])
    village.clock.set('2026-11-24T08:00:00+08:00')
    expect(await said(village.as('group_leader'))).toEqual(['有好事等您核实 又有 2 件好事交上来了,请去看一看。'])
    expect(await said(village.as('committee'))).toEqual([])
  })

  it('is told to those who sit on it, once a morning', async () => {
    const memberUserIds = (['committee', 'villager', 'other_villager'] as const).map(village.userIdOf)
    const body = { chosenOn: '2026-11-01', termEndsOn: '2027-11-01', memberUserIds, standInUserIds: [], quorum: 3 }
    await village.as('committee').ok(recordPanel, { body })
    const { declarationId } = await declareFor(village, '孝老爱亲受到认可')
    await screen(declarationId, 'screen')
    await village.runJobs()
    village.clock.set('2026-11-24T08:00:00+08:00')
    expect(await said(village.as('committee'))).toEqual(['有好事等您评议 又有 1 件好事等您评议。'])
    expect(await said(), 'nobody sits on the own household’s deed').toEqual([])
  })
})

describe('awards on the spot', () => {
  it('are told in the evening, all of a household in one message; what was taken back is left out', async () => {
    const { villager, other } = village.homes
    await award(village, '义务巡逻', villager)
    await award(village, '代购代办', villager)
    await award(village, '门前屋后整洁', villager)
    const wrong = await award(village, '代购代办', other)
    const { declarationId } = wrong.declaration
    await village.as('committee').ok(undoAward, { params: { declarationId }, body: {} })
    await village.runJobs()
    expect(await said()).toEqual([])
    evening('2026-11-23')
    await village.runJobs()
    await village.runJobs()
    expect(await said()).toEqual(['您家加了 110.5 分 “义务巡逻”100 分、“代购代办”0.5 分、“门前屋后整洁”10 分。'])
    expect(await said(village.as('other_villager'))).toEqual([])
  })

  it('of the last minutes before the evening wait until nobody can undo them', async () => {
    await village.runJobs()
    evening('2026-11-23', '17:58')
    await award(village, '代购代办', village.homes.villager)
    evening('2026-11-23', '18:05')
    await village.runJobs()
    expect(await said()).toEqual([])
    evening('2026-11-23', '18:12')
    await award(village, '门前屋后整洁', village.homes.villager)
    await village.runJobs()
    expect(await said()).toEqual(['您家加了 0.5 分 “代购代办”0.5 分。'])
    evening('2026-11-24')
    await village.runJobs()
    expect((await said())[0]).toBe('您家加了 10 分 “门前屋后整洁”10 分。')
  })

  it('of days on which the server stood still are told afterwards', async () => {
    evening('2026-11-23')
    await village.runJobs()
    await award(village, '代购代办', village.homes.villager)
    village.clock.advance({ days: 3 })
    await village.runJobs()
    expect(await said()).toHaveLength(1)
  })

  it('that are corrected are told of with the reason', async () => {
    const { declaration } = await award(village, '代购代办', village.homes.villager)
    const { declarationId } = declaration
    await village.as('committee').ok(reverseAward, { params: { declarationId }, body: { reason: '记错人了' } })
    expect(await said()).toEqual(['有 0.5 分撤回了 11月23日记的“代购代办”撤回了,原因是:记错人了。'])
  })
})

describe('an order', () => {
  const order = async () => {
    await earn(village, village.homes.villager, 100)
    const body = { rewardId: village.reward('大米5千克').rewardId, quantity: 1 }
    return (await village.as('villager').ok(redeemReward, { body })).redemption
  }
  const ofOrders = async () => (await said()).filter((one) => one.includes('大米'))

  it('is told of when it waits, called to mind twice, and told of when it ends', async () => {
    const { pickupBy } = await order()
    expect(pickupBy).toBe('2026-12-08')
    expect(await ofOrders()).toEqual(['换的东西留好了 大米5千克 1 袋给您留着,请在12月8日以前去取。'])
    village.clock.set('2026-12-02T10:00:00+08:00')
    await village.runJobs()
    expect(await ofOrders()).toHaveLength(1)
    for (const day of ['2026-12-03', '2026-12-05', '2026-12-07', '2026-12-08']) {
      village.clock.set(`${day}T10:00:00+08:00`)
      await village.runJobs()
      await village.runJobs()
    }
    const reminder = '还有东西没取 大米5千克 1 袋还没取。12月8日以前没取,分会退给您家。'
    expect((await ofOrders()).slice(0, 2)).toEqual([reminder, reminder])
    expect(await ofOrders()).toHaveLength(3)
    village.clock.set('2026-12-09T10:00:00+08:00')
    await village.runJobs()
    expect((await ofOrders())[0]).toBe('没取的东西退了 大米5千克 1 袋到日子没取,40 分退给您家了。')
  })

  it('is told of when somebody else cancels it, not when the household does', async () => {
    const first = await order()
    await village.as('villager').ok(cancelRedemption, { params: { redemptionId: first.redemptionId }, body: {} })
    const second = await order()
    await village.as('clerk').ok(cancelRedemption, { params: { redemptionId: second.redemptionId }, body: {} })
    const cancelled = (await ofOrders()).filter((one) => one.includes('取消'))
    expect(cancelled).toEqual([expect.stringMatching(/^换东西取消了 大米5千克 1 袋由.+取消了,40 分退给您家了。$/)])
  })
})

describe('a deduction', () => {
  it('is told to the household at every step, and to nobody else', async () => {
    const residents = await settleResidents(village)
    await choosePanel(village, residents)
    await award(village, '门前屋后整洁', village.homes.villager)
    const one = await deduct(village, residents, village.homes.villager)
    const { deductionId } = one
    const body = { finding: 'fixed' as const }
    await village.as('committee').ok(recheckDeduction, { params: { deductionId }, body })
    const about = (text: string) => text.includes('垃圾乱倒')
    expect((await said()).filter(about).toReversed()).toEqual([
      '有件事请改一改 “垃圾乱倒提醒后未改”,请在11月30日以前改好,改好了告诉村里就没事了。这是提醒,没有扣分。',
      '有人提出扣您家 5 分 “垃圾乱倒提醒后未改”还没改好。扣不扣,村里先听您家怎么说,再由大家评议。',
      expect.stringMatching(/^提醒过的事评议过了 “垃圾乱倒提醒后未改”评议通过,公示到.+只公布件数/),
      expect.stringMatching(/^扣了 5 分 “垃圾乱倒提醒后未改”扣了 5 分。.+以前改好,分退给您家。$/),
      '扣的 5 分退回来了 “垃圾乱倒提醒后未改”扣的 5 分退给您家了。',
    ])
    for (const person of ['other_villager', 'group_leader', 'committee', 'supervisor', 'town_officer'] as const) {
      expect((await said(village.as(person))).filter(about)).toEqual([])
    }
  })
})

describe('an objection', () => {
  it('is told to the household without a name, to the supervisors in the morning, its answer to who raised it', async () => {
    const declarationId = await publicized(village)
    const { body: raised } = await object(village.as('other_villager'), declarationId)
    expect(await said()).toEqual(['您家报的好事要再查一查 有人对“见义勇为”提了意见,查清楚了再告诉您。'])
    village.clock.set('2026-11-24T08:00:00+08:00')
    expect(await said(village.as('supervisor'))).toEqual(['有意见等着答复 又有 1 条意见等着查一查、答复人家。'])
    await answer(village, raised, { isUpheld: false, reasons: '问过三个邻居' })
    expect(await said(village.as('other_villager'))).toEqual([
      '您提的意见有答复了 “见义勇为”:查过了,没有记错。问过三个邻居',
    ])
    await appeal(village.as('other_villager'), raised)
    village.clock.set('2026-11-25T08:00:00+08:00')
    expect(await said(village.as('town_officer'))).toEqual(['有意见等着答复 又有 1 条意见等着查一查、答复人家。'])
  })
})

describe('a publicity list', () => {
  it('is told to everybody when it hangs out', async () => {
    await accepted(village)
    village.clock.set('2026-11-24T08:00:00+08:00')
    await village.runJobs()
    const listed = '新的公示贴出来了 2026年第 1 号积分公示,到11月30日为止。哪一条不对,可以提意见。'
    for (const person of ['villager', 'other_villager', 'clerk'] as const) {
      expect(await all(village.as(person))).toContain(listed)
    }
  })
})

describe('the end of the year', () => {
  it('is announced to everybody, and again when the village turns to the milder rule', async () => {
    await configure(village, { periodRule: 'expiry' })
    village.clock.set('2026-12-01T12:00:00+08:00')
    await village.runJobs()
    await village.runJobs()
    expect(await said()).toEqual(['2026年的分年底到期 到12月31日还没用完的分就到期了,请在那以前换东西。'])
    await configure(village, { periodRule: 'carry_over' })
    await village.runJobs()
    expect((await said())[0]).toBe('2026年年底,没用完的分留着 到12月31日还没用完的分转到明年接着用,什么也不用办。')
  })
})
