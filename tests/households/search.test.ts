import * as households from '@village-points/shared/households/contract.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectRefusal, openTestVillage, type Person, type TestVillage } from '../village/test-village.ts'

let village: TestVillage
beforeAll(async () => {
  village = await openTestVillage({ households: 30, withoutRulebook: true })
  const [first, second, third] = village.groups.map((group) => group.villagersGroupId) as [string, string, string]
  const add = (villagersGroupId: string, doorNumber: string, names: string[], phone?: string) =>
    village.as('committee').ok(households.addHousehold, {
      body: {
        villagersGroupId,
        doorNumber,
        members: names.map((name, at) => ({
          name,
          relation: at === 0 ? '户主' : '配偶',
          isHead: at === 0,
          ...(at === 0 && phone ? { phone } : {}),
        })),
      },
    })
  await add(first, '一组2号', ['王德福'])
  await add(second, '17号', ['单文斌', '曾乐'], '13911117777')
  await add(second, '二组107号', ['吕 品'])
  await add(third, '三组18号', ['仇淑珍'])
})
afterAll(() => village.close())

type Query = { text?: string; villagersGroupId?: string; status?: households.HouseholdStatus; limit?: number }
const search = (query: Query, person: Person = 'committee') =>
  village.as(person).ok(households.searchHouseholds, { query })
const found = async (text: string) => {
  const { rows } = await search({ text, limit: 100 })
  return rows.map((row) => `${row.headName} ${row.doorNumber}`)
}

describe('search-households', () => {
  it.each([
    ['a name, with namesakes told apart by group and door', '王德福', ['王德福 一组2号', '王德福 三组17号']],
    ['part of a name', '德福', ['王德福 一组2号', '王德福 三组17号']],
    ['the name of any member', '李秀英', ['王德福 三组17号']],
    ['a name with a blank inside', '吕品', ['吕 品 二组107号']],
    ['pinyin initials', 'wdf', ['王德福 一组2号', '王德福 三组17号']],
    ['full pinyin', 'liujian', ['刘建军 三组9号']],
    ['pinyin of the given name', 'xiuying', ['王德福 三组17号']],
    ['capital and full-width letters', 'WDf', ['王德福 一组2号', '王德福 三组17号']],
    ['a surname read as a surname: 单 is shan', 'shanwenbin', ['单文斌 17号']],
    ['a surname read as a surname: 仇 is qiu', 'qsz', ['仇淑珍 三组18号']],
    ['a given name read either way: 乐 as le', 'zengle', ['单文斌 17号']],
    ['a given name read either way: 乐 as yue', 'zengyue', ['单文斌 17号']],
    ['吕 as it is typed, with v', 'lvpin', ['吕 品 二组107号']],
    ['a door number as a whole number', '17', ['单文斌 17号', '王德福 三组17号']],
    ['a full-width door number', '三组17', ['王德福 三组17号']],
    ['a group written in digits', '3组17号', ['王德福 三组17号']],
    ['a door number written without its group', '二组17号', ['单文斌 17号']],
    ['the household number', 'H1001', ['王德福 三组17号']],
    ['the household number without its letters', '1001', ['王德福 三组17号']],
    ['the last four digits of a phone', '7777', ['单文斌 17号']],
    ['nothing by three digits of a phone', '777', []],
    ['nothing by the middle of pinyin', 'angde', []],
    ['nothing by a wildcard', '%', []],
    ['nothing by bars and other signs of ours', '|@7777|', []],
  ])('finds %s', async (_, text, expected) => {
    expect(await found(text)).toEqual(expected)
  })

  it('lists the whole village by group, then by door as people count, in pages without gap or double', async () => {
    const whole = await search({ limit: 100 })
    expect(whole.total).toBe(37)
    expect(whole.nextCursor).toBeUndefined()
    const rows: string[] = []
    let cursor: string | undefined
    do {
      const query = { limit: 7, ...(cursor ? { cursor } : {}) }
      const page = await village.as('committee').ok(households.searchHouseholds, { query })
      expect(page.total).toBe(37)
      rows.push(...page.rows.map((row) => row.householdId))
      cursor = page.nextCursor
    } while (cursor)
    expect(rows).toEqual(whole.rows.map((row) => row.householdId))
    const third = whole.rows.filter((row) => row.groupName === '三组').map((row) => row.doorNumber)
    expect(third.slice(0, 4)).toEqual(['三组9号', '三组17号', '三组18号', '三组102号'])
    expect(whole.rows.map((row) => row.groupName)).toEqual(whole.rows.map((row) => row.groupName).toSorted(byGroup))
  })

  it('narrows to a group', async () => {
    const { villagersGroupId } = village.groups[0]!
    const { rows } = await search({ villagersGroupId, limit: 100 })
    expect(new Set(rows.map((row) => row.groupName))).toEqual(new Set(['一组']))
  })

  it('shows a group leader the own group only', async () => {
    const { rows } = await search({ limit: 100 }, 'group_leader')
    expect(new Set(rows.map((row) => row.groupName))).toEqual(new Set(['三组']))
    const { villagersGroupId } = village.groups[0]!
    expect((await search({ villagersGroupId }, 'group_leader')).rows).toEqual([])
  })

  it('is open to staff, without phones, and closed to villagers and the town', async () => {
    for (const person of ['clerk', 'supervisor', 'committee'] as const) {
      const { rows } = await search({ text: '王德福' }, person)
      expect(rows).toHaveLength(2)
      expect(JSON.stringify(rows)).not.toMatch(/"phone"|138000/)
    }
    for (const person of ['villager', 'town_officer', 'operator'] as const) {
      await expectRefusal(village.as(person).call(households.searchHouseholds), 'platform.not_permitted')
    }
  })

  it('sees nothing of the neighbouring village', async () => {
    const { total } = await village.neighbor.as('committee').ok(households.searchHouseholds)
    expect(total).toBe(3)
  })

  it('goes on from a household that meanwhile left the list', async () => {
    const first = await search({ limit: 1, text: '王德福' })
    const [row] = first.rows
    const params = { householdId: row!.householdId }
    await village.as('committee').ok(households.moveHouseholdAway, { params, body: { reason: '进城' } })
    const query = { text: '王德福', cursor: first.nextCursor! }
    const next = await village.as('committee').ok(households.searchHouseholds, { query })
    expect(next.rows.map((one) => one.doorNumber)).toEqual(['三组17号'])
  })
})

const order = ['一组', '二组', '三组']
const byGroup = (a: string, b: string) => order.indexOf(a) - order.indexOf(b)
