import { returnDraft, takeBackDraft } from '@village-points/shared/adoption/contract.ts'
import { listMessages } from '@village-points/shared/messages/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWay } from '../adoption/drafts.ts'
import { configure } from '../ledger/year-end.ts'
import { openTestVillage, type Person, type TestVillage } from '../village/test-village.ts'

let village: TestVillage
beforeEach(async () => {
  village = await openTestVillage()
})
afterEach(() => village.close())

const told = async (person: Person, begin: string) => {
  const { rows } = await village.as(person).ok(listMessages, { query: {} })
  return rows
    .filter(({ kind }) => kind.startsWith(begin))
    .map(({ text, opens, subjectId }) => ({ text, opens, subjectId }))
}
const words = async (person: Person) => (await told(person, 'draft_')).map(({ text }) => text)

describe('a rulebook on its way', () => {
  it('is told to everybody when there is something to say or to know, to the others when it is their turn', async () => {
    const way = openWay(village)
    const draft = await way.opened()
    const comments = '“2027 年积分细则”写好了,到2026年11月26日为止,谁都可以看、可以提意见。'
    expect(await told('villager', 'draft_')).toEqual([{ text: comments, opens: 'draft', subjectId: draft.draftId }])
    village.clock.advance({ days: 4 })
    const voted = await way.voted(await way.now(draft))
    const toTown = '“2027 年积分细则”开会通过了,请看有没有违法的地方,备案或者退回。'
    expect(await words('town_officer')).toEqual([toTown])
    await way.publicized('2027-01-01', await way.filed(voted))
    expect(await words('committee')).toEqual([
      '“2027 年积分细则”公示到2026年12月2日。有意见现在还能提。',
      '“2027 年积分细则”备案了,可以公示了。',
      comments,
    ])
    village.clock.set('2026-12-03T00:01:00Z')
    await village.runJobs()
    expect((await words('villager'))[0]).toBe('“2027 年积分细则”从2027年1月1日起用。')
  })

  it('is told to the committee alone when the town returns it, and to nobody when it takes it back itself', async () => {
    const way = openWay(village)
    const voted = await way.voted()
    const before = await words('villager')
    const why = { law: '《信访工作条例》', reason: '会让人不敢反映问题' }
    const returned = await village.as('town_officer').ok(returnDraft, way.at(voted, why))
    expect((await words('committee'))[0]).toBe(
      '“2027 年积分细则”:会让人不敢反映问题(《信访工作条例》)。拿回来改好,要再表决一次。',
    )
    const said = await words('committee')
    await way.committee.ok(takeBackDraft, way.at(returned, { reason: '照着改' }))
    expect(await words('committee')).toEqual(said)
    expect(await words('villager')).toEqual(before)
  })
})

describe('the honour board', () => {
  it('asks everybody once a year whether they want to be named, and only where households are named', async () => {
    await village.runJobs()
    expect(await told('villager', 'honor_')).toEqual([])
    await configure(village, { ranking: 'households' })
    await village.runJobs()
    await village.runJobs()
    const asked = { text: '2026年的红榜,愿意的人家才上榜。点开看看,说一声愿不愿意。', opens: 'honors' }
    expect(await told('villager', 'honor_')).toEqual([asked])
    expect(await told('other_villager', 'honor_')).toHaveLength(1)
    village.clock.set('2027-01-02T02:00:00Z')
    await village.runJobs()
    expect(await told('villager', 'honor_')).toHaveLength(2)
  })
})
