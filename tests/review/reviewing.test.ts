import {
  readDeclaration,
  resubmitDeclaration,
  screenDeclarations,
  withdrawDeclaration,
} from '@village-points/shared/declarations/contract.ts'
import {
  castVotes,
  declareKin,
  drawn,
  endKin,
  listKin,
  listLateDeclarations,
  listPanelCandidates,
  listReviewQueue,
  readPanel,
  readReview,
  recordPanel,
  type VoteInput,
} from '@village-points/shared/review/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expectSoundBooks } from '../ledger/audit.ts'
import type { Client } from '../village/client.ts'
import { declareFor } from '../village/declaring.ts'
import { figuresOf } from '../village/deeds.ts'
import { type Resident, settleResidents } from '../village/residents.ts'
import { expectRefusal, openTestVillage, type Person, type TestVillage } from '../village/test-village.ts'

let village: TestVillage
let residents: Resident[]
beforeEach(async () => {
  village = await openTestVillage({ households: 6 })
  residents = await settleResidents(village)
})
afterEach(async () => {
  await expectSoundBooks(village)
  await village.close()
})

const user = (person: Person) => village.userIdOf(person)
const some = (from: number, to: number) => residents.slice(from, to).map(({ userId }) => userId)
const choose = (memberUserIds: readonly string[], standInUserIds: readonly string[] = [], quorum = 3) => {
  const body = {
    chosenOn: '2026-01-10',
    quorum,
    memberUserIds: [...memberUserIds],
    standInUserIds: [...standInUserIds],
  }
  return village.as('committee').call(recordPanel, { body })
}
/** Handed in by 王德福, looked at by the leader of 三组. */
const screened = async (title = '孝老爱亲受到认可') => {
  const { declarationId } = await declareFor(village, title)
  await screen(declarationId)
  return declarationId
}
const screen = async (declarationId: string) => {
  const decisions = [{ declarationId, decision: 'screen' as const }]
  await village.as('group_leader').ok(screenDeclarations, { body: { decisions } })
  await village.runJobs()
}
const say = (client: Client, declarationId: string, more: Partial<VoteInput> = {}) =>
  client.call(castVotes, { body: { votes: [{ declarationId, vote: 'accept', ...more }] } })
const voter = (at: number) => residents[at]!.client
const queueOf = async (client: Client) => (await client.ok(listReviewQueue, { query: {} })).rows
const stateOf = async (declarationId: string) =>
  (await village.as('committee').ok(readDeclaration, { params: { declarationId } })).state
const reviewOf = (person: Person, declarationId: string) =>
  village.as(person).ok(readReview, { params: { declarationId } })

describe('the panel', () => {
  it('is recorded as the villagers chose it, and everybody sees who sits there', async () => {
    expect(await village.as('villager').ok(readPanel)).toEqual({ isMember: false, can: { record: false } })
    const panel = (await choose(some(0, 3), [user('committee')])).body
    expect(panel).toMatchObject({ quorum: 3, chosenOn: '2026-01-10', members: { length: 3 }, standIns: { length: 1 } })
    expect(await village.as('committee').ok(readPanel)).toMatchObject({ isMember: true, can: { record: true }, panel })
    const { people } = await village.as('committee').ok(listPanelCandidates)
    expect(people.map(({ userId }) => userId)).not.toContain(user('supervisor'))
  })

  it('refuses a person twice, a quorum beyond its members, strangers and who audits it', async () => {
    await expectRefusal(choose(some(0, 3), some(0, 1)), 'review.person_twice')
    await expectRefusal(choose(some(0, 3), [], 4), 'review.quorum_too_large')
    await expectRefusal(choose([...some(0, 2), user('supervisor')]), 'review.person_unknown')
    await expectRefusal(choose([...some(0, 2), village.neighbor.userIdOf('villager')]), 'review.person_unknown')
    await expectRefusal(choose(some(0, 2)), 'platform.invalid_request')
  })
})

