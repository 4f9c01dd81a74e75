import * as rules from '@village-points/shared/rules/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expectRefusal, openTestVillage, smallRulebook, type TestVillage } from '../village/test-village.ts'
import { ruleOf } from './clauses/clauses.ts'

/** How many clauses stand before those a test adds. */
const count = smallRulebook.rules.length

let village: TestVillage
beforeEach(async () => {
  village = await openTestVillage()
})
afterEach(() => village.close())

const later = { ...smallRulebook, inForceOn: '2027-01-01' }
const adopt = (more: Partial<rules.RulebookInput> = {}) =>
  village.as('committee').call(rules.adoptRulebook, { body: { ...later, ...more } })

describe('check-rulebook', () => {
  it('tells everybody what a list of rules contains, and keeps nothing', async () => {
    const body = { rules: [...smallRulebook.rules, ruleOf('-', '在群里发牢骚')] }
    const { findings } = await village.as('villager').ok(rules.checkRulebook, { body })
    expect(findings.filter(({ severity }) => severity === 'refuse')).toMatchObject([
      { clause: count + 1, category: 'speech' },
    ])
    expect((await village.as('villager').ok(rules.listRulebooks)).rulebooks).toHaveLength(1)
  })
})

describe('adopt-rulebook', () => {
  it('refuses an unlawful clause, naming it, the reason and what may stand there, and every other beside it', async () => {
    const bad = [ruleOf('-', '越级走访'), ruleOf('+', '孩子考上重点')]
    const error = await expectRefusal(adopt({ rules: [...smallRulebook.rules, ...bad] }), 'rule.unlawful')
    expect(error.message).toBe(
      `第 ${count + 1} 条“越级走访”不能写:向上级反映问题、投诉、告状、打官司,是法律给每个人的权利。做了不能扣分,不做也不能加分。可以换成“参加信访条例、法律援助讲座”。`,
    )
    expect(Object.keys(error.fields ?? {})).toEqual([`rules.${count + 1}.title`, `rules.${count}.title`])
    expect((await village.as('committee').ok(rules.listRulebooks)).rulebooks).toHaveLength(1)
  })

  it('adopts what is only warned of', async () => {
    const shamed = ruleOf('-', '乱倒垃圾的全村通报')
    expect((await adopt({ rules: [...smallRulebook.rules, shamed] })).error).toBeUndefined()
  })
})

describe('compare-rulebooks', () => {
  const compare = (rulebookId: string, withRulebookId?: string) =>
    village
      .as('villager')
      .call(rules.compareRulebooks, { params: { rulebookId }, query: withRulebookId ? { withRulebookId } : {} })

  it('shows what a version added, dropped and changed, field by field', async () => {
    const [clean, work, , ...others] = smallRulebook.rules
    const changed = { ...work!, points: { kind: 'fixed' as const, points: 6 }, evidence: '签到表' }
    const before = await village.as('villager').ok(rules.readRulebookInForce)
    const { body: after } = await adopt({ rules: [clean!, ruleOf('+', '敬老'), changed, ...others] })
    const { body } = await compare(after.rulebookId)
    expect([body.earlier.version, body.later.version, body.unchangedCount]).toEqual([1, 2, count - 2])
    expect(body.changes).toEqual([
      { change: 'added', after: after.rules[1] },
      { change: 'changed', before: before.rules[1], after: after.rules[2], fields: ['points', 'evidence'] },
      { change: 'removed', before: before.rules[2] },
    ])
  })

  it('puts the earlier version first, whichever was asked for', async () => {
    const before = await village.as('villager').ok(rules.readRulebookInForce)
    const { body: after } = await adopt()
    const { body } = await compare(before.rulebookId, after.rulebookId)
    expect([body.earlier.version, body.later.version]).toEqual([1, 2])
    expect(body).toMatchObject({ changes: [], unchangedCount: count })
  })

  it('refuses when there is no earlier version, and versions of the neighbours', async () => {
    const { rulebookId } = await village.as('villager').ok(rules.readRulebookInForce)
    await expectRefusal(compare(rulebookId), 'rule.no_earlier_version')
    const strange = await village.neighbor.as('villager').ok(rules.readRulebookInForce)
    await expectRefusal(compare(strange.rulebookId), 'rule.rulebook_not_found')
    await expectRefusal(compare(rulebookId, strange.rulebookId), 'rule.rulebook_not_found')
  })
})
