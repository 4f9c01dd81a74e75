import { awardHousehold, listAwardOptions, listDeclarations } from '@village-points/shared/declarations/contract.ts'
import { addHousehold } from '@village-points/shared/households/contract.ts'
import { adoptRulebook, type RulebookInput } from '@village-points/shared/rules/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expectSoundBooks } from '../ledger/audit.ts'
import { award, deed, figuresOf, TODAY } from '../village/deeds.ts'
import { expectRefusal, openTestVillage, smallRulebook, type TestVillage } from '../village/test-village.ts'

let village: TestVillage

beforeEach(async () => {
  village = await openTestVillage({ households: 2 })
})
afterEach(async () => {
  await expectSoundBooks(village)
  await village.close()
})

/** Sends a deed for a home, the villager's unless another is given, and expects this refusal. */
const refuses = (code: string, title: string, more = {}, home: { householdId: string } = village.homes.villager) =>
  expectRefusal(village.as('committee').call(awardHousehold, deed(village, title, home, more)), code)

const adopt = (inForceOn: string, rules: RulebookInput['rules']) =>
  village.as('committee').ok(adoptRulebook, { body: { ...smallRulebook, inForceOn, rules } })

describe('a cadre records a deed', () => {
  it('posts points and honour at once and says what the cap still allows', async () => {
    const home = village.homes.villager
    const memberId = home.members[1]!.memberId
    const answer = await award(village, '集体义务劳动', home, { quantity: 3, memberId, note: '修渠' })
    expect(answer).toMatchObject({
      availablePoints: 15,
      left: { points: 45, isReached: false, sentence: '今年这项还能加 45 分' },
      declaration: {
        points: 15,
        quantity: 3,
        memberName: '李秀英',
        note: '修渠',
        state: 'posted',
        recordedBy: '王会计',
        undoUntil: '2026-11-23T02:10:00.000Z',
        can: { undo: true, reverse: true },
      },
    })
    expect(await figuresOf(village, home)).toMatchObject({ availablePoints: 15, conductPoints: 15 })
  })

  it('gives half points, a figure within a range, and honour without points', async () => {
    const home = village.homes.villager
    await award(village, '代购代办', home)
    await award(village, '主动清理乱搭乱建', home, { points: 20.5 })
    await award(village, '镇级表彰', home)
    expect(await figuresOf(village, home)).toMatchObject({ availablePoints: 21, conductPoints: 26 })
  })

  it('lets the group leader award the own group only, and nobody the own household', async () => {
    const { villager, other, leader } = village.homes
    const by = village.as('group_leader')
    await award(village, '代购代办', villager, {}, by)
    const outside = by.call(awardHousehold, deed(village, '代购代办', other))
    expect((await expectRefusal(outside, 'declaration.outside_group')).message).toContain('赵国强家')
    await expectRefusal(by.call(awardHousehold, deed(village, '代购代办', leader)), 'declaration.own_household')
    const options = (home: { householdId: string }) => ({ query: { householdId: home.householdId } })
    await expectRefusal(by.call(listAwardOptions, options(other)), 'declaration.outside_group')
    await expectRefusal(by.call(listAwardOptions, options(leader)), 'declaration.own_household')
  })
})

describe('a cap', () => {
  it('says how much is left, and gives it back when an award is taken back', async () => {
    const home = village.homes.villager
    await award(village, '集体义务劳动', home, { quantity: 10 })
    const refused = await refuses('declaration.cap_reached', '集体义务劳动', { quantity: 3 })
    expect(refused.message).toBe('王德福家的“集体义务劳动”一年最多 60 分,还能加 10 分。')
    const { left } = await award(village, '集体义务劳动', home, { quantity: 2 })
    expect(left).toEqual({ points: 0, isReached: true, sentence: '这项今年最多 60 分,已经满了' })
    await refuses('declaration.cap_reached', '集体义务劳动', { quantity: 1 })
    await refuses('declaration.cap_reached', '集体义务劳动', { quantity: 1000 })
  })

  it('of times counts by the month of the deed, and each household for itself', async () => {
    const { villager, other } = village.homes
    await award(village, '门前屋后整洁', villager)
    expect((await refuses('declaration.cap_reached', '门前屋后整洁')).message).toContain('一个月最多 1 次,还能加 0 次')
    await award(village, '门前屋后整洁', villager, { deedOn: '2026-10-31' })
    await award(village, '门前屋后整洁', other)
  })

  it.each([
    ['day', '2026-11-22', '2026-11-23'],
    ['week', '2026-11-22', '2026-11-23'],
    ['month', '2026-10-31', '2026-11-01'],
    ['quarter', '2026-09-30', '2026-10-01'],
  ] as const)('by the %s begins anew on its first day', async (period, before, first) => {
    const rule = { ...smallRulebook.rules[4]!, caps: [{ period, measure: 'times' as const, limit: 1 }] }
    await adopt('2026-01-02', [rule])
    const home = village.homes.villager
    await award(village, '代购代办', home, { deedOn: before })
    await award(village, '代购代办', home, { deedOn: first })
    for (const deedOn of [before, first]) await refuses('declaration.cap_reached', '代购代办', { deedOn })
  })

  it.each(['half_year', 'year', 'once'] as const)('by the %s goes on over the month', async (period) => {
    const rule = { ...smallRulebook.rules[4]!, caps: [{ period, measure: 'points' as const, limit: 0.5 }] }
    await adopt('2026-01-02', [rule])
    await award(village, '代购代办', village.homes.villager, { deedOn: '2026-09-30' })
    await refuses('declaration.cap_reached', '代购代办', { deedOn: TODAY })
    village.clock.set('2027-01-02T02:00:00Z')
    const isOver = period !== 'once'
    if (isOver) await award(village, '代购代办', village.homes.villager, { deedOn: '2027-01-02' })
    else await refuses('declaration.cap_reached', '代购代办', { deedOn: '2027-01-02' })
  })

  it('goes on counting when a new version of the rulebook comes into force', async () => {
    const home = village.homes.villager
    await award(village, '集体义务劳动', home, { quantity: 10 })
    const doubled = { ...smallRulebook.rules[1]!, points: { ...smallRulebook.rules[1]!.points, points: 10 } }
    const next = await adopt('2026-11-24', [doubled as RulebookInput['rules'][number]])
    village.clock.advance({ days: 1 })
    const shown = { deedOn: '2026-11-24', quantity: 1 }
    const { declaration } = await award(village, '集体义务劳动', home, shown)
    expect(declaration).toMatchObject({ ruleId: next.rules[0]!.ruleId, points: 10 })
    await refuses('declaration.cap_reached', '集体义务劳动', shown)
    await refuses('declaration.cap_reached', '集体义务劳动', { ...shown, ruleId: next.rules[0]!.ruleId, deedOn: TODAY })
    await refuses('declaration.rule_not_in_force', '代购代办', { deedOn: '2026-11-24' })
    await award(village, '代购代办', home, { deedOn: TODAY })
  })
})

