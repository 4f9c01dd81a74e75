import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { earn } from '../village/deeds.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'
import { accountAfterAll, configure, noonOf, periodOf } from './year-end.ts'

let village: TestVillage

beforeEach(async () => {
  village = await openTestVillage({ withoutGoods: true })
})
afterEach(() => village.close())

const noticeOn = async (day: string) => {
  village.clock.set(noonOf(day))
  await village.runJobs()
  return (await accountAfterAll(village, village.homes.villager)).periodNotice
}

describe('the end of a year', () => {
  it('is shown to the committee before it is announced: the rule, the day, the households and their points', async () => {
    await earn(village, village.homes.villager, 200)
    await earn(village, village.homes.other, 100)
    await configure(village, { periodRule: 'expiry', periodNoticeDays: 20 })
    expect(await periodOf(village)).toEqual({
      year: 2026,
      lastDay: '2026-12-31',
      rule: 'expiry',
      announceOn: '2026-12-11',
      isAnnounced: false,
      households: 2,
      points: 300,
      heldPoints: 0,
      closed: [],
    })
    expect((await periodOf(village.neighbor)).points).toBe(0)
  })

  it('is announced thirty days before, unless the village says otherwise: points stay', async () => {
    expect(await noticeOn('2026-11-30')).toBeUndefined()
    expect(await noticeOn('2026-12-01')).toEqual({ rule: 'carry_over', lastDay: '2026-12-31' })
    expect(await periodOf(village)).toMatchObject({ isAnnounced: true, announceOn: '2026-12-01', rule: 'carry_over' })
  })

  it('is announced as the village chose, on the day it chose', async () => {
    await configure(village, { periodRule: 'expiry', periodNoticeDays: 15 })
    expect(await noticeOn('2026-12-15')).toBeUndefined()
    expect(await noticeOn('2026-12-16')).toEqual({ rule: 'expiry', lastDay: '2026-12-31' })
  })

  it('keeps the rule that was announced when the village chooses to let points lapse afterwards', async () => {
    await noticeOn('2026-12-01')
    await configure(village, { periodRule: 'expiry' })
    expect((await noticeOn('2026-12-05'))?.rule).toBe('carry_over')
    expect((await periodOf(village)).rule).toBe('carry_over')
  })

  it('becomes milder when the village turns to letting points stay, and does not turn back', async () => {
    await configure(village, { periodRule: 'expiry' })
    await noticeOn('2026-12-01')
    await configure(village, { periodRule: 'carry_over' })
    expect((await noticeOn('2026-12-10'))?.rule).toBe('carry_over')
    await configure(village, { periodRule: 'expiry' })
    expect((await noticeOn('2026-12-11'))?.rule).toBe('carry_over')
  })

  it('takes nobody’s points when the announcement would come too late', async () => {
    await configure(village, { periodRule: 'expiry' })
    village.clock.set(noonOf('2026-12-20'))
    expect((await periodOf(village)).rule).toBe('carry_over')
    expect((await noticeOn('2026-12-20'))?.rule).toBe('carry_over')
  })

  it('is announced anew in the next year', async () => {
    await noticeOn('2026-12-01')
    expect(await noticeOn('2027-01-02')).toBeUndefined()
    await configure(village, { periodRule: 'expiry' })
    expect(await noticeOn('2027-12-01')).toEqual({ rule: 'expiry', lastDay: '2027-12-31' })
  })
})
