import { reverseAward } from '@village-points/shared/declarations/contract.ts'
import {
  listEntries,
  readEntry,
  readHouseholdAccount,
  readVillageTotals,
} from '@village-points/shared/ledger/contract.ts'
import { redeemReward } from '@village-points/shared/rewards/contract.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountOf, award, earn, statementOf } from '../village/deeds.ts'
import { expectRefusal, openTestVillage, type TestVillage } from '../village/test-village.ts'
import { expectSoundBooks } from './audit.ts'

let village: TestVillage

beforeAll(async () => {
  village = await openTestVillage({ households: 1 })
})
afterAll(async () => {
  await expectSoundBooks(village)
  await village.close()
})

const order = (name: string) =>
  village.as('villager').ok(redeemReward, { body: { rewardId: village.reward(name).rewardId, quantity: 1 } })

describe('the home page of a household', () => {
  it('starts with nothing, six months and the village’s telephone', async () => {
    const account = await village.as('villager').ok(readHouseholdAccount, { params: village.homes.villager })
    expect(account).toMatchObject({
      villageName: '禾湾村',
      telephone: '022-29990000',
      availablePoints: 0,
      heldPoints: 0,
      conductPoints: 0,
      shortfallPoints: 0,
      earnedThisMonth: 0,
      recent: [],
    })
    expect(account.months.map(({ month }) => month)).toEqual([
      '2026-06',
      '2026-07',
      '2026-08',
      '2026-09',
      '2026-10',
      '2026-11',
    ])
  })

  it('shows three figures, the months by the day of the deed, and the latest five entries', async () => {
    const home = village.homes.villager
    await award(village, '门前屋后整洁', home, { deedOn: '2026-10-31' })
    await award(village, '门前屋后整洁', home, { deedOn: '2026-11-01' })
    await award(village, '镇级表彰', home)
    await award(village, '代购代办', home)
    await earn(village, home, 100)
    await order('大米5千克')
    const account = await village.as('villager').ok(readHouseholdAccount, { params: home })
    expect(account).toMatchObject({
      availablePoints: 80.5,
      heldPoints: 40,
      conductPoints: 125.5,
      shortfallPoints: 0,
      earnedThisMonth: 115.5,
    })
    expect(account.months.at(-2)).toEqual({ month: '2026-10', earned: 10 })
    expect(account.recent.map(({ title }) => title)).toEqual([
      '换大米5千克 1 袋',
      '义务巡逻',
      '代购代办',
      '镇级表彰',
      '门前屋后整洁',
    ])
  })
})

describe('the statement', () => {
  it('covers every entry exactly once, whatever the size of its pages', async () => {
    const [home] = village.more
    for (let count = 0; count < 13; count++) await award(village, '代购代办', home!)
    const all = await statementOf(village, home!)
    expect(all).toHaveLength(13)
    expect(all.map(({ availableAfter }) => availableAfter)).toEqual(
      Array.from({ length: 13 }, (_, at) => (13 - at) / 2),
    )
    for (const limit of [1, 4, 5, 13, 100]) {
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const query = { limit, ...(cursor ? { cursor } : {}) }
        const page = await village.as('committee').ok(listEntries, { params: home!, query })
        expect(page.rows.length).toBeLessThanOrEqual(limit)
        seen.push(...page.rows.map(({ transferId }) => transferId))
        cursor = page.nextCursor
      } while (cursor)
      expect(seen).toEqual(all.map(({ transferId }) => transferId))
    }
  })

  it('begins again at the newest when the cursor means nothing', async () => {
    const { rows } = await village
      .as('committee')
      .ok(listEntries, { params: village.more[0]!, query: { cursor: 'nonsense', limit: 1 } })
    expect(rows[0]?.availableAfter).toBe(6.5)
  })
})

