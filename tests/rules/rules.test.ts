import { requireRule, rulebookInForceOn, ruleOnDay } from '@village-points/api/rules/index.ts'
import * as rules from '@village-points/shared/rules/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expectRefusal, openTestVillage, smallRulebook, type TestVillage } from '../village/test-village.ts'

let village: TestVillage
let bare: TestVillage
beforeEach(async () => {
  village = await openTestVillage()
})
afterEach(() => village.close())

const committee = () => village.as('committee')
const adopt = (more: Partial<rules.RulebookInput> = {}, options = {}) =>
  committee().call(rules.adoptRulebook, { body: { ...smallRulebook, ...more } }, options)
const next = {
  title: '新细则',
  inForceOn: '2027-01-01',
  adoption: { ...smallRulebook.adoption, assemblyOn: '2026-11-20' },
}
const inForce = () => village.as('villager').ok(rules.readRulebookInForce)
const retire = (ruleId: string, options = {}) =>
  committee().call(rules.retireRule, { params: { ruleId }, body: { reason: '镇里说不合适' } }, options)

describe('read-rulebook-in-force', () => {
  it('shows every clause as it was adopted', async () => {
    const rulebook = await inForce()
    expect(rulebook).toMatchObject({ version: 1, title: '积分细则', state: 'in_force', ruleCount: 10 })
    expect(rulebook.adoption).toEqual(smallRulebook.adoption)
    expect(rulebook.rules.map((rule) => rule.clause)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    const asWritten = rulebook.rules.map(({ ruleId: _, originId: __, clause: ___, isRetired: ____, ...rule }) => rule)
    expect(asWritten).toEqual(smallRulebook.rules)
  })

  it('tells only the committee that it may manage', async () => {
    expect((await inForce()).can).toEqual({ manage: false, try: false })
    expect((await committee().ok(rules.readRulebookInForce)).can).toEqual({ manage: true, try: true })
  })

  it('changes over on the day that the new version comes into force, at midnight in the village', async () => {
    await adopt(next)
    village.clock.set('2026-12-31T15:59:59Z')
    expect((await inForce()).version).toBe(1)
    village.clock.set('2026-12-31T16:00:00Z')
    expect((await inForce()).version).toBe(2)
  })

  it('refuses before the first version, and does not take the neighbours’', async () => {
    bare = await openTestVillage({ withoutRulebook: true })
    await bare.neighbor.as('committee').ok(rules.adoptRulebook, { body: smallRulebook })
    await expectRefusal(bare.as('villager').call(rules.readRulebookInForce), 'rule.none_in_force')
    await bare.as('committee').ok(rules.adoptRulebook, { body: { ...smallRulebook, ...next } })
    await expectRefusal(bare.as('villager').call(rules.readRulebookInForce), 'rule.none_in_force')
    await bare.close()
  })
})

describe('list-rulebooks and read-rulebook', () => {
  it('show every version, newest first, with its state today', async () => {
    await adopt({
      ...next,
      title: '旧的',
      inForceOn: '2025-12-31',
      adoption: { ...next.adoption, assemblyOn: '2025-12-01' },
    })
    await adopt(next)
    const { rulebooks } = await village.as('villager').ok(rules.listRulebooks)
    expect(rulebooks.map(({ version, title, state }) => [version, title, state])).toEqual([
      [3, '新细则', 'adopted'],
      [2, '旧的', 'superseded'],
      [1, '积分细则', 'in_force'],
    ])
    const { rulebookId } = rulebooks[1]!
    const old = await village.as('town_officer').ok(rules.readRulebook, { params: { rulebookId } })
    expect(old).toMatchObject({ ...rulebooks[1]!, rules: { length: 10 } })
  })

  it('are blind to the neighbouring village', async () => {
    const { rulebookId } = await village.neighbor.as('committee').ok(rules.readRulebookInForce)
    const answer = village.as('villager').call(rules.readRulebook, { params: { rulebookId } })
    await expectRefusal(answer, 'rule.rulebook_not_found')
  })
})

describe('adopt-rulebook', () => {
  it('keeps the origin of a rule whose title is unchanged, so that its caps go on counting', async () => {
    const [clean, ...others] = smallRulebook.rules
    const renamed = { ...others[0]!, title: '义务劳动' }
    const changed = { ...clean!, title: '门前 屋后整洁', points: { kind: 'fixed' as const, points: 12 } }
    const { body } = await adopt({ ...next, rules: [renamed, changed] })
    const before = await inForce()
    expect(body.rules[1]).toMatchObject({ originId: before.rules[0]!.originId, clause: 2 })
    expect(body.rules[1]?.ruleId).not.toBe(before.rules[0]!.ruleId)
    expect(body.rules[0]?.originId).toBe(body.rules[0]?.ruleId)
    expect(before.rules[0]?.points).toEqual({ kind: 'fixed', points: 10 })
  })

  it('refuses a day that is taken, but not by the neighbours', async () => {
    const error = await expectRefusal(adopt({ title: '另一版' }), 'rule.in_force_on_taken')
    expect(error.message).toBe('2026-01-01 已经有一版细则生效了,请换一天。')
    const { rulebooks } = await committee().ok(rules.listRulebooks)
    expect(rulebooks).toHaveLength(1)
  })

  it('refuses to be in force before the assembly, and the same title twice', async () => {
    const early = adopt({ inForceOn: '2025-12-19' })
    await expectRefusal(early, 'rule.in_force_before_assembly')
    const [rule] = smallRulebook.rules
    const twice = adopt({ ...next, rules: [rule!, { ...rule!, title: '门前屋后 整洁' }] })
    const error = await expectRefusal(twice, 'rule.duplicate_title')
    expect(error.details).toEqual({ title: '门前屋后 整洁' })
  })

  it('adopts once when the phone asks again, and refuses the key for another version', async () => {
    const options = { key: 'adopt-rulebook-once' }
    const first = await adopt(next, options)
    const again = await adopt(next, options)
    expect(again.body).toEqual(first.body)
    expect(again.headers.get('Idempotency-Hit')).toBe('true')
    await expectRefusal(adopt({ ...next, title: '别的' }, options), 'platform.idempotency_key_reused')
  })

  const [clean] = smallRulebook.rules
  const withRule = (more: object) => ({ ...next, rules: [{ ...clean!, ...more }] })
  const { adoption } = smallRulebook
  it.each([
    [
      'half of those present in favour',
      { adoption: { ...adoption, present: 30, inFavor: 15 } },
      '同意的人没有过半,不能生效',
    ],
    ['more in favour than present', { adoption: { ...adoption, present: 30, inFavor: 31 } }, '同意的人比到会的人还多'],
    ['more present than entitled', { adoption: { ...adoption, present: 41 } }, '到会的人比应到的人还多'],
    ['no rules', { rules: [] }, '至少写一条'],
    ['zero points', withRule({ points: { kind: 'fixed', points: 0 } }), '分数要大于 0'],
    ['a thousandth of a point', withRule({ points: { kind: 'fixed', points: 0.001 } }), '积分最多写两位小数'],
    ['a range turned round', withRule({ points: { kind: 'range', least: 5, most: 5 } }), '后一个分数要比前一个大'],
    ['half a time', withRule({ caps: [{ period: 'year', measure: 'times', limit: 0.5 }] }), '次数要写整数'],
    ['two caps of one kind', withRule({ caps: [...clean!.caps, ...clean!.caps] }), '同一种封顶写了两遍'],
    ['a day that does not exist', { inForceOn: '2027-02-30' }, '没有这一天,请检查日期'],
  ])('refuses %s', async (_, wrong, sentence) => {
    const error = await expectRefusal(adopt(wrong as Partial<rules.RulebookInput>), 'platform.invalid_request')
    expect(Object.values(error.fields ?? {})).toContain(sentence)
  })
})

describe('retire-rule', () => {
  it('stops a rule at once; the version itself stays as it was', async () => {
    const { ruleId } = village.rule('代购代办')
    const { body } = await retire(ruleId)
    expect(body.rules.filter((rule) => rule.isRetired).map((rule) => rule.title)).toEqual(['代购代办'])
    expect(body.ruleCount).toBe(10)
    const error = await expectRefusal(retire(ruleId), 'rule.retired')
    expect(error.message).toBe('“代购代办”已经停用,不能再记分。')
  })

  it('retires once when the phone asks again', async () => {
    const { ruleId } = village.rule('代购代办')
    const options = { key: 'retire-rule-once' }
    const first = await retire(ruleId, options)
    const again = await retire(ruleId, options)
    expect(again.body).toEqual(first.body)
    expect(again.headers.get('Idempotency-Hit')).toBe('true')
  })

  it('does not bind the next assembly: adopted again, the rule is in force again', async () => {
    await retire(village.rule('代购代办').ruleId)
    const { body } = await adopt(next)
    expect(body.rules.some((rule) => rule.isRetired)).toBe(false)
  })

  it('refuses an unknown rule and one of the neighbouring village', async () => {
    await expectRefusal(retire('nothing'), 'rule.not_found')
    await expectRefusal(retire(village.neighbor.rule('代购代办').ruleId), 'rule.not_found')
  })
})

describe('the doors', () => {
  it('tell which version was in force on the day of a deed', async () => {
    await adopt(next)
    const on = async (day: string) => (await village.work((work) => rulebookInForceOn(work, day)))?.version
    expect([await on('2025-12-31'), await on('2026-01-01'), await on('2026-12-31'), await on('2027-05-01')]).toEqual([
      undefined,
      1,
      1,
      2,
    ])
  })

  it('find a rule with its version, and what it became in another version', async () => {
    const { body: later } = await adopt({ ...next, rules: smallRulebook.rules.slice(1) })
    const [clean, work] = [village.rule('门前屋后整洁'), village.rule('集体义务劳动')]
    const found = await village.work((inside) => requireRule(inside, work.ruleId))
    expect(found).toMatchObject({ rule: work, rulebook: { version: 1, state: 'in_force' } })
    const became = (ruleId: string) => village.work((inside) => ruleOnDay(inside, ruleId, later.inForceOn))
    const { rulebookId } = later
    expect(await became(work.ruleId)).toMatchObject({ clause: { rule: later.rules[0], rulebook: { rulebookId } } })
    expect(await became(clean.ruleId)).toEqual({ shown: clean })
    await expect(village.neighbor.work((inside) => requireRule(inside, work.ruleId))).rejects.toThrow('rule.not_found')
  })
})
