import {
  type AssemblyVote,
  fileDraft,
  listDrafts,
  publicizeDraft,
  readMinutes,
  recordVote,
  returnDraft,
  takeBackDraft,
} from '@village-points/shared/adoption/contract.ts'
import { adoptRulebook, listRulebooks, readRulebook } from '@village-points/shared/rules/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sendPhotos } from '../village/declaring.ts'
import { openRows } from '../village/rows.ts'
import { expectRefusal, openTestVillage, smallRulebook, type TestVillage } from '../village/test-village.ts'
import { clause, openWay } from './drafts.ts'

let village: TestVillage
let way: ReturnType<typeof openWay>
beforeEach(async () => {
  village = await openTestVillage()
  way = openWay(village)
})
afterEach(() => village.close())

const town = () => village.as('town_officer')

describe('the vote of the assembly', () => {
  it('comes after the comments, with minutes, by more than half of those present', async () => {
    const draft = await way.start()
    const early = async (of = draft) => way.committee.call(recordVote, way.at(of, await way.vote()))
    await expectRefusal(early(), 'adoption.comments_needed')
    const opened = await way.opened(draft)
    const error = await expectRefusal(early(opened), 'adoption.comments_running')
    expect(error.message).toContain('2026年11月26日')
    expect([draft, opened].map(({ can }) => can.recordVote)).toEqual([false, false])
    village.clock.advance({ days: 4 })
    expect((await way.now(opened)).can.recordVote).toBe(true)
    const voted = await way.voted(opened)
    expect(voted).toMatchObject({ state: 'voted', can: { edit: false, publicize: false } })
    expect(voted.votes).toMatchObject([{ assemblyOn: '2026-11-27', place: '村委会二楼', inFavor: 30, isPassed: true }])
    expect(voted.steps.at(-1)!.words).toBe('2026年11月27日在村委会二楼开村民代表会议,到会 36 人,同意 30 人')
  })

  it('is recorded too when it did not pass, and the draft goes back to its writers', async () => {
    const draft = await way.voted(undefined, { inFavor: 18, against: 18 })
    expect(draft).toMatchObject({ state: 'drafted', votes: [{ isPassed: false, inFavor: 18 }] })
    const again = await way.voted(await way.add(draft, clause('邻里互助')), { inFavor: 19, against: 17 })
    expect(again).toMatchObject({ state: 'voted', votes: [{ isPassed: false }, { isPassed: true }] })
    expect(again.steps.map(({ action }) => action)).toEqual(['start', 'open', 'fail', 'pass'])
  })

  it.each<[string, Partial<AssemblyVote>, string]>([
    ['more present than entitled', { present: 41 }, 'adoption.figures_disagree'],
    ['more votes than people', { against: 7 }, 'adoption.figures_disagree'],
    ['a meeting yet to come', { assemblyOn: '2026-11-28' }, 'adoption.assembly_in_future'],
    ['a meeting while comments ran', { assemblyOn: '2026-11-26' }, 'adoption.assembly_before_comments'],
    [
      'under two thirds of the representatives',
      { present: 26, inFavor: 26, against: 0 },
      'adoption.assembly_too_small',
    ],
    [
      'half of the villagers',
      { meeting: 'villagers_meeting', present: 20, inFavor: 20, against: 0 },
      'adoption.assembly_too_small',
    ],
  ])('is refused for %s', async (_, more, code) => {
    const draft = await way.afterComments()
    await expectRefusal(way.committee.call(recordVote, way.at(draft, await way.vote(more))), code)
    expect((await way.now(draft)).votes).toEqual([])
  })

  it('holds at two thirds of the representatives, and at one over half of the villagers', async () => {
    const draft = await way.voted(undefined, { present: 27, inFavor: 13, against: 0 })
    expect(draft.state).toBe('drafted') // more than half of those present, not of those who raised a hand
    const meeting = 'villagers_meeting' as const
    expect((await way.voted(draft, { meeting, present: 21, inFavor: 11, against: 10 })).state).toBe('voted')
  })

  it('takes photographs of who records it, each once, and shows them to all who may read', async () => {
    const draft = await way.afterComments()
    const theirs = await sendPhotos(village.as('villager'), 90)
    const call = async (photoIds: string[]) =>
      way.committee.call(recordVote, way.at(draft, { ...(await way.vote()), photoIds }))
    await expectRefusal(call(theirs), 'declaration.photo_unknown')
    await expectRefusal(call([]), 'platform.invalid_request')
    const mine = await sendPhotos(way.committee, 91, 92)
    const voted = await way.voted(draft, { photoIds: mine } as never)
    expect(voted.votes[0]!.photoIds).toEqual(mine)
    village.clock.advance({ days: 30 })
    await village.runJobs() // photographs that belong nowhere are forgotten after a week
    const params = { photoId: mine[1]! }
    const shown = await village.as('villager').call(readMinutes, { params, query: { size: 'small' } })
    expect(shown.headers.get('content-type')).toBe('image/jpeg')
    const strange = (photoId: string, client = village.as('villager')) =>
      client.call(readMinutes, { params: { photoId }, query: {} })
    await expectRefusal(strange(theirs[0]!), 'declaration.photo_not_found')
    await expectRefusal(strange(mine[0]!, village.neighbor.as('committee')), 'declaration.photo_not_found')
    const taken = await way.committee.ok(takeBackDraft, way.at(voted, { reason: '改一条' }))
    await expectRefusal(strange(mine[0]!), 'declaration.photo_not_found')
    await expectRefusal(
      way.committee.call(recordVote, way.at(taken, { ...(await way.vote()), photoIds: mine })),
      'declaration.photo_unknown',
    )
  })

  it('is not recorded on a draft that changed since, on nothing, or on what the law forbids', async () => {
    const draft = await way.afterComments()
    const taken = await way.committee.ok(takeBackDraft, way.at(draft, { reason: '照意见改' }))
    const old = way.at(draft, await way.vote())
    await expectRefusal(way.committee.call(recordVote, old), 'adoption.changed_meanwhile')
    const unlawful = await way.add(taken, clause('越级走访', { ruleClass: 'deduction' }))
    await expectRefusal(way.committee.call(recordVote, way.at(unlawful, await way.vote())), 'rule.unlawful')
    const rows = await openRows(village.place)
    await rows.run('DELETE FROM adoption_rules WHERE draft_id = ?', draft.draftId)
    await rows.close()
    await expectRefusal(way.committee.call(recordVote, way.at(unlawful, await way.vote())), 'adoption.empty')
    const neighbor = village.neighbor.as('committee')
    await expectRefusal(neighbor.call(recordVote, way.at(draft, await way.vote())), 'adoption.draft_not_found')
    const voted = await way.voted(await way.add(taken, clause('邻里互助')))
    await expectRefusal(way.committee.call(recordVote, way.at(voted, await way.vote())), 'adoption.state_changed')
  })
})

