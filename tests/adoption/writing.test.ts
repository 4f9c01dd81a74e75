import { beginDraft } from '@village-points/api/adoption/index.ts'
import {
  addDraftRule,
  changeDraftRule,
  dropDraftRule,
  listDrafts,
  openDraft,
  readDraft,
  renameDraft,
  startDraft,
  takeBackDraft,
  withdrawDraft,
} from '@village-points/shared/adoption/contract.ts'
import { retireRule } from '@village-points/shared/rules/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expectRefusal, openTestVillage, smallRulebook, type TestVillage } from '../village/test-village.ts'
import { clause, openWay } from './drafts.ts'

let village: TestVillage
let way: ReturnType<typeof openWay>
beforeEach(async () => {
  village = await openTestVillage()
  way = openWay(village)
})
afterEach(() => village.close())

const read = (person: Parameters<TestVillage['as']>[0], draftId: string) =>
  village.as(person).call(readDraft, { params: { draftId } })

describe('starting a draft', () => {
  it('copies the version in force without what was stopped, and an empty one begins with nothing', async () => {
    const { ruleId } = village.rule('义务巡逻')
    await way.committee.ok(retireRule, { params: { ruleId }, body: { reason: '镇里要求' } })
    const draft = await way.start()
    expect(draft).toMatchObject({ state: 'drafted', source: 'in_force', revision: 1, votes: [] })
    expect(draft.rules).toHaveLength(smallRulebook.rules.length - 1)
    expect(draft.comparison?.changes).toMatchObject([{ change: 'removed', before: { title: '义务巡逻' } }])
    await way.committee.ok(withdrawDraft, way.at(draft, { reason: '重来' }))
    expect((await way.start('blank')).rules).toEqual([])
  })

  it('is refused while another one is in hand, and of a version when there is none', async () => {
    await way.start()
    expect((await way.committee.ok(listDrafts, { query: {} })).can.start).toBe(false)
    const again = () => way.committee.call(startDraft, { body: { title: '又一份', source: 'blank' } })
    const error = await expectRefusal(again(), 'adoption.draft_open')
    expect(error.message).toBe('村里正在办“2027 年积分细则”,办完了再起草新的。')
    const bare = await openTestVillage({ withoutRulebook: true })
    const input = { body: { title: '头一版', source: 'in_force' as const } }
    await expectRefusal(bare.as('committee').call(startDraft, input), 'rule.none_in_force')
    await bare.close()
  })

  it('is shown to its writers and the supervisors alone until it lies open, and never to the neighbours', async () => {
    const { draftId } = await way.start()
    expect((await read('supervisor', draftId)).status).toBe(200)
    await expectRefusal(read('villager', draftId), 'adoption.draft_not_found')
    await expectRefusal(read('town_officer', draftId), 'adoption.draft_not_found')
    expect((await village.as('villager').ok(listDrafts, { query: {} })).rows).toEqual([])
    const neighbor = village.neighbor.as('committee')
    await expectRefusal(neighbor.call(readDraft, { params: { draftId } }), 'adoption.draft_not_found')
    await way.opened(await way.now({ draftId } as never))
    expect((await read('villager', draftId)).status).toBe(200)
    expect((await village.as('town_officer').ok(listDrafts, { query: {} })).rows).toHaveLength(1)
  })
})

