import {
  countDeductions,
  listDeductionOptions,
  listDeductions,
  proposeDeduction,
  readDeduction,
  readDeductionPhoto,
  recheckDeduction,
  rectifyDeduction,
  remindHousehold,
} from '@village-points/shared/deductions/contract.ts'
import { mergeHouseholds, readHouseholdAccount } from '@village-points/shared/ledger/contract.ts'
import { declareKin } from '@village-points/shared/review/contract.ts'
import { adoptRulebook, retireRule } from '@village-points/shared/rules/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expectSoundBooks } from '../ledger/audit.ts'
import { sendPhotos } from '../village/declaring.ts'
import { statementOf } from '../village/deeds.ts'
import { openRows } from '../village/rows.ts'
import { smallRulebook } from '../village/small-rulebook.ts'
import { expectRefusal, openTestVillage, type Person, type TestVillage } from '../village/test-village.ts'
import { FIX_BY, LITTER, remind, remindInput, stateOf } from './cases.ts'

let village: TestVillage
beforeEach(async () => {
  village = await openTestVillage({ households: 1 })
})
afterEach(async () => {
  await expectSoundBooks(village)
  await village.close()
})

const attempt = (more: Parameters<typeof remindInput>[1], person: Person = 'committee') =>
  village.as(person).call(remindHousehold, remindInput(village, more))
type Case = { deductionId: string }
const params = ({ deductionId }: Case) => ({ params: { deductionId } })
const rectify = (one: Case, person: Person = 'villager', more: { words?: string; photoIds?: string[] } = {}) =>
  village.as(person).call(rectifyDeduction, { ...params(one), body: more })
const recheck = (one: Case, finding: 'fixed' | 'not_fixed' | 'more_time', more = {}, person: Person = 'group_leader') =>
  village.as(person).call(recheckDeduction, { ...params(one), body: { finding, ...more } })
const propose = (one: Case, more: { points?: number; quantity?: number } = {}, person: Person = 'group_leader') =>
  village.as(person).call(proposeDeduction, { ...params(one), body: { words: '还堆在路边', ...more } })