describe('the town', () => {
  it('files what was voted on', async () => {
    const draft = await way.filed()
    expect(draft.state).toBe('filed')
    expect(draft.steps.at(-1)).toMatchObject({ action: 'file', words: '备案号 潮汀备〔2026〕7 号', roleName: '镇里' })
    const number = { fileNumber: '又一次' }
    await expectRefusal(town().call(fileDraft, way.at(draft, number)), 'adoption.state_changed')
    await expectRefusal(
      town().call(returnDraft, way.at(draft, { law: '信访条例', reason: '晚了' })),
      'adoption.state_changed',
    )
  })

  it('returns it with the law that it offends, never edits, and the text is voted on again', async () => {
    const voted = await way.voted()
    const why = { law: '《信访工作条例》第三十六条', reason: '第 3 条会让人不敢反映问题' }
    await expectRefusal(
      town().call(returnDraft, way.at(voted, { ...why, law: '写得不好看' })),
      'platform.invalid_request',
    )
    const stale = { ...voted, revision: voted.revision - 1 }
    await expectRefusal(town().call(returnDraft, way.at(stale, why)), 'adoption.changed_meanwhile')
    await expectRefusal(town().call(fileDraft, way.at(stale, { fileNumber: '1' })), 'adoption.changed_meanwhile')
    const returned = await town().ok(returnDraft, way.at(voted, why))
    expect(returned.state).toBe('returned')
    expect(returned.steps.at(-1)!.words).toBe('第 3 条会让人不敢反映问题(《信访工作条例》第三十六条)')
    expect(returned.can).toMatchObject({ edit: false, takeBack: false, file: false })
    const taken = await way.committee.ok(takeBackDraft, way.at(returned, { reason: '照镇里的意见改' }))
    await expectRefusal(town().call(fileDraft, way.at(taken, { fileNumber: '1' })), 'adoption.draft_not_found')
    await expectRefusal(town().call(returnDraft, way.at(taken, why)), 'adoption.draft_not_found')
    expect((await way.filed(await way.voted(taken))).votes).toHaveLength(2)
  })
})