describe('writing clauses', () => {
  it('adds, rewrites and drops them one by one, numbered category by category', async () => {
    let draft = await way.start()
    draft = await way.add(draft, clause('邻里互助'))
    draft = await way.add(draft, clause('清理河道', { category: '人居环境' }))
    expect(draft.rules.map(({ title }) => title).slice(-2)).toEqual(['清理河道', '邻里互助'])
    const { ruleId, revision, originId } = draft.rules[0]!
    const params = { draftId: draft.draftId, ruleId }
    const rule = { ...smallRulebook.rules[0]!, title: '门前三包' }
    draft = await way.committee.ok(changeDraftRule, { params, body: { revision, rule } })
    expect(draft.rules[0]).toMatchObject({ title: '门前三包', revision: revision + 1, originId })
    expect(draft.comparison?.changes.map(({ change }) => change)).toEqual(['changed', 'added', 'added'])
    draft = await way.committee.ok(dropDraftRule, { params, body: { revision: revision + 1 } })
    expect(draft.rules.map(({ clause }) => clause)).toEqual(draft.rules.map((_, at) => at + 1))
    expect(draft.comparison?.changes.at(-1)).toMatchObject({ change: 'removed', before: { title: '门前屋后整洁' } })
    const gone = () => way.committee.call(dropDraftRule, { params, body: { revision: 1 } })
    await expectRefusal(gone(), 'adoption.rule_not_found')
    const rewritten = () => way.committee.call(changeDraftRule, { params, body: { revision: 1, rule } })
    await expectRefusal(rewritten(), 'adoption.rule_not_found')
  })

  it('lets two editors work on two clauses, and keeps the first of two on one', async () => {
    const draft = await way.start()
    const [first, second] = draft.rules as [(typeof draft.rules)[0], (typeof draft.rules)[0]]
    const change = ({ ruleId, revision }: typeof first, title: string) =>
      way.committee.call(changeDraftRule, {
        params: { draftId: draft.draftId, ruleId },
        body: { revision, rule: clause(title) },
      })
    const apart = await Promise.all([change(first, '张会计写的'), change(second, '李主任写的')])
    expect(apart.map(({ status }) => status)).toEqual([200, 200])
    await expectRefusal(change(first, '没有看见张会计写的'), 'adoption.changed_meanwhile')
    const { ruleId, revision } = first
    const drop = () =>
      way.committee.call(dropDraftRule, { params: { draftId: draft.draftId, ruleId }, body: { revision } })
    await expectRefusal(drop(), 'adoption.changed_meanwhile')
    expect((await way.now(draft)).rules.map(({ title }) => title)).toContain('张会计写的')
  })

  it('refuses one title twice, and finds no draft of others', async () => {
    const draft = await way.start('blank')
    const at = { params: { draftId: draft.draftId } }
    await way.add(draft, clause('邻里互助'))
    const { rules } = await way.add(draft, clause('清理河道'))
    const same = clause(' 邻里 互助')
    await expectRefusal(way.committee.call(addDraftRule, { ...at, body: { rule: same } }), 'rule.duplicate_title')
    const { ruleId, revision } = rules[1]!
    const rename = { params: { draftId: draft.draftId, ruleId }, body: { revision, rule: same } }
    await expectRefusal(way.committee.call(changeDraftRule, rename), 'rule.duplicate_title')
    const neighbor = village.neighbor.as('committee')
    const body = { revision, rule: clause('外村的') }
    await expectRefusal(neighbor.call(addDraftRule, { ...at, body }), 'adoption.draft_not_found')
    await expectRefusal(neighbor.call(changeDraftRule, { ...rename, body }), 'adoption.draft_not_found')
    await expectRefusal(neighbor.call(dropDraftRule, { ...rename, body }), 'adoption.draft_not_found')
    await expectRefusal(neighbor.call(renameDraft, way.at(draft, { title: '外村的' })), 'adoption.draft_not_found')
    await expectRefusal(neighbor.call(openDraft, way.at(draft, { days: 3 })), 'adoption.draft_not_found')
    await expectRefusal(neighbor.call(withdrawDraft, way.at(draft, { reason: '乱来' })), 'adoption.draft_not_found')
    await expectRefusal(neighbor.call(takeBackDraft, way.at(draft, { reason: '乱来' })), 'adoption.draft_not_found')
  })

  it('refuses more clauses than a book holds', async () => {
    const rules = Array.from({ length: 200 }, (_, at) => clause(`好事 ${at}`))
    const draftId = await village.work((work) => beginDraft(work, { title: '厚厚一本', source: 'import', rules }))
    const more = { params: { draftId }, body: { rule: clause('第二百零一条') } }
    await expectRefusal(way.committee.call(addDraftRule, more), 'adoption.too_many_rules')
  })

  it('keeps an unlawful clause with what is wrong about it, but does not lay it open', async () => {
    const draft = await way.add(await way.start(), clause('越级走访', { ruleClass: 'deduction' }))
    expect(draft.findings[0]).toMatchObject({ category: 'petition', severity: 'refuse' })
    expect(draft.findings[0]!.offer).toBeDefined()
    await expectRefusal(way.committee.call(openDraft, way.at(draft, { days: 3 })), 'rule.unlawful')
    const blank = await way.committee.ok(withdrawDraft, way.at(draft, { reason: '重来' }))
    expect(blank.state).toBe('withdrawn')
    await expectRefusal(way.committee.call(openDraft, way.at(await way.start('blank'), { days: 3 })), 'adoption.empty')
  })

  it('is over once the draft lies open, until it is taken back', async () => {
    let draft = await way.start()
    const renamed = await way.committee.ok(renameDraft, way.at(draft, { title: '新的名字' }))
    expect(renamed.title).toBe('新的名字')
    await expectRefusal(way.committee.call(renameDraft, way.at(draft, { title: '晚了' })), 'adoption.changed_meanwhile')
    await expectRefusal(way.committee.call(openDraft, way.at(draft, { days: 3 })), 'adoption.changed_meanwhile')
    const taken = { reason: '还没公开' }
    await expectRefusal(way.committee.call(takeBackDraft, way.at(renamed, taken)), 'adoption.state_changed')
    draft = await way.opened(renamed)
    const { ruleId, revision } = draft.rules[0]!
    const params = { draftId: draft.draftId, ruleId }
    const body = { revision, rule: clause('晚了') }
    await expectRefusal(
      way.committee.call(addDraftRule, { params: way.at(draft).params, body }),
      'adoption.state_changed',
    )
    await expectRefusal(way.committee.call(changeDraftRule, { params, body }), 'adoption.state_changed')
    await expectRefusal(way.committee.call(dropDraftRule, { params, body }), 'adoption.state_changed')
    await expectRefusal(way.committee.call(renameDraft, way.at(draft, { title: '晚了' })), 'adoption.state_changed')
    await expectRefusal(way.committee.call(openDraft, way.at(draft, { days: 3 })), 'adoption.state_changed')
    const early = { ...draft, revision: draft.revision - 1 }
    await expectRefusal(way.committee.call(takeBackDraft, way.at(early, taken)), 'adoption.changed_meanwhile')
    await expectRefusal(way.committee.call(withdrawDraft, way.at(early, taken)), 'adoption.changed_meanwhile')
    draft = await way.committee.ok(takeBackDraft, way.at(draft, taken))
    expect(draft).toMatchObject({ state: 'drafted', can: { edit: true } })
    expect(draft.commentsEndOn).toBeUndefined() // a round that was broken off does not count
    draft = await way.committee.ok(withdrawDraft, way.at(draft, { reason: '今年不改了' }))
    expect(draft.steps.map(({ action }) => action)).toEqual(['start', 'open', 'take_back', 'withdraw'])
    expect(draft.steps.at(-1)).toMatchObject({ words: '今年不改了', actorName: '王会计', roleName: '村委会' })
    await expectRefusal(way.committee.call(withdrawDraft, way.at(draft, taken)), 'adoption.state_changed')
    await expectRefusal(read('villager', draft.draftId), 'adoption.draft_not_found')
  })
})