describe('a reminder', () => {
  it('offers the clauses that deduct, and a week to put things right', async () => {
    const { options, usualFixBy } = await village.as('group_leader').ok(listDeductionOptions)
    expect(options.map(({ rule, pointsText }) => [rule.title, pointsText])).toEqual([[LITTER, '-5']])
    expect(usualFixBy).toBe(FIX_BY)
  })

  it('reaches the household with its photo, takes nothing, and is nobody else’s business', async () => {
    const photoIds = await sendPhotos(village.as('group_leader'), 1)
    const one = await remind(village, { note: '门口的垃圾', photoIds })
    expect(one).toMatchObject({ state: 'reminded', fixBy: FIX_BY, pointsText: '-5' })
    const { rows } = await village.as('villager').ok(listDeductions, { query: { which: 'open' } })
    expect(rows).toMatchObject([{ deductionId: one.deductionId, can: { rectify: true, recheck: false } }])
    expect(await village.as('villager').ok(readDeduction, params(one))).toMatchObject({
      photoIds,
      steps: [{ action: 'remind', words: '门口的垃圾', photoIds }],
    })
    const photo = { params: { ...one, photoId: photoIds[0]! }, query: {} }
    expect((await village.as('villager').call(readDeductionPhoto, photo)).status).toBe(200)
    await expectRefusal(village.as('other_villager').call(readDeductionPhoto, photo), 'deduction.not_found')
    const another = { params: { ...one, photoId: 'none' }, query: {} }
    await expectRefusal(village.as('villager').call(readDeductionPhoto, another), 'declaration.photo_not_found')
    await expectRefusal(village.as('other_villager').call(readDeduction, params(one)), 'deduction.not_found')
    await expectRefusal(village.neighbor.as('committee').call(readDeduction, params(one)), 'deduction.not_found')
    expect((await village.as('other_villager').ok(listDeductions, { query: {} })).rows).toEqual([])
    expect(await statementOf(village, village.homes.villager)).toEqual([])
    expect(await village.as('other_villager').ok(countDeductions)).toEqual({ months: [] })
  })

  it('stands on the household’s first page until it is over, and on nobody else’s', async () => {
    const one = await remind(village, { note: '门口的垃圾' })
    const remindersOf = async (person: Person, { householdId } = village.homes.villager) =>
      (await village.as(person).ok(readHouseholdAccount, { params: { householdId } })).reminders
    expect(await remindersOf('villager')).toMatchObject([
      { deductionId: one.deductionId, title: LITTER, note: '门口的垃圾', canRectify: true },
    ])
    expect((await remindersOf('villager'))?.[0]?.next).toContain('11月30日前改好就没事')
    expect(await remindersOf('committee')).toBeUndefined()
    expect(await remindersOf('other_villager', village.homes.other)).toEqual([])
    await rectify(one)
    expect(await remindersOf('villager')).toMatchObject([{ canRectify: false }])
    await recheck(one, 'fixed')
    expect(await remindersOf('villager')).toEqual([])
  })

  it('keeps its photographs, which nobody can use for a good deed afterwards', async () => {
    const photoIds = await sendPhotos(village.as('group_leader'), 1)
    const one = await remind(village, { photoIds })
    village.clock.advance({ days: 8 })
    await village.runJobs()
    const photo = { params: { ...one, photoId: photoIds[0]! }, query: {} }
    expect((await village.as('committee').call(readDeductionPhoto, photo)).status).toBe(200)
    await expectRefusal(attempt({ photoIds, seenOn: '2026-12-01', fixBy: '2026-12-08' }), 'declaration.photo_unknown')
  })

  it('refuses other clauses, wrong days and too little time', async () => {
    const clause = (title: string) => ({ ruleId: village.rule(title).ruleId })
    await expectRefusal(attempt({ householdId: 'none' }), 'household.not_found')
    await expectRefusal(attempt({ ruleId: 'none' }), 'rule.not_found')
    await expectRefusal(attempt(clause('义务巡逻')), 'deduction.not_a_deduction')
    await expectRefusal(attempt({ seenOn: '2026-11-24' }), 'deduction.seen_in_future')
    await expectRefusal(attempt({ seenOn: '2026-10-23' }), 'deduction.seen_too_long_ago')
    for (const fixBy of ['2026-11-25', '2027-01-23']) {
      await expectRefusal(attempt({ fixBy }), 'deduction.too_little_time')
    }
    await expectRefusal(attempt({ photoIds: ['none'] }), 'declaration.photo_unknown')
  })

  it('refuses a clause that is not yet, or no longer, in force on the day', async () => {
    const { rules } = smallRulebook
    const title = '乱停车提醒后未改'
    const added = { ...rules.at(-1)!, title }
    const next = { ...smallRulebook, title: '新细则', inForceOn: '2026-11-24', rules: [...rules, added] }
    const book = await village.as('committee').ok(adoptRulebook, { body: next })
    const ruleId = book.rules.find((rule) => rule.title === title)!.ruleId
    await expectRefusal(attempt({ ruleId }), 'deduction.rule_not_in_force')
    const litter = village.rule(LITTER).ruleId
    await village.as('committee').ok(retireRule, { params: { ruleId: litter }, body: { reason: '大家说太严' } })
    await expectRefusal(attempt({}), 'rule.retired')
  })

  it('refuses a clause that the law forbids, although an old rulebook has it', async () => {
    const database = await openRows(village.place)
    const { ruleId } = village.rule(LITTER)
    await database.run('UPDATE rules_rules SET title = ? WHERE id = ?', '越级上访', ruleId)
    await database.close()
    expect((await village.as('committee').ok(listDeductionOptions)).options).toEqual([])
    await expectRefusal(attempt({}), 'deduction.rule_unlawful')
  })

  it('refuses the own home, kin, other groups, and homes that are gone', async () => {
    const { leader, other, villager } = village.homes
    await expectRefusal(attempt({ householdId: leader.householdId }, 'group_leader'), 'deduction.own_household')
    await expectRefusal(attempt({ householdId: other.householdId }, 'group_leader'), 'deduction.outside_group')
    const kin = { householdId: villager.householdId, relation: '堂弟' }
    await village.as('group_leader').ok(declareKin, { body: kin })
    await expectRefusal(attempt({}, 'group_leader'), 'deduction.own_household')
    const known = await remind(village, { householdId: other.householdId }, 'committee')
    const merging = { fromHouseholdId: other.householdId, intoHouseholdId: villager.householdId, reason: '并户' }
    await village.as('committee').ok(mergeHouseholds, { body: merging })
    await expectRefusal(attempt({ householdId: other.householdId }), 'household.merged')
    const params = { householdId: villager.householdId }
    const { reminders } = await village.as('villager').ok(readHouseholdAccount, { params })
    expect(reminders?.map(({ deductionId }) => deductionId)).toEqual([known.deductionId])
  })
})