describe('the tiles of rules', () => {
  it('show what may be awarded directly, the most used first, with what is left and no phone', async () => {
    const home = village.homes.villager
    await award(village, '义务巡逻', home)
    await award(village, '集体义务劳动', home, { quantity: 12 })
    await award(village, '义务巡逻', village.homes.other)
    const query = { householdId: home.householdId }
    const shown = await village.as('committee').ok(listAwardOptions, { query })
    expect(shown.options.slice(0, 3).map(({ rule }) => rule.title)).toEqual([
      '义务巡逻',
      '集体义务劳动',
      '门前屋后整洁',
    ])
    expect(shown.options.map(({ rule }) => rule.title)).not.toContain('孝老爱亲受到认可')
    expect(shown.options.map(({ rule }) => rule.title)).not.toContain('垃圾乱倒提醒后未改')
    expect(shown.options[1]?.left).toMatchObject({ isReached: true, points: 0 })
    expect(shown).toMatchObject({ conductPoints: 160, household: { name: '王德福家' } })
    expect(JSON.stringify(shown)).not.toMatch(/"phone"|13800004705/)
    expect((await village.as('committee').ok(listAwardOptions, { query: {} })).members).toEqual([])
    const early = { query: { deedOn: '2025-12-31' } }
    await expectRefusal(village.as('committee').call(listAwardOptions, early), 'rule.none_in_force')
  })
})

describe('the list of deeds', () => {
  it('shows villagers their own, leaders their group or what they recorded, the committee the village', async () => {
    const { villager, other } = village.homes
    await award(village, '代购代办', villager, {}, village.as('group_leader'))
    await award(village, '义务巡逻', villager)
    await award(village, '义务巡逻', other)
    const titles = async (person: Parameters<TestVillage['as']>[0], query = {}) =>
      (await village.as(person).ok(listDeclarations, { query })).rows.map(
        ({ household, ruleTitle }) => `${household.headName} ${ruleTitle}`,
      )
    const [bought, patrol, otherPatrol] = ['王德福 代购代办', '王德福 义务巡逻', '赵国强 义务巡逻']
    const { householdId } = villager
    expect(await titles('villager')).toEqual([patrol, bought])
    expect(await titles('group_leader')).toEqual([bought])
    expect(await titles('group_leader', { householdId })).toEqual([patrol, bought])
    expect(await titles('committee')).toEqual([otherPatrol, patrol, bought])
    expect(await titles('committee', { mine: 'true' })).toEqual([otherPatrol, patrol])
    expect(await titles('supervisor', { householdId })).toEqual([patrol, bought])
    const foreign = { query: { householdId: other.householdId } }
    await expectRefusal(village.as('villager').call(listDeclarations, foreign), 'household.not_found')
    await expectRefusal(village.as('group_leader').call(listDeclarations, foreign), 'household.not_found')
    await expectRefusal(village.neighbor.as('committee').call(listDeclarations, foreign), 'household.not_found')
  })

  it('covers every deed exactly once by pages', async () => {
    const body = { villagersGroupId: village.groups[0]!.villagersGroupId, doorNumber: '一组500号' }
    const members = [{ name: '孙新', relation: '户主', isHead: true }]
    const home = await village.as('committee').ok(addHousehold, { body: { ...body, members } })
    const made: string[] = []
    for (let count = 0; count < 7; count++) {
      made.unshift((await award(village, '代购代办', home)).declaration.declarationId)
    }
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const query = { limit: 3, householdId: home.householdId, ...(cursor ? { cursor } : {}) }
      const page = await village.as('committee').ok(listDeclarations, { query })
      seen.push(...page.rows.map(({ declarationId }) => declarationId))
      cursor = page.nextCursor
    } while (cursor)
    expect(seen).toEqual(made)
  })
})
