import { Trial, type TrialRule } from '@village-points/api/declarations/trial.ts'
import { reverseAward, tryRulebook } from '@village-points/shared/declarations/contract.ts'
import type { Rule, RuleInput } from '@village-points/shared/rules/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { award, figuresOf, TODAY } from '../village/deeds.ts'
import { expectRefusal, openTestVillage, smallRulebook, type TestVillage } from '../village/test-village.ts'

const rule = (title: string, more: Partial<TrialRule> = {}): TrialRule => ({
  category: '其他',
  title,
  ruleClass: 'award',
  points: { kind: 'fixed', points: 5 },
  caps: [],
  evidence: '照片',
  procedure: 'direct',
  ...more,
})

const past = (title: string, hundredths = 500, more: Partial<RuleInput> = {}, householdId = 'a') => {
  const known: Rule = {
    ...rule(title, more),
    ruleId: title,
    originId: `origin of ${title}`,
    clause: 1,
    isRetired: false,
  }
  return { householdId, title, rule: known, deedOn: '2026-03-05', hundredths }
}
const tried = (rules: TrialRule[], ...deeds: ReturnType<typeof past>[]) => {
  const trial = new Trial(rules, (title) => title)
  for (const one of deeds) trial.count(one)
  return trial
}

describe('a past deed under another rule', () => {
  it.each<[string, TrialRule, number]>([
    ['is worth what a fixed rule says', rule('修渠'), 500],
    ['stays within a range', rule('修渠', { points: { kind: 'range', least: 20, most: 50 } }), 2000],
    [
      'is counted in its units',
      rule('修渠', { points: { kind: 'per_unit', points: 4, unit: '半天', unitSize: 1 } }),
      1200,
    ],
    ['costs when the rule now deducts', rule('修渠', { ruleClass: 'deduction' }), -500],
    ['follows its origin when the title changed', rule('清渠', { originId: 'origin of 修渠' }), 500],
    ['earns nothing when no clause knows it', rule('巡逻'), 0],
  ])('%s', (_, clause, expected) => {
    const halfDays = { points: { kind: 'per_unit' as const, points: 5, unit: '半天', unitSize: 1 } }
    expect(tried([clause], past('修渠', 1500, halfDays)).outcomes.get('a')?.trial).toBe(expected)
  })

  it('fills the caps as awarding would have, each household its own', () => {
    const capped = rule('修渠', { caps: [{ period: 'month', measure: 'points', limit: 8 }] })
    const trial = tried([capped], past('修渠'), past('修渠'), past('修渠', 500, {}, 'b'))
    expect([trial.outcomes.get('a')?.trial, trial.outcomes.get('b')?.trial, trial.overCapCount]).toEqual([500, 500, 1])
  })

  it('counts honour apart from what can be spent', () => {
    const trial = tried([rule('表彰', { ruleClass: 'honor' })], past('表彰'))
    expect(trial.outcomes.get('a')).toEqual({ actual: 500, actualSpendable: 500, trial: 500, trialSpendable: 0 })
  })
})

describe('try-rulebook', () => {
  let village: TestVillage
  beforeEach(async () => {
    village = await openTestVillage()
  })
  afterEach(() => village.close())

  const attempt = (rules: RuleInput[], more = {}) =>
    village.as('supervisor').call(tryRulebook, { body: { rules, from: '2026-11-01', to: '2026-11-30', ...more } })

  it('finds that the same rules would have given the same, and changes nothing', async () => {
    const { villager, leader } = village.homes
    await award(village, '义务巡逻', villager)
    await award(village, '镇级表彰', villager)
    await award(village, '集体义务劳动', leader, { quantity: 2 })
    const before = await figuresOf(village, villager)
    const { body } = await attempt(smallRulebook.rules)
    expect(body).toMatchObject({ deedCount: 3, gainCount: 0, lossCount: 0, households: [], uncovered: [] })
    expect(body.trial).toEqual({ points: 115, spendablePoints: 110, yuan: 55 })
    expect(body.actual).toEqual(body.trial)
    expect(body.clauses.filter(({ times }) => times > 0).map(({ title, points }) => [title, points])).toEqual([
      ['集体义务劳动', 10],
      ['义务巡逻', 100],
      ['镇级表彰', 5],
    ])
    expect(await figuresOf(village, villager)).toEqual(before)
  })

  it('names who gains, who loses, who would have nothing, and what it costs', async () => {
    const { villager, leader } = village.homes
    await award(village, '义务巡逻', villager)
    await award(village, '代购代办', leader)
    const fewer = smallRulebook.rules
      .filter(({ title }) => title !== '义务巡逻')
      .map((one) => (one.title === '代购代办' ? { ...one, points: { kind: 'fixed' as const, points: 2 } } : one))
    const { body } = await attempt(fewer)
    expect([body.gainCount, body.lossCount]).toEqual([1, 1])
    expect(
      body.households.map(({ household, actualPoints, trialPoints }) => [
        household.householdId,
        actualPoints,
        trialPoints,
      ]),
    ).toEqual([
      [villager.householdId, 100, 0],
      [leader.householdId, 0.5, 2],
    ])
    expect(body.withNothing[0]?.household.householdId).toBe(villager.householdId)
    expect(body.uncovered).toEqual([{ title: '义务巡逻', times: 1, points: 100 }])
    expect([body.actual.yuan, body.trial.yuan]).toEqual([50.25, 1])
  })

  it('leaves out what was taken back, what was done on other days, and the neighbours', async () => {
    const { declaration } = await award(village, '义务巡逻', village.homes.villager)
    await village
      .as('committee')
      .ok(reverseAward, { params: { declarationId: declaration.declarationId }, body: { reason: '记错了' } })
    await award(village, '义务巡逻', village.homes.villager, { deedOn: '2026-10-31' })
    await award(village.neighbor, '义务巡逻', village.neighbor.homes.villager, { deedOn: TODAY })
    expect((await attempt(smallRulebook.rules)).body.deedCount).toBe(0)
  })

  it('refuses days that run backwards', async () => {
    const error = await expectRefusal(attempt(smallRulebook.rules, { to: '2026-10-01' }), 'platform.invalid_request')
    expect(error.fields).toEqual({ to: '后一天不能早于前一天' })
  })
})
