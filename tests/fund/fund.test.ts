import { listAwardOptions } from '@village-points/shared/declarations/contract.ts'
import * as fund from '@village-points/shared/fund/contract.ts'
import { readVillageTotals } from '@village-points/shared/ledger/contract.ts'
import { coverAfter, coverPercent } from '@village-points/shared/ledger/cover.ts'
import { redeemReward } from '@village-points/shared/rewards/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expectSoundBooks } from '../ledger/audit.ts'
import { earn, TODAY } from '../village/deeds.ts'
import { openRows } from '../village/rows.ts'
import { expectRefusal, openTestVillage, type TestVillage } from '../village/test-village.ts'

let village: TestVillage

beforeEach(async () => {
  village = await openTestVillage()
})
afterEach(async () => {
  await expectSoundBooks(village)
  await village.close()
})

const input = (kind: fund.FundMovementKind, yuan: number, more = {}) => ({
  body: { kind, yuan, movedOn: TODAY, ...more },
})
const record = (kind: fund.FundMovementKind, yuan: number, more = {}) =>
  village.as('committee').ok(fund.recordFundMovement, input(kind, yuan, more))
const undo = (transferId: string) =>
  village.as('committee').call(fund.undoFundMovement, { params: { transferId }, body: { reason: '记成两笔了' } })
const read = () => village.as('committee').ok(fund.readFund)
const movements = async (query = {}) => village.as('committee').ok(fund.listFundMovements, { query })

describe('the fund', () => {
  it('adds up what came in from each source and what was spent', async () => {
    await record('collective_money', 20_000)
    await record('town_money', 8000.5, { note: '镇财政第三季度' })
    await record('gift', 1999.5, { movedOn: '2026-10-01' })
    const spent = await record('purchase', 1234.56, { note: '大米二十袋' })
    expect(spent).toMatchObject({ kind: 'purchase', yuan: -1234.56, note: '大米二十袋', recordedBy: '王会计' })
    expect(await read()).toEqual({
      cover: { fundYuan: 28_765.44, outstanding: 0, outstandingYuan: 0, yuanPerPoint: 0.5 },
      sums: [
        { kind: 'collective_money', yuan: 20_000 },
        { kind: 'town_money', yuan: 8000.5 },
        { kind: 'gift', yuan: 1999.5 },
        { kind: 'purchase', yuan: 1234.56 },
      ],
      can: { manage: true },
    })
    expect((await movements()).rows.map(({ yuan, movedOn }) => [yuan, movedOn])).toEqual([
      [-1234.56, TODAY],
      [1999.5, '2026-10-01'],
      [8000.5, TODAY],
      [20_000, TODAY],
    ])
  })

  it('is read page by page, by those who oversee it and by the town, and belongs to one village', async () => {
    for (const yuan of [1, 2, 3]) await record('gift', yuan)
    const first = await movements({ limit: 2 })
    const second = await movements({ limit: 2, cursor: first.nextCursor })
    expect([...first.rows, ...second.rows].map(({ yuan }) => yuan)).toEqual([3, 2, 1])
    expect(second.nextCursor).toBeUndefined()
    for (const person of ['supervisor', 'town_officer'] as const) {
      const { rows } = await village.as(person).ok(fund.listFundMovements, { query: {} })
      expect(rows.some(({ can }) => can.undo)).toBe(false)
      expect((await village.as(person).ok(fund.readFund)).can).toEqual({ manage: false })
    }
    expect((await village.neighbor.as('committee').ok(fund.listFundMovements, { query: {} })).rows).toEqual([])
  })

  it('refuses money of tomorrow, no money, and more than there is', async () => {
    const call = (...arguments_: Parameters<typeof input>) =>
      village.as('committee').call(fund.recordFundMovement, input(...arguments_))
    await expectRefusal(call('gift', 5, { movedOn: '2026-11-24' }), 'fund.day_in_future')
    for (const [yuan, sentence] of [
      [0, '金额要大于 0'],
      [0.001, '金额最多写到分'],
      [10_000_001, '金额太大了,一次最多 1000 万元'],
    ] as const) {
      const { fields } = await expectRefusal(call('gift', yuan), 'platform.invalid_request')
      expect(fields).toEqual({ yuan: sentence })
    }
    const broke = await expectRefusal(call('purchase', 5), 'fund.money_insufficient')
    expect(broke.message).toBe('基金里只有 0 元,不够 5 元。')
    await record('gift', 1000)
    expect((await expectRefusal(call('purchase', 1000.01), 'fund.money_insufficient')).message).toBe(
      '基金里只有 1,000 元,不够 1,000.01 元。',
    )
  })

  it('takes a wrong movement back by the opposite one, once, in either direction', async () => {
    const gift = await record('gift', 500)
    const spent = await record('purchase', 300)
    const early = await expectRefusal(undo(gift.transferId), 'fund.money_insufficient')
    expect(early.message).toBe('基金里只有 200 元,不够 500 元。')
    expect((await undo(spent.transferId)).body.undone).toMatchObject({ recordedBy: '王会计', reason: '记成两笔了' })
    expect((await undo(gift.transferId)).status).toBe(200)
    await expectRefusal(undo(gift.transferId), 'fund.already_undone')
    const { rows } = await movements()
    expect(rows.map(({ undone, can }) => [undone?.reason, can.undo])).toEqual([
      ['记成两笔了', false],
      ['记成两笔了', false],
    ])
    expect((await read()).cover.fundYuan).toBe(0)
  })

  it('takes back nothing but its own movements', async () => {
    await expectRefusal(undo('nothing'), 'fund.movement_not_found')
    await earn(village, village.homes.villager, 100)
    const database = await openRows(village.place)
    const [award] = await database.all<{ id: string }>(
      "SELECT transfer_id AS id FROM ledger_transfers WHERE kind = 'award'",
    )
    await database.close()
    await expectRefusal(undo(award!.id), 'fund.movement_not_found')
    const { transferId } = await record('gift', 5)
    const params = { params: { transferId }, body: { reason: '不是我们的' } }
    await expectRefusal(village.neighbor.as('committee').call(fund.undoFundMovement, params), 'fund.movement_not_found')
  })

  it('is never overspent and never taken back twice, by however many at once', async () => {
    const { transferId } = await record('gift', 50)
    await record('town_money', 100)
    const spending = Array.from({ length: 20 }, () =>
      village.as('committee').call(fund.recordFundMovement, input('purchase', 10)),
    )
    const undoing = Array.from({ length: 20 }, () => undo(transferId))
    const [bought, undone] = [await Promise.all(spending), await Promise.all(undoing)]
    const spent = bought.filter(({ error }) => !error).length
    const isUndone = undone.filter(({ error }) => !error).length
    expect(isUndone).toBeLessThanOrEqual(1)
    expect((await read()).cover.fundYuan).toBe(150 - spent * 10 - isUndone * 50)
    for (const { error } of bought) expect([undefined, 'fund.money_insufficient']).toContain(error?.code)
  })
})