describe('publicity and coming into force', () => {
  it('ends by itself, and makes a version that is in force on its day; the old one stays readable', async () => {
    let draft = await way.start()
    const { ruleId } = draft.rules[0]!
    draft = await way.add(draft, clause('邻里互助'))
    await way.publicized('2027-01-01', await way.filed(await way.voted(await way.afterComments(draft))))
    const shown = await way.now(draft)
    expect(shown.publicity).toEqual({
      startsOn: '2026-11-27',
      endsOn: '2026-12-02',
      isProvisional: false,
      inForceOn: '2027-01-01',
    })
    village.clock.set('2026-12-02T15:59:59Z')
    await village.runJobs()
    expect((await way.now(draft)).state).toBe('publicized')
    village.clock.set('2026-12-02T16:00:00Z')
    await village.runJobs()
    await village.runJobs()
    const adopted = await way.now(draft)
    expect(adopted).toMatchObject({ state: 'adopted', can: { edit: false, takeBack: false, withdraw: false } })
    expect(adopted.steps.at(-1)).toMatchObject({ action: 'adopt', roleName: '系统' })
    const { rulebooks } = await village.as('villager').ok(listRulebooks)
    expect(rulebooks.map(({ version, state, inForceOn }) => [version, state, inForceOn])).toEqual([
      [2, 'adopted', '2027-01-01'],
      [1, 'in_force', '2026-01-01'],
    ])
    const version = await village.as('villager').ok(readRulebook, { params: { rulebookId: adopted.rulebookId! } })
    expect(rulebooks.map(({ isFromPaper }) => isFromPaper)).toEqual([false, true])
    expect(version.adoption).toEqual({ assemblyOn: '2026-11-27', entitled: 40, present: 36, inFavor: 30 })
    expect(version.rules.map(({ title }) => title)).toContain('邻里互助')
    expect(version.rules[0]).toMatchObject({ originId: village.rule('门前屋后整洁').originId })
    expect(ruleId).not.toBe(version.rules[0]!.ruleId)
    expect((await way.committee.ok(listDrafts, { query: {} })).can.start).toBe(true)
  })

  it('is in force as it was publicized though the server was down, a day later if that day was taken', async () => {
    const draft = await way.publicized('2026-12-03')
    const body = { ...smallRulebook, inForceOn: '2026-12-03', adoption: { ...smallRulebook.adoption } }
    await way.committee.ok(adoptRulebook, { body })
    village.clock.advance({ days: 40 })
    await village.runJobs()
    const { rulebookId } = await way.now(draft)
    const { rulebooks } = await way.committee.ok(listRulebooks)
    expect(rulebooks[0]).toMatchObject({ rulebookId, state: 'in_force', inForceOn: '2026-12-04' })
  })

  it('begins after the town only, ends after the days of the village, and before the day in force', async () => {
    const filed = await way.filed()
    const publicize = (inForceOn: string, draft = filed) =>
      way.committee.call(publicizeDraft, way.at(draft, { inForceOn }))
    const error = await expectRefusal(publicize('2026-12-02'), 'adoption.in_force_too_early')
    expect(error.message).toBe('公示到 2026年12月2日,最早 2026年12月3日 生效。')
    await way.committee.ok(adoptRulebook, { body: { ...smallRulebook, inForceOn: '2027-01-01' } })
    await expectRefusal(publicize('2027-01-01'), 'rule.in_force_on_taken')
    const stale = { ...filed, revision: filed.revision - 1 }
    await expectRefusal(publicize('2027-01-02', stale), 'adoption.changed_meanwhile')
    const taken = await way.committee.ok(takeBackDraft, way.at(filed, { reason: '再想想' }))
    await expectRefusal(publicize('2027-01-02', taken), 'adoption.state_changed')
    const neighbor = village.neighbor.as('committee')
    await expectRefusal(
      neighbor.call(publicizeDraft, way.at(filed, { inForceOn: '2027-01-02' })),
      'adoption.draft_not_found',
    )
  })

  it('goes back to its writers when the law has become stricter meanwhile', async () => {
    const draft = await way.publicized('2027-01-01')
    const rows = await openRows(village.place)
    const forbidden = JSON.stringify(clause('越级走访', { ruleClass: 'deduction' }))
    await rows.run(
      'UPDATE adoption_rules SET content = ? WHERE draft_id = ? AND position = 0',
      forbidden,
      draft.draftId,
    )
    await rows.close()
    village.clock.advance({ days: 10 })
    await village.runJobs()
    const taken = await way.now(draft)
    expect(taken.state).toBe('drafted')
    expect(taken.publicity).toBeUndefined()
    expect(taken.steps.at(-1)!.words).toContain('“越级走访”不能写')
    expect((await way.committee.ok(listRulebooks)).rulebooks).toHaveLength(1)
  })
})
