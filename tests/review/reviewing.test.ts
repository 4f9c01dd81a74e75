import {
  readDeclaration,
  resubmitDeclaration,
  withdrawDeclaration,
} from '@village-points/shared/declarations/contract.ts'
import { castVotes, declareKin, drawn, readReview } from '@village-points/shared/review/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expectSoundBooks } from '../ledger/audit.ts'
import type { Client } from '../village/client.ts'
import { figuresOf } from '../village/deeds.ts'
import { expectRefusal } from '../village/test-village.ts'

import { openPanelVillage, type PanelVillage } from './panel-village.ts'

let panel: PanelVillage
beforeEach(async () => {
  panel = await openPanelVillage()
})
afterEach(async () => {
  await expectSoundBooks(panel.village)
  await panel.village.close()
})

describe('voting', () => {
  it('accepts by a majority of the seats, and posts at once what needs no publicity', async () => {
    await panel.choose(panel.some(0, 5))
    const [plain, grave] = [await panel.screened(), await panel.screened('见义勇为')]
    expect((await panel.queueOf(panel.voter(0))).map((item) => item.declarationId)).toEqual([plain, grave])
    const votes = [plain, grave].map((declarationId) => ({ declarationId, vote: 'accept' as const }))
    for (const at of [0, 1]) await panel.voter(at).ok(castVotes, { body: { votes } })
    expect((await panel.queueOf(panel.voter(2)))[0]).toMatchObject({ votesCast: 2, seatCount: 5, isOverdue: false })
    const { voted, decided } = await panel.voter(2).ok(castVotes, { body: { votes } })
    expect(voted).toBe(2)
    expect(new Map(decided.map((one) => [one.declarationId, one.state]))).toEqual(
      new Map([
        [plain, 'posted'],
        [grave, 'accepted'],
      ]),
    )
    expect((await figuresOf(panel.village, panel.village.homes.villager)).availablePoints).toBe(10)
    await expectRefusal(panel.say(panel.voter(3), plain), 'review.decided')
    expect(await panel.reviewOf('villager', plain)).toMatchObject({
      counts: { accept: 3 },
      outcome: 'accept',
      seats: [],
    })
  })

  it('counts everybody once, and nobody who does not sit', async () => {
    await panel.choose(panel.some(0, 3))
    const declarationId = await panel.screened()
    await panel.say(panel.voter(0), declarationId)
    await expectRefusal(panel.say(panel.voter(0), declarationId), 'review.already_voted')
    expect(await panel.queueOf(panel.voter(0))).toEqual([])
    await expectRefusal(panel.say(panel.voter(4), declarationId), 'review.not_seated')
    const both = await Promise.all([panel.say(panel.voter(1), declarationId), panel.say(panel.voter(1), declarationId)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect((await panel.reviewOf('committee', declarationId)).counts.accept).toBe(2)
  })

  it('needs nobody of the own home, nor who looked at it first: a draw that anybody can repeat fills the seat', async () => {
    await panel.choose([panel.user('villager'), panel.user('group_leader'), ...panel.some(0, 2)], panel.some(2, 6))
    const declarationId = await panel.screened()
    expect(await panel.queueOf(panel.village.as('villager'))).toEqual([])
    const { seats } = await panel.reviewOf('supervisor', declarationId)
    const redrawn = seats.filter((seat) => seat.recusedBecause)
    expect(redrawn.map((seat) => seat.recusedBecause).toSorted()).toEqual(['own_household', 'screened'])
    for (const { draw } of redrawn) {
      const candidates = draw!.candidates.map(({ userId }) => userId)
      expect(drawn({ ...draw!, declarationId }, candidates)).toBe(draw!.drawnUserId)
    }
    const sitting = redrawn.map(({ draw }) => draw!.drawnUserId)
    expect(new Set(sitting).size).toBe(2)
    expect(panel.some(2, 6)).toEqual(expect.arrayContaining(sitting))
  })

  it('waits while too few may vote, and goes on when stand-ins were chosen', async () => {
    await panel.choose([panel.user('villager'), ...panel.some(0, 2)])
    const declarationId = await panel.screened()
    for (const at of [0, 1]) await panel.say(panel.voter(at), declarationId)
    expect(await panel.stateOf(declarationId)).toBe('screened')
    await panel.choose([panel.user('villager'), ...panel.some(0, 2)], panel.some(2, 3))
    await panel.village.runJobs()
    await panel.say(panel.voter(2), declarationId)
    expect(await panel.stateOf(declarationId)).toBe('posted')
  })

  it('goes on without a member who left in the middle; a vote once given stays', async () => {
    await panel.choose(panel.some(0, 3))
    const declarationId = await panel.screened()
    await panel.say(panel.voter(0), declarationId)
    await panel.choose(panel.some(1, 4), panel.some(4, 6))
    await panel.village.runJobs()
    const { seats, counts } = await panel.reviewOf('committee', declarationId)
    expect(counts.accept).toBe(1)
    expect(seats.filter((seat) => seat.recusedBecause === 'left')).toEqual([])
    await panel.choose(panel.some(3, 6), panel.some(1, 2))
    await panel.village.runJobs()
    expect((await panel.queueOf(panel.voter(2))).length).toBe(0)
    expect((await panel.queueOf(panel.voter(1))).length).toBe(1)
  })

  it('sends back what most want to hear more about, and begins anew when it is answered', async () => {
    await panel.choose(panel.some(0, 3))
    const declarationId = await panel.screened()
    const back = { vote: 'return', reason: 'deed_unclear', words: '照顾的是谁' } as const
    await expectRefusal(panel.say(panel.voter(0), declarationId, { vote: 'return' }), 'review.reason_needed')
    await expectRefusal(
      panel.say(panel.voter(0), declarationId, { vote: 'reject', reason: 'other' }),
      'review.reason_needed',
    )
    for (const at of [0, 1, 2]) await panel.say(panel.voter(at), declarationId, back)
    expect(await panel.stateOf(declarationId)).toBe('returned')
    const told = await panel.village.as('villager').ok(readDeclaration, { params: { declarationId } })
    expect(told.steps.at(-1)?.reason).toContain('照顾的是谁')
    await panel.village
      .as('villager')
      .ok(resubmitDeclaration, { params: { declarationId }, body: { note: '照顾婆婆' } })
    await panel.screen(declarationId)
    for (const at of [0, 1, 2])
      await panel.say(panel.voter(at), declarationId, { vote: 'reject', reason: 'not_found_so' })
    expect(await panel.stateOf(declarationId)).toBe('rejected')
  })

  it('refuses a block whole when one of it is not there', async () => {
    await panel.choose(panel.some(0, 3))
    const declarationId = await panel.screened()
    const votes = [declarationId, 'nothing'].map((id) => ({ declarationId: id, vote: 'accept' as const }))
    await expectRefusal(panel.voter(0).call(castVotes, { body: { votes } }), 'declaration.not_found')
    expect((await panel.reviewOf('committee', declarationId)).counts.accept).toBe(0)
  })

  it('leaves out a kinsman who was declared a moment ago', async () => {
    await panel.choose(panel.some(0, 3), panel.some(3, 4))
    const declarationId = await panel.screened()
    const { householdId } = panel.village.homes.villager
    await panel.voter(0).ok(declareKin, { body: { householdId, relation: '表兄' } })
    await expectRefusal(panel.say(panel.voter(0), declarationId), 'review.not_seated')
    await panel.village.runJobs()
    expect((await panel.queueOf(panel.voter(3))).map((item) => item.declarationId)).toEqual([declarationId])
  })

  it('ends when the declaration was taken back', async () => {
    await panel.choose(panel.some(0, 3))
    const declarationId = await panel.screened()
    await panel.village.as('villager').ok(withdrawDeclaration, { params: { declarationId }, body: {} })
    await panel.village.runJobs()
    expect(await panel.queueOf(panel.voter(0))).toEqual([])
    await expectRefusal(panel.say(panel.voter(0), declarationId), 'review.decided')
  })

  it('is told to the household and its officials, to nobody else', async () => {
    await panel.choose(panel.some(0, 3))
    const declarationId = await panel.screened()
    const read = (client: Client) => client.call(readReview, { params: { declarationId } })
    expect((await read(panel.voter(0))).body.seats).toHaveLength(3)
    await expectRefusal(read(panel.voter(4)), 'declaration.not_found')
    await expectRefusal(read(panel.village.neighbor.as('committee')), 'declaration.not_found')
  })
})
