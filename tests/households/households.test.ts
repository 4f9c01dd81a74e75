import {
  briefsOf,
  findHousehold,
  foundHousehold,
  markMerged,
  membersOf,
  requireActiveHousehold,
  requireHousehold,
} from '@village-points/api/households/index.ts'
import * as households from '@village-points/shared/households/contract.ts'
import { readMe } from '@village-points/shared/identity/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expectRefusal, openTestVillage, type Person, type TestVillage } from '../village/test-village.ts'

let village: TestVillage
beforeEach(async () => {
  village = await openTestVillage({ withoutRulebook: true })
})
afterEach(() => village.close())

const read = (person: Person, { householdId }: { householdId: string }) =>
  village.as(person).call(households.readHousehold, { params: { householdId } })

describe('read-household', () => {
  it('shows villagers their own home with masked phones, and nobody else’s', async () => {
    const { villager, other } = village.homes
    const { body } = await read('villager', villager)
    expect(body).toMatchObject({ name: '王德福家', can: { manage: false, issueCard: false } })
    expect(body.members.map((member) => member.phone)).toEqual(['138****4705', undefined])
    await expectRefusal(read('villager', other), 'household.not_found')
    await expectRefusal(read('other_villager', villager), 'household.not_found')
  })

  it('shows a group leader the own group', async () => {
    expect((await read('group_leader', village.homes.villager)).body.members[0]?.phone).toBe('138****4705')
    await expectRefusal(read('group_leader', village.homes.other), 'household.not_found')
  })

  it('shows everything to the committee, everything but phones to the supervisors', async () => {
    expect((await read('committee', village.homes.other)).body.members[0]?.phone).toBe('13800001234')
    expect((await read('supervisor', village.homes.other)).body.members[0]?.phone).toBe('138****1234')
  })

  it('is blind to the neighbouring village and to what does not exist', async () => {
    await expectRefusal(read('committee', village.neighbor.homes.villager), 'household.not_found')
    await expectRefusal(read('committee', { householdId: 'nobody' }), 'household.not_found')
  })
})

const merge = (from: households.Household, into: households.Household) =>
  village.work((work) => markMerged(work, { fromHouseholdId: from.householdId, intoHouseholdId: into.householdId }))

describe('a merger', () => {
  it('brings the members over, keeps one head, and leaves the old household as history', async () => {
    const { villager, leader } = village.homes
    await merge(leader, villager)
    const joined = (await read('committee', villager)).body
    expect(joined.members.map(({ name, isHead, relation }) => [name, isHead, relation])).toEqual([
      ['王德福', true, '户主'],
      ['李秀英', false, '配偶'],
      ['刘建军', false, '家庭成员'],
    ])
    const gone = (await read('committee', leader)).body
    expect(gone).toMatchObject({ name: '刘建军家', status: 'merged', memberCount: 0, members: [] })
    expect(gone.mergedInto?.name).toBe('王德福家')
    expect(gone.can).toEqual({ manage: false, issueCard: false })
  })

  it('finds the joined household by those who came, and the old one no more', async () => {
    const { villager, leader } = village.homes
    await merge(leader, villager)
    const { rows } = await village.as('committee').ok(households.searchHouseholds, { query: { text: '刘建军' } })
    expect(rows.map((row) => row.householdId)).toEqual([villager.householdId])
  })

  it('lets the people of the old household act for the joined one', async () => {
    const { villager, other } = village.homes
    await merge(other, villager)
    const me = await village.as('other_villager').ok(readMe)
    expect(me.roles).toMatchObject([{ role: 'villager', householdId: villager.householdId, label: '王德福家' }])
  })

  it('leads on when the joined household itself joins a third one', async () => {
    const { villager, other, leader } = village.homes
    await merge(leader, villager)
    await merge(villager, other)
    expect((await read('committee', leader)).body.mergedInto?.name).toBe('赵国强家')
  })

  it('is refused for a household that is gone or not ours', async () => {
    const { villager, other, leader } = village.homes
    await merge(leader, villager)
    await expect(merge(leader, other)).rejects.toThrow('household.merged')
    await expect(merge(other, leader)).rejects.toThrow('household.merged')
    await expect(merge(other, village.neighbor.homes.other)).rejects.toThrow('household.not_found')
  })
})

describe('a split', () => {
  const split = async (more: { memberIds?: string[]; headMemberId?: string; number?: string; doorNumber?: string }) => {
    const { householdId, members } = village.homes.villager
    const wife = members[1]!.memberId
    const { villagersGroupId } = village.groups[0]!
    const place = { householdId, villagersGroupId, doorNumber: '一组3号' }
    const leaving = { memberIds: [wife], headMemberId: wife }
    return village.work((work) => foundHousehold(work, { ...place, ...leaving, ...more }))
  }

  it('founds a household with its own head and leaves the old one its own', async () => {
    const founded = await split({})
    expect(founded).toMatchObject({ name: '李秀英家', groupName: '一组', number: 'H1004', memberCount: 1 })
    const members = await village.work((work) => membersOf(work, founded.householdId))
    const [wife] = village.homes.villager.members.slice(1)
    expect(members).toEqual([{ ...wife, isHead: true, relation: '户主' }])
    expect((await read('committee', village.homes.villager)).body).toMatchObject({ name: '王德福家', memberCount: 1 })
    const { rows } = await village.as('committee').ok(households.searchHouseholds, { query: { text: '李秀英' } })
    expect(rows.map((row) => row.name)).toEqual(['李秀英家'])
  })

  it('refuses people who are not there, a head who leaves, a number that is taken', async () => {
    const [head, wife] = village.homes.villager.members.map((member) => member.memberId) as [string, string]
    await expect(split({ memberIds: ['nobody'], headMemberId: 'nobody' })).rejects.toThrow('household.members_unknown')
    await expect(split({ memberIds: [wife], headMemberId: head })).rejects.toThrow('household.members_unknown')
    await expect(split({ memberIds: [head, wife] })).rejects.toThrow('household.split_leaves_nobody')
    await expect(split({ number: 'h1001' })).rejects.toThrow('household.number_taken')
    expect((await read('committee', village.homes.villager)).body.memberCount).toBe(2)
  })
})

describe('the doors', () => {
  it('find households of this village only, each once', async () => {
    const { villager, leader } = village.homes
    const foreign = village.neighbor.homes.villager.householdId
    const ids = [villager.householdId, leader.householdId, villager.householdId, foreign, 'nobody']
    const briefs = await village.work((work) => briefsOf(work, ids))
    expect([...briefs.values()].map((brief) => brief.name).toSorted()).toEqual(['刘建军家', '王德福家'])
    expect(await village.work((work) => findHousehold(work, foreign))).toBeUndefined()
    expect(await village.work((work) => requireHousehold(work, villager.householdId))).toEqual(
      briefs.get(villager.householdId),
    )
  })

  it('tell why a household earns nothing', async () => {
    const { villager, other, leader } = village.homes
    const active = (one: households.Household) => village.work((work) => requireActiveHousehold(work, one.householdId))
    await merge(leader, villager)
    const params = { householdId: other.householdId }
    await village.as('committee').ok(households.moveHouseholdAway, { params, body: { reason: '进城' } })
    expect(await active(villager)).toMatchObject({ name: '王德福家' })
    await expect(active(leader)).rejects.toMatchObject({ code: 'household.merged', details: { into: '王德福家' } })
    await expect(active(other)).rejects.toMatchObject({ code: 'household.moved_away', details: { name: '赵国强家' } })
    await expect(active(village.neighbor.homes.other)).rejects.toThrow('household.not_found')
  })
})