describe('voting', () => {
  it('accepts by a majority of the seats, and posts at once what needs no publicity', async () => {
    await choose(some(0, 5))
    const [plain, grave] = [await screened(), await screened('见义勇为')]
    expect((await queueOf(voter(0))).map((item) => item.declarationId)).toEqual([plain, grave])
    const votes = [plain, grave].map((declarationId) => ({ declarationId, vote: 'accept' as const }))
    for (const at of [0, 1]) await voter(at).ok(castVotes, { body: { votes } })
    expect((await queueOf(voter(2)))[0]).toMatchObject({ votesCast: 2, seatCount: 5, isOverdue: false })
    const { voted, decided } = await voter(2).ok(castVotes, { body: { votes } })
    expect(voted).toBe(2)
    expect(new Map(decided.map((one) => [one.declarationId, one.state]))).toEqual(
      new Map([
        [plain, 'posted'],
        [grave, 'accepted'],
      ]),
    )
    expect((await figuresOf(village, village.homes.villager)).availablePoints).toBe(10)
    await expectRefusal(say(voter(3), plain), 'review.decided')
    expect(await reviewOf('villager', plain)).toMatchObject({ counts: { accept: 3 }, outcome: 'accept', seats: [] })
  })

  it('counts everybody once, and nobody who does not sit', async () => {
    await choose(some(0, 3))
    const declarationId = await screened()
    await say(voter(0), declarationId)
    await expectRefusal(say(voter(0), declarationId), 'review.already_voted')
    expect(await queueOf(voter(0))).toEqual([])
    await expectRefusal(say(voter(4), declarationId), 'review.not_seated')
    const both = await Promise.all([say(voter(1), declarationId), say(voter(1), declarationId)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect((await reviewOf('committee', declarationId)).counts.accept).toBe(2)
  })

  it('needs nobody of the own home, nor who looked at it first: a draw that anybody can repeat fills the seat', async () => {
    await choose([user('villager'), user('group_leader'), ...some(0, 2)], some(2, 6))
    const declarationId = await screened()
    expect(await queueOf(village.as('villager'))).toEqual([])
    const { seats } = await reviewOf('supervisor', declarationId)
    const redrawn = seats.filter((seat) => seat.recusedBecause)
    expect(redrawn.map((seat) => seat.recusedBecause).toSorted()).toEqual(['own_household', 'screened'])
    for (const { draw } of redrawn) expect(drawn({ ...draw!, declarationId }, draw!.candidates)).toBe(draw!.drawnUserId)
    const sitting = redrawn.map(({ draw }) => draw!.drawnUserId)
    expect(new Set(sitting).size).toBe(2)
    expect(some(2, 6)).toEqual(expect.arrayContaining(sitting))
  })

  it('waits while too few may vote, and goes on when stand-ins were chosen', async () => {
    await choose([user('villager'), ...some(0, 2)])
    const declarationId = await screened()
    for (const at of [0, 1]) await say(voter(at), declarationId)
    expect(await stateOf(declarationId)).toBe('screened')
    await choose([user('villager'), ...some(0, 2)], some(2, 3))
    await village.runJobs()
    await say(voter(2), declarationId)
    expect(await stateOf(declarationId)).toBe('posted')
  })

  it('goes on without a member who left in the middle; a vote once given stays', async () => {
    await choose(some(0, 3))
    const declarationId = await screened()
    await say(voter(0), declarationId)
    await choose(some(1, 4), some(4, 6))
    await village.runJobs()
    const { seats, counts } = await reviewOf('committee', declarationId)
    expect(counts.accept).toBe(1)
    expect(seats.filter((seat) => seat.recusedBecause === 'left')).toEqual([])
    await choose(some(3, 6), some(1, 2))
    await village.runJobs()
    expect((await queueOf(voter(2))).length).toBe(0)
    expect((await queueOf(voter(1))).length).toBe(1)
  })

  it('sends back what most want to hear more about, and begins anew when it is answered', async () => {
    await choose(some(0, 3))
    const declarationId = await screened()
    const back = { vote: 'return', reason: 'deed_unclear', words: '照顾的是谁' } as const
    await expectRefusal(say(voter(0), declarationId, { vote: 'return' }), 'review.reason_needed')
    await expectRefusal(say(voter(0), declarationId, { vote: 'reject', reason: 'other' }), 'review.reason_needed')
    for (const at of [0, 1, 2]) await say(voter(at), declarationId, back)
    expect(await stateOf(declarationId)).toBe('returned')
    const told = await village.as('villager').ok(readDeclaration, { params: { declarationId } })
    expect(told.steps.at(-1)?.reason).toContain('照顾的是谁')
    await village.as('villager').ok(resubmitDeclaration, { params: { declarationId }, body: { note: '照顾婆婆' } })
    await screen(declarationId)
    for (const at of [0, 1, 2]) await say(voter(at), declarationId, { vote: 'reject', reason: 'not_found_so' })
    expect(await stateOf(declarationId)).toBe('rejected')
  })

  it('refuses a block whole when one of it is not there', async () => {
    await choose(some(0, 3))
    const declarationId = await screened()
    const votes = [declarationId, 'nothing'].map((id) => ({ declarationId: id, vote: 'accept' as const }))
    await expectRefusal(voter(0).call(castVotes, { body: { votes } }), 'declaration.not_found')
    expect((await reviewOf('committee', declarationId)).counts.accept).toBe(0)
  })

  it('leaves out a kinsman who was declared a moment ago', async () => {
    await choose(some(0, 3), some(3, 4))
    const declarationId = await screened()
    const { householdId } = village.homes.villager
    await voter(0).ok(declareKin, { body: { householdId, relation: '表兄' } })
    await expectRefusal(say(voter(0), declarationId), 'review.not_seated')
    await village.runJobs()
    expect((await queueOf(voter(3))).map((item) => item.declarationId)).toEqual([declarationId])
  })

  it('ends when the declaration was taken back', async () => {
    await choose(some(0, 3))
    const declarationId = await screened()
    await village.as('villager').ok(withdrawDeclaration, { params: { declarationId }, body: {} })
    await village.runJobs()
    expect(await queueOf(voter(0))).toEqual([])
    await expectRefusal(say(voter(0), declarationId), 'review.decided')
  })

  it('is told to the household and its officials, to nobody else', async () => {
    await choose(some(0, 3))
    const declarationId = await screened()
    const read = (client: Client) => client.call(readReview, { params: { declarationId } })
    expect((await read(voter(0))).body.seats).toHaveLength(3)
    await expectRefusal(read(voter(4)), 'declaration.not_found')
    await expectRefusal(read(village.neighbor.as('committee')), 'declaration.not_found')
  })
})

describe('what is left lying', () => {
  it('comes before the supervision committee by itself', async () => {
    await choose(some(0, 3))
    const declarationId = await screened()
    const late = async () =>
      (await village.as('supervisor').ok(listLateDeclarations, { query: {} })).rows.map((row) => row.declarationId)
    village.clock.set('2026-12-03T01:00:00Z')
    expect((await queueOf(voter(0)))[0]?.isOverdue).toBe(true)
    expect(await late()).toEqual([])
    village.clock.set('2026-12-08T01:00:00Z')
    expect(await late()).toEqual([declarationId])
  })
})

describe('relatives', () => {
  it('are declared by each for himself, by the committee for anybody, once, and end again', async () => {
    const { householdId } = village.homes.other
    const declare = (person: Person, more: { userId?: string; householdId?: string } = {}) =>
      village.as(person).call(declareKin, { body: { householdId, relation: '兄弟', ...more } })
    const { kinId } = (await declare('villager')).body
    await expectRefusal(declare('villager'), 'review.kin_known')
    await expectRefusal(declare('villager', { userId: user('committee') }), 'review.person_unknown')
    await expectRefusal(declare('committee', { householdId: 'none' }), 'household.not_found')
    await declare('committee', { userId: user('group_leader') })
    expect((await village.as('supervisor').ok(listKin)).kin).toHaveLength(2)
    expect((await village.as('villager').ok(listKin)).kin).toHaveLength(1)
    const end = (person: Person) => village.as(person).call(endKin, { params: { kinId }, body: {} })
    await expectRefusal(end('other_villager'), 'review.kin_unknown')
    expect((await end('villager')).body.kin).toEqual([])
  })
})
