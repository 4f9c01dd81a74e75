import {
  commentOnDraft,
  type Draft,
  listDraftComments,
  printDraft,
  takeBackDraft,
} from '@village-points/shared/adoption/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expectRefusal, openTestVillage, type TestVillage } from '../village/test-village.ts'
import { clause, openWay } from './drafts.ts'

let village: TestVillage
let way: ReturnType<typeof openWay>
beforeEach(async () => {
  village = await openTestVillage()
  way = openWay(village)
})
afterEach(() => village.close())

type Person = Parameters<TestVillage['as']>[0]
const say = ({ draftId }: Draft, person: Person, more: object = {}) =>
  village
    .as(person)
    .call(commentOnDraft, { params: { draftId }, body: { stance: 'change', words: '分太低了', ...more } })
const list = async ({ draftId }: Draft, person: Person) =>
  (await village.as(person).ok(listDraftComments, { params: { draftId }, query: {} })).rows

describe('comments on a draft', () => {
  it('are read by everybody, and by whom they were made only by the committee', async () => {
    const draft = await way.opened(await way.add(await way.start(), clause('邻里互助')))
    const { ruleId, clause: place } = draft.rules.at(-1)!
    await say(draft, 'villager', { ruleId })
    await say(draft, 'other_villager', { stance: 'for', words: '' })
    await say(draft, 'group_leader', { stance: 'against', words: '扣分太多', saidBy: '赵奶奶' })
    const forAll = await list(draft, 'villager')
    expect(forAll.map(({ stance, isMine, saidBy }) => [stance, isMine, saidBy])).toEqual([
      ['against', false, undefined],
      ['for', false, undefined],
      ['change', true, undefined],
    ])
    expect(forAll[2]).toMatchObject({ clause: place, title: '邻里互助', words: '分太低了' })
    expect(JSON.stringify([forAll, await list(draft, 'supervisor')])).not.toMatch(/王德福|赵/)
    expect((await list(draft, 'committee')).map(({ saidBy }) => saidBy)).toEqual(['赵奶奶', '赵国强', '王德福'])
    expect((await way.now(draft)).comments).toEqual({ for: 1, change: 1, against: 1 })
    const params = { draftId: draft.draftId }
    const first = await village.as('villager').ok(listDraftComments, { params, query: { limit: 2 } })
    const query = { limit: 2, cursor: first.nextCursor! }
    expect((await village.as('villager').ok(listDraftComments, { params, query })).rows).toEqual([forAll[2]])
  })

  it('are nobody else’s for a villager to make, and say what is wanted', async () => {
    const draft = await way.opened()
    await say(draft, 'villager', { saidBy: '别人' })
    expect((await list(draft, 'committee'))[0]!.saidBy).toBe('王德福')
    await expectRefusal(say(draft, 'villager', { words: '  ' }), 'platform.invalid_request')
    await expectRefusal(say(draft, 'villager', { ruleId: 'none' }), 'adoption.rule_not_found')
    for (let count = 1; count < 20; count++) await say(draft, 'villager', { words: `第 ${count} 条意见` })
    await expectRefusal(say(draft, 'villager'), 'adoption.too_many_comments')
    expect((await say(draft, 'other_villager')).status).toBe(200)
  })

  it('are taken until the last day is over, and again while the draft is publicized', async () => {
    const draft = await way.opened()
    village.clock.set('2026-11-26T15:59:59Z')
    expect((await say(draft, 'villager')).status).toBe(200)
    village.clock.set('2026-11-26T16:00:00Z')
    await expectRefusal(say(draft, 'villager'), 'adoption.comments_closed')
    const publicized = await way.publicized('2027-01-01', await way.filed(await way.voted(draft)))
    expect((await say(publicized, 'villager', { stance: 'against' })).status).toBe(200)
    village.clock.set(`${publicized.publicity!.endsOn}T16:00:00Z`)
    await expectRefusal(say(publicized, 'villager'), 'adoption.comments_closed')
    await way.committee.ok(takeBackDraft, way.at(publicized, { reason: '照意见改' }))
    await expectRefusal(say(publicized, 'villager'), 'adoption.draft_not_found')
    const { draftId } = publicized
    const mine = village.as('villager').call(listDraftComments, { params: { draftId }, query: {} })
    await expectRefusal(mine, 'adoption.draft_not_found')
  })
})

describe('print-draft', () => {
  it('makes the sheet for the wall', async () => {
    const draft = await way.publicized('2027-01-01')
    const params = { draftId: draft.draftId }
    const sheet = await village.as('villager').call(printDraft, { params, query: { paper: 'A3' } })
    expect(sheet.headers.get('content-type')).toBe('application/pdf')
    expect((sheet.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-')
    const strange = village.neighbor.as('villager').call(printDraft, { params, query: {} })
    await expectRefusal(strange, 'adoption.draft_not_found')
  })
})
