import {
  findHousehold,
  listRoster,
  markMerged,
  membersOf,
  removeHousehold,
} from '@village-points/api/households/index.ts'
import * as households from '@village-points/shared/households/contract.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectRefusal, openTestVillage, type TestVillage } from '../village/test-village.ts'

let village: TestVillage
beforeAll(async () => {
  village = await openTestVillage({ withoutRulebook: true })
})
afterAll(() => village.close())

const committee = () => village.as('committee')

const input = (headName: string, more: Partial<households.HouseholdInput> = {}): households.HouseholdInput => ({
  villagersGroupId: village.groups[1]!.villagersGroupId,
  doorNumber: '二组5号',
  note: '',
  members: [{ name: headName, relation: '户主', isHead: true }],
  ...more,
})

const added = (headName: string, more: Partial<households.HouseholdInput> = {}) =>
  committee().ok(households.addHousehold, { body: input(headName, more) })

/** A household that joined another one, and the one it joined. */
const mergedPair = async (name: string) => {
  const [from, into] = [await added(name), await added(`${name}兄`)]
  const ids = { fromHouseholdId: from.householdId, intoHouseholdId: into.householdId }
  await village.work((work) => markMerged(work, ids))
  return { from, into }
}

describe('add-household', () => {
  it('keeps members, phone, birth month and note, and names the household after its head', async () => {
    const members = [
      { name: '马淑兰', relation: '配偶', isHead: false, sex: 'female' as const, birthMonth: '1958-03' },
      { name: '马 建国', relation: '户主', isHead: true, phone: '13900001111' },
    ]
    const shown = await added('', { number: 'HW1286', note: '独居老人', members })
    expect(shown).toMatchObject({
      number: 'HW1286',
      name: '马 建国家',
      groupName: '二组',
      memberCount: 2,
      note: '独居老人',
    })
    expect(shown.members).toMatchObject(members)
    expect(shown.can).toEqual({ manage: true, issueCard: true })
  })

  it('gives the next free number in the pattern most numbers follow', async () => {
    await added('孟大', { number: 'HW1287' })
    await added('孟二', { number: 'HW1288' })
    await added('孟三', { number: '临时7' })
    await added('孟四', { number: 'HW1301' })
    expect((await added('孟五')).number).toBe('HW1302')
  })

  it('refuses a number that is taken, whatever its width and case, and says by whom', async () => {
    await added('冯春', { number: 'HW2000' })
    const again = committee().call(households.addHousehold, { body: input('冯夏', { number: 'hw 2000' }) })
    const error = await expectRefusal(again, 'household.number_taken')
    expect(error.message).toBe('户编号 HW2000 已经是 冯春家 的了,请换一个。')
    const neighbors = village.neighbor.as('committee')
    const { villagersGroupId } = village.neighbor.groups[0]!
    await neighbors.ok(households.addHousehold, { body: input('冯秋', { number: 'HW2000', villagersGroupId }) })
  })

  it('refuses a group of the neighbouring village', async () => {
    const body = input('何处', { villagersGroupId: village.neighbor.groups[0]!.villagersGroupId })
    await expectRefusal(committee().call(households.addHousehold, { body }), 'household.group_unknown')
  })

  it.each([
    ['no head', [{ name: '甲', relation: '子', isHead: false }], '要有一个户主,也只能有一个'],
    ['two heads', ['甲', '乙'].map((name) => ({ name, relation: '户主', isHead: true })), '要有一个户主,也只能有一个'],
    ['nobody', [], '至少写一个人'],
    ['a short phone', [{ name: '甲', relation: '户主', isHead: true, phone: '1380000' }], '手机号要 11 位数字'],
    ['a blank name', [{ name: ' ', relation: '户主', isHead: true }], '请填写姓名'],
  ])('refuses %s', async (_, members, sentence) => {
    const answer = committee().call(households.addHousehold, { body: input('', { members }) })
    const error = await expectRefusal(answer, 'platform.invalid_request')
    expect(Object.values(error.fields ?? {})).toContain(sentence)
  })

  it('adds once when the answer was lost and the phone asks again', async () => {
    const options = { key: 'add-household-once' }
    const body = input('单雄')
    const first = await committee().call(households.addHousehold, { body }, options)
    const again = await committee().call(households.addHousehold, { body }, options)
    expect(again.body).toEqual(first.body)
    expect(again.headers.get('Idempotency-Hit')).toBe('true')
    expect((await committee().ok(households.searchHouseholds, { query: { text: '单雄' } })).total).toBe(1)
    const other = committee().call(households.addHousehold, { body: input('单英') }, options)
    await expectRefusal(other, 'platform.idempotency_key_reused')
  })
})