describe('putting it right', () => {
  it('ends the matter when somebody has looked', async () => {
    const one = await remind(village)
    const photoIds = await sendPhotos(village.as('villager'), 2)
    expect((await rectify(one, 'villager', { words: '清走了', photoIds })).body).toMatchObject({
      state: 'rectified',
      dueOn: '2026-11-26',
    })
    await expectRefusal(rectify(one), 'deduction.state_changed')
    expect((await recheck(one, 'fixed')).body).toMatchObject({ state: 'closed', isOverdue: false })
    const { steps } = await village.as('villager').ok(readDeduction, params(one))
    expect(steps.map(({ action }) => action)).toEqual(['remind', 'rectify', 'close'])
    await expectRefusal(propose(one), 'deduction.state_changed')
    expect((await village.as('villager').ok(listDeductions, { query: { which: 'open' } })).rows).toEqual([])
    expect((await village.as('villager').ok(listDeductions, { query: { which: 'over' } })).rows).toHaveLength(1)
  })

  it('is said by the household alone, or on paper through a cadre', async () => {
    const one = await remind(village)
    await expectRefusal(rectify(one, 'other_villager'), 'deduction.not_found')
    expect((await rectify(one, 'committee')).body).toMatchObject({ state: 'rectified' })
    const { steps } = await village.as('villager').ok(readDeduction, params(one))
    expect(steps.at(-1)).toMatchObject({ action: 'rectify', roleName: '村委会' })
  })

  it('may be given more time, however often', async () => {
    const one = await remind(village)
    await rectify(one)
    await expectRefusal(recheck(one, 'more_time', { fixBy: '2026-11-24' }), 'deduction.too_little_time')
    expect((await recheck(one, 'more_time', { fixBy: '2026-12-10' })).body).toMatchObject({
      state: 'reminded',
      fixBy: '2026-12-10',
    })
    village.clock.set('2026-12-02T01:00:00Z')
    await expectRefusal(propose(one), 'deduction.still_time')
    await expectRefusal(recheck(one, 'not_fixed'), 'deduction.state_changed')
  })

  it('leads to a proposal only after its day, or when it was said and found untrue', async () => {
    const [waiting, claimed] = [await remind(village), await remind(village)]
    await expectRefusal(propose(waiting), 'deduction.still_time')
    const offered = async () => (await village.as('committee').ok(readDeduction, params(waiting))).can.propose
    expect(await offered()).toBe(false)
    await rectify(claimed)
    expect((await propose(claimed)).body).toMatchObject({ state: 'proposed', points: 5, dueOn: '2026-12-02' })
    village.clock.set('2026-12-01T01:00:00Z')
    expect(await offered()).toBe(true)
    expect((await propose(waiting)).body).toMatchObject({ state: 'proposed', points: 5 })
    expect(await stateOf(village, waiting)).toBe('proposed')
  })

  it('stays within the amounts of the clause', async () => {
    const body = {
      ...smallRulebook,
      title: '新细则',
      inForceOn: '2026-11-24',
      rules: [
        {
          ...smallRulebook.rules.at(-1)!,
          title: '乱搭棚提醒后未拆',
          points: { kind: 'range' as const, least: 2, most: 8 },
        },
        {
          ...smallRulebook.rules.at(-1)!,
          title: '缺席集体劳动提醒后未补',
          points: { kind: 'per_unit' as const, points: 2, unit: '次', unitSize: 1 },
        },
      ],
    }
    const { rules } = await village.as('committee').ok(adoptRulebook, { body })
    village.clock.set('2026-11-24T01:00:00Z')
    const given = { seenOn: '2026-11-24', fixBy: '2026-12-01' }
    const [range, units] = [
      await remind(village, { ...given, ruleId: rules[0]!.ruleId }),
      await remind(village, { ...given, ruleId: rules[1]!.ruleId }),
    ]
    village.clock.set('2026-12-02T01:00:00Z')
    await expectRefusal(propose(range), 'declaration.points_needed')
    await expectRefusal(propose(range, { points: 9 }), 'declaration.points_out_of_range')
    await expectRefusal(propose(units), 'declaration.quantity_needed')
    expect((await propose(range, { points: 3 })).body).toMatchObject({ points: 3 })
    expect((await propose(units, { quantity: 2 })).body).toMatchObject({ points: 4 })
  })
})
