import { tell, tellAll, toldWithin } from '@village-points/api/messages/index.ts'
import { countUnread, listMessages, type MessageTold, markRead } from '@village-points/shared/messages/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { configure, merge } from '../ledger/year-end.ts'
import type { Client } from '../village/client.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'

let village: TestVillage
beforeEach(async () => {
  village = await openTestVillage({ withoutGoods: true })
})
afterEach(() => village.close())

const returned = (title: string, home = village.homes.villager): MessageTold => ({
  kind: 'declaration_returned',
  householdId: home.householdId,
  words: { title, reason: '照片看不清,请补一张' },
})
const told = (...messages: MessageTold[]) => village.work((work) => tellAll(work, messages))
const inbox = async (client: Client) => (await client.ok(listMessages, { query: {} })).rows
const unread = async (client: Client) => (await client.ok(countUnread)).unread

describe('a message', () => {
  it('is read by the household that it is for, and by nobody else', async () => {
    await told(returned('清扫门前'))
    expect(await inbox(village.as('villager'))).toEqual([
      {
        messageId: expect.any(String),
        kind: 'declaration_returned',
        title: '您家报的好事还差一点',
        text: '“清扫门前”:照片看不清,请补一张。补好了再交一次就行。',
        toldAt: '2026-11-23T02:00:00.000Z',
        isNew: true,
        opens: 'declaration',
      },
    ])
    for (const person of [
      'other_villager',
      'group_leader',
      'committee',
      'supervisor',
      'clerk',
      'town_officer',
    ] as const) {
      expect(await inbox(village.as(person))).toEqual([])
    }
    expect(await inbox(village.neighbor.as('villager'))).toEqual([])
  })

  it('for everybody is read by everybody in this village', async () => {
    await told({ kind: 'period_carry_over', words: { year: 2026, day: '12月31日' } })
    expect(await unread(village.as('villager'))).toBe(1)
    expect(await unread(village.as('clerk'))).toBe(1)
    expect(await unread(village.neighbor.as('villager'))).toBe(0)
  })

  it('of what was undone is never told', async () => {
    const failing = village.work(async (work) => {
      await tell(work, returned('清扫门前'))
      throw new Error('not after all')
    })
    await expect(failing).rejects.toThrow('not after all')
    expect(await inbox(village.as('villager'))).toEqual([])
  })

  it('under a name is told once', async () => {
    const once: MessageTold = { kind: 'period_expiry', words: { year: 2026, day: '12月31日' }, once: '2026' }
    await told(once)
    await told(once, once)
    expect(await unread(village.as('villager'))).toBe(1)
  })

  it('for a household that was merged is read by its heir', async () => {
    await merge(village, village.homes.other, village.homes.villager)
    await told(returned('清扫门前', village.homes.other))
    expect(await unread(village.as('villager'))).toBe(1)
  })
})

describe('reading', () => {
  it('counts what is new, marks up to a message, and never goes back', async () => {
    const villager = village.as('villager')
    for (const title of ['一', '二', '三']) await told(returned(title))
    const [third, , first] = await inbox(villager)
    expect(await unread(villager)).toBe(3)
    expect(await villager.ok(markRead, { body: { upTo: third!.messageId } })).toEqual({ unread: 0 })
    expect(await villager.ok(markRead, { body: { upTo: first!.messageId } })).toEqual({ unread: 0 })
    await told(returned('四'))
    expect((await inbox(villager)).map(({ isNew }) => isNew)).toEqual([true, false, false, false])
    expect(await unread(villager)).toBe(1)
  })

  it('marks nothing by a message of somebody else', async () => {
    await told(returned('一'), returned('二', village.homes.other))
    const [own] = await inbox(village.as('villager'))
    expect(await village.as('other_villager').ok(markRead, { body: { upTo: own!.messageId } })).toEqual({ unread: 1 })
  })

  it('is each person’s own', async () => {
    await told({ kind: 'period_carry_over', words: { year: 2026, day: '12月31日' } })
    const [message] = await inbox(village.as('villager'))
    await village.as('villager').ok(markRead, { body: { upTo: message!.messageId } })
    expect(await unread(village.as('villager'))).toBe(0)
    expect(await unread(village.as('other_villager'))).toBe(1)
  })

  it('goes page by page, newest first', async () => {
    const villager = village.as('villager')
    for (const title of ['一', '二', '三']) await told(returned(title))
    const first = await villager.ok(listMessages, { query: { limit: 2 } })
    expect(first.rows.map(({ text }) => text[1])).toEqual(['三', '二'])
    const second = await villager.ok(listMessages, { query: { limit: 2, cursor: first.nextCursor! } })
    expect(second.rows.map(({ text }) => text[1])).toEqual(['一'])
    expect(second.nextCursor).toBeUndefined()
  })

  it('shows no more than 99 as unread', async () => {
    await told(...Array.from({ length: 120 }, (_, at) => returned(`第${at}件`)))
    expect(await unread(village.as('villager'))).toBe(99)
  })
})

describe('at night', () => {
  it('nobody is called: what is told waits for the morning', async () => {
    const villager = village.as('villager')
    village.clock.set('2026-11-23T20:30:00+08:00')
    await told(returned('清扫门前'))
    expect(await inbox(villager)).toEqual([])
    expect(await unread(villager)).toBe(0)
    village.clock.set('2026-11-24T08:00:00+08:00')
    expect(await unread(villager)).toBe(1)
    expect((await inbox(villager))[0]?.toldAt).toBe('2026-11-24T00:00:00.000Z')
  })

  it('lasts as long as the village says', async () => {
    await configure(village, { quietFromHour: 22, quietUntilHour: 6 })
    village.clock.set('2026-11-23T21:00:00+08:00')
    await told(returned('一'))
    expect(await unread(village.as('villager'))).toBe(1)
    village.clock.set('2026-11-23T22:00:00+08:00')
    await told(returned('二'))
    village.clock.set('2026-11-24T06:00:00+08:00')
    expect(await unread(village.as('villager'))).toBe(2)
  })
})

describe('a digest', () => {
  const due = (): MessageTold => {
    const { villagersGroupId } = village.homes.villager
    return { kind: 'screening_due', villagersGroupId, words: {} }
  }

  it('is one message each morning, of all that came in since the last', async () => {
    const leader = village.as('group_leader')
    await told(due())
    village.clock.advance({ hours: 2 })
    await told(due(), due())
    expect(await inbox(leader)).toEqual([])
    village.clock.set('2026-11-24T08:00:00+08:00')
    await told(due())
    expect((await inbox(leader)).map(({ text }) => text)).toEqual(['又有 3 件好事交上来了,请去看一看。'])
    village.clock.set('2026-11-25T08:00:00+08:00')
    expect((await inbox(leader)).map(({ text }) => text)).toEqual([
      '又有 1 件好事交上来了,请去看一看。',
      '又有 3 件好事交上来了,请去看一看。',
    ])
  })
})

describe('after twelve months', () => {
  it('messages are forgotten, younger ones stay', async () => {
    const { householdId } = village.homes.villager
    const always = { from: new Date(0), before: new Date('2100-01-01') }
    const all = () => village.work((work) => toldWithin(work, householdId, always))
    await told(returned('旧'))
    village.clock.advance({ days: 100 })
    await told(returned('新'))
    village.clock.advance({ days: 266 })
    expect(await all()).toHaveLength(2)
    await village.runJobs()
    await village.runJobs()
    expect((await all()).map(({ text }) => text[1])).toEqual(['新'])
  })
})