describe('the trail of an entry', () => {
  it('names clause, actor, member and note', async () => {
    const home = village.homes.other
    const memberId = home.members[1]!.memberId
    const note = '清理房前渠道'
    const { declaration } = await award(village, '集体义务劳动', home, { quantity: 2, memberId, note })
    const params = { householdId: home.householdId, transferId: declaration.transferId }
    const trail = await village.as('other_villager').ok(readEntry, { params })
    expect(trail).toMatchObject({
      note,
      actor: { name: '王会计', roleName: '村委会' },
      rule: { rulebookTitle: '积分细则', clause: 2, title: '集体义务劳动', pointsText: expect.stringContaining('5') },
      declarationId: declaration.declarationId,
      entry: { availablePoints: 10, conductPoints: 10, memberName: '孙桂兰', deedOn: '2026-11-23', isReversed: false },
      can: { reverse: false },
    })
    expect((await village.as('committee').ok(readEntry, { params })).can).toEqual({ reverse: true })
    expect((await village.as('supervisor').ok(readEntry, { params })).can).toEqual({ reverse: false })
  })

  it('links an award with what took it back, in both directions', async () => {
    const home = village.homes.other
    const { declaration } = await award(village, '义务巡逻', home)
    const params = { declarationId: declaration.declarationId }
    await village.as('committee').ok(reverseAward, { params, body: { reason: '记错人家了' } })
    const [reversal] = await statementOf(village, home, 1)
    const read = (transferId: string) =>
      village.as('committee').ok(readEntry, { params: { householdId: home.householdId, transferId } })
    const trail = await read(declaration.transferId)
    expect(trail.reversedBy).toMatchObject({
      transferId: reversal!.transferId,
      reason: '记错人家了',
      actorName: '王会计',
    })
    expect(trail.entry.isReversed).toBe(true)
    expect(trail.can.reverse).toBe(false)
    const opposite = await read(reversal!.transferId)
    expect(opposite.reverses?.transferId).toBe(declaration.transferId)
    expect(opposite.entry).toMatchObject({ kind: 'reversal', availablePoints: -100, conductPoints: -100 })
    expect(opposite.can.reverse).toBe(false)
  })

  it('refuses an entry of another household and one that is not there', async () => {
    const [foreign] = await statementOf(village, village.homes.villager, 1)
    const { householdId } = village.homes.other
    for (const transferId of [foreign!.transferId, 'nowhere']) {
      const params = { householdId, transferId }
      await expectRefusal(village.as('committee').call(readEntry, { params }), 'ledger.entry_not_found')
      await expectRefusal(village.as('other_villager').call(readEntry, { params }), 'ledger.entry_not_found')
    }
  })
})

describe('the village’s totals', () => {
  it('count points issued and redeemed this month and what the village owes', async () => {
    const { villager, other, leader } = village.homes
    const homes = [villager, other, leader, ...village.more]
    const accounts = await Promise.all(homes.map((home) => accountOf(village, home)))
    const owed = accounts.reduce((sum, one) => sum + one.availablePoints + one.heldPoints, 0)
    const totals = await village.as('villager').ok(readVillageTotals, {})
    expect(totals).toEqual({
      month: '2026-11',
      issuedThisMonth: owed,
      redeemedThisMonth: 0,
      outstanding: owed,
      outstandingYuan: owed / 2,
    })
    expect(await village.neighbor.as('villager').ok(readVillageTotals, {})).toMatchObject({ outstanding: 0 })
  })
})

describe('who may read a household’s points', () => {
  const readers = [
    ['villager', 'villager', true],
    ['villager', 'other', false],
    ['other_villager', 'villager', false],
    ['group_leader', 'villager', true],
    ['group_leader', 'leader', true],
    ['group_leader', 'other', false],
    ['committee', 'other', true],
    ['supervisor', 'other', true],
  ] as const

  it.each(readers)('%s reads the home of %s: %s', async (person, home, isAllowed) => {
    const { householdId } = village.homes[home]
    const client = village.as(person)
    for (const answer of [
      client.call(readHouseholdAccount, { params: { householdId } }),
      client.call(listEntries, { params: { householdId }, query: {} }),
    ]) {
      if (isAllowed) expect((await answer).status).toBe(200)
      else await expectRefusal(answer, 'household.not_found')
    }
    const params = { householdId, transferId: 'nowhere' }
    const code = isAllowed ? 'ledger.entry_not_found' : 'household.not_found'
    await expectRefusal(client.call(readEntry, { params }), code)
  })

  it.each(['clerk', 'town_officer', 'operator'] as const)('refuses the %s', async (person) => {
    const answer = village.as(person).call(readHouseholdAccount, { params: village.homes.other })
    await expectRefusal(answer, 'platform.not_permitted')
  })

  it('knows nothing of the neighbouring village', async () => {
    for (const person of ['committee', 'supervisor', 'villager', 'group_leader'] as const) {
      const answer = village.neighbor.as(person).call(readHouseholdAccount, { params: village.homes.villager })
      await expectRefusal(answer, 'household.not_found')
    }
    const params = village.homes.villager
    await expectRefusal(
      village.neighbor.as('committee').call(listEntries, { params, query: {} }),
      'household.not_found',
    )
  })
})