describe('change-household', () => {
  it('keeps the members that stay, adds new ones, lets the others go', async () => {
    const before = await added('钱江', {
      members: [
        { name: '钱江', relation: '户主', isHead: true },
        { name: '林梅', relation: '配偶', isHead: false },
      ],
    })
    const [head] = before.members
    const members = [
      { name: '钱小江', relation: '子', isHead: true },
      { memberId: head!.memberId, name: '钱江', relation: '父', isHead: false },
    ]
    const body = input('', { members, doorNumber: '二组6号' })
    const params = { householdId: before.householdId }
    const after = await committee().ok(households.changeHousehold, { params, body })
    expect(after).toMatchObject({ name: '钱小江家', number: before.number, doorNumber: '二组6号', memberCount: 2 })
    expect(after.members[1]?.memberId).toBe(head!.memberId)
    expect(after.members.map((member) => member.name)).toEqual(['钱小江', '钱江'])
    const found = await committee().ok(households.searchHouseholds, { query: { text: '林梅' } })
    expect(found.total).toBe(0)
  })

  it('refuses a member of another household', async () => {
    const { householdId } = await added('江河')
    const [stranger] = village.homes.villager.members
    const members = [{ memberId: stranger!.memberId, name: '江河', relation: '户主', isHead: true }]
    const call = committee().call(households.changeHousehold, { params: { householdId }, body: input('', { members }) })
    expect((await expectRefusal(call, 'platform.invalid_request')).fields).toHaveProperty('members.0.memberId')
  })

  it('refuses a household that is unknown or the neighbours’, merged, an unknown group, a taken number', async () => {
    const change = (householdId: string, body: households.HouseholdInput) =>
      committee().call(households.changeHousehold, { params: { householdId }, body })
    const { from, into } = await mergedPair('卫国')
    await expectRefusal(change('nobody', input('甲')), 'household.not_found')
    await expectRefusal(change(village.neighbor.homes.other.householdId, input('甲')), 'household.not_found')
    const error = await expectRefusal(change(from.householdId, input('甲')), 'household.merged')
    expect(error.message).toBe('卫国家已经并入卫国兄家,请记到卫国兄家。')
    const elsewhere = input('甲', { villagersGroupId: 'nowhere' })
    await expectRefusal(change(into.householdId, elsewhere), 'household.group_unknown')
    const taken = input('甲', { number: from.number })
    await expectRefusal(change(into.householdId, taken), 'household.number_taken')
  })
})

describe('moving away and back', () => {
  const away = (householdId: string) =>
    committee().call(households.moveHouseholdAway, { params: { householdId }, body: { reason: '进城' } })
  const back = (householdId: string) =>
    committee().call(households.moveHouseholdBack, { params: { householdId }, body: {} })

  it('keeps the household with its history, off the list of those who live here', async () => {
    const { householdId } = await added('柳青')
    expect((await away(householdId)).body).toMatchObject({
      status: 'moved_away',
      can: { manage: true, issueCard: false },
    })
    const search = (query: object) => committee().ok(households.searchHouseholds, { query: { text: '柳青', ...query } })
    expect((await search({})).total).toBe(0)
    expect((await search({ status: 'moved_away' })).total).toBe(1)
    expect((await back(householdId)).body).toMatchObject({ status: 'active' })
    expect((await search({})).total).toBe(1)
  })

  it('is refused twice, for strangers to the village and for the merged', async () => {
    const { householdId } = await added('白杨')
    const { from } = await mergedPair('青松')
    const neighbors = village.neighbor.homes.villager.householdId
    await expectRefusal(back(householdId), 'household.not_moved_away')
    await away(householdId)
    await expectRefusal(away(householdId), 'household.moved_away')
    await expectRefusal(away(neighbors), 'household.not_found')
    await expectRefusal(back(neighbors), 'household.not_found')
    await expectRefusal(away(from.householdId), 'household.merged')
    await expectRefusal(back(from.householdId), 'household.merged')
  })
})

describe('the doors for the import', () => {
  it('list the roster in order of number, with phones in full', async () => {
    const roster = await village.work(listRoster)
    expect(roster.map(({ number }) => number)).toEqual(roster.map(({ number }) => number).toSorted())
    const own = roster.find(({ householdId }) => householdId === village.homes.villager.householdId)
    expect(own?.members[0]).toMatchObject({ name: '王德福', phone: '13800004705' })
  })

  it('remove a household as if it had never been there', async () => {
    const { householdId } = await added('误录')
    await committee().ok(households.issueHouseholdCard, { params: { householdId }, body: {} })
    await village.work((work) => removeHousehold(work, householdId))
    expect(await village.work((work) => findHousehold(work, householdId))).toBeUndefined()
    expect(await village.work((work) => membersOf(work, householdId))).toEqual([])
  })
})