describe('cover', () => {
  it('sets the money against all points that may still be redeemed, held ones included', async () => {
    await earn(village, village.homes.villager, 100)
    const body = { rewardId: village.reward('食用油').rewardId, quantity: 1 }
    await village.as('villager').ok(redeemReward, { body })
    await record('town_money', 40)
    const { cover } = await read()
    expect(cover).toEqual({ fundYuan: 40, outstanding: 100, outstandingYuan: 50, yuanPerPoint: 0.5 })
    expect(coverPercent(cover)).toBe(80)
    expect(await village.as('villager').ok(readVillageTotals)).toMatchObject({ fundYuan: 40, outstandingYuan: 50 })
  })

  it('is not spoken of in a village that keeps no fund', async () => {
    expect((await village.as('villager').ok(readVillageTotals)).fundYuan).toBeUndefined()
    expect((await village.as('committee').ok(listAwardOptions, { query: {} })).cover).toBeUndefined()
  })

  it('warns before points are given that the money would not cover', async () => {
    await record('gift', 100)
    await earn(village, village.homes.villager, 100)
    const { cover } = await village.as('group_leader').ok(listAwardOptions, { query: {} })
    expect(coverAfter(cover!, 100)).toEqual({ owedYuan: 100, lackingYuan: 0 })
    expect(coverAfter(cover!, 100.5)).toEqual({ owedYuan: 100.25, lackingYuan: 0.25 })
  })

  it('is whole percent, and nothing where nothing is owed', () => {
    expect(coverPercent({ fundYuan: 0, outstandingYuan: 10 })).toBe(0)
    expect(coverPercent({ fundYuan: 9.99, outstandingYuan: 10 })).toBe(99)
    expect(coverPercent({ fundYuan: 10, outstandingYuan: 0 })).toBeUndefined()
  })
})
