import { readDeclaration, readPhoto } from '@village-points/shared/declarations/contract.ts'
import {
  declareKin,
  endKin,
  findKinHouseholds,
  listKin,
  listLateDeclarations,
  listPanelCandidates,
  readPanel,
  readReview,
  readReviewWork,
  recordPanel,
} from '@village-points/shared/review/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expectSoundBooks } from '../ledger/audit.ts'
import type { Client } from '../village/client.ts'
import { declareFor, sendPhotos } from '../village/declaring.ts'
import { expectRefusal, type Person } from '../village/test-village.ts'

import { openPanelVillage, type PanelVillage } from './panel-village.ts'

let panel: PanelVillage
beforeEach(async () => {
  panel = await openPanelVillage()
})
afterEach(async () => {
  await expectSoundBooks(panel.village)
  await panel.village.close()
})

describe('the panel', () => {
  it('is recorded as the villagers chose it, and everybody sees who sits there', async () => {
    expect(await panel.village.as('villager').ok(readPanel)).toEqual({ isMember: false, can: { record: false } })
    const chosen = (await panel.choose(panel.some(0, 3), [panel.user('committee')])).body
    expect(chosen).toMatchObject({ quorum: 3, chosenOn: '2026-01-10', members: { length: 3 }, standIns: { length: 1 } })
    expect(await panel.village.as('committee').ok(readPanel)).toMatchObject({
      isMember: true,
      can: { record: true },
      panel: chosen,
    })
    const { people } = await panel.village.as('committee').ok(listPanelCandidates)
    expect(people.map(({ userId }) => userId)).not.toContain(panel.user('supervisor'))
  })

  it('refuses a person twice, a quorum beyond its members, strangers and who audits it', async () => {
    await expectRefusal(panel.choose(panel.some(0, 3), panel.some(0, 1)), 'review.person_twice')
    await expectRefusal(panel.choose(panel.some(0, 3), [], 4), 'review.quorum_too_large')
    await expectRefusal(panel.choose([...panel.some(0, 2), panel.user('supervisor')]), 'review.person_unknown')
    await expectRefusal(
      panel.choose([...panel.some(0, 2), panel.village.neighbor.userIdOf('villager')]),
      'review.person_unknown',
    )
    await expectRefusal(panel.choose(panel.some(0, 2)), 'platform.invalid_request')
  })

  it('has a term: one that is over is said, and the panel goes on until the next is chosen', async () => {
    const during = (chosenOn: string, termEndsOn: string) =>
      panel.village.as('committee').call(recordPanel, {
        body: { chosenOn, termEndsOn, quorum: 3, memberUserIds: panel.some(0, 3), standInUserIds: [] },
      })
    await expectRefusal(during('2027-01-01', '2028-01-01'), 'review.not_chosen_yet')
    await expectRefusal(during('2026-01-01', '2026-01-01'), 'review.term_too_short')
    const work = () => panel.village.as('committee').ok(readReviewWork)
    expect((await work()).needsPanel).toBe(true)
    expect((await during('2025-01-01', '2026-11-22')).body.isTermOver).toBe(true)
    expect(await work()).toMatchObject({ needsPanel: true, isMember: false })
    const declarationId = await panel.screened()
    for (const at of [0, 1, 2]) await panel.say(panel.voter(at), declarationId)
    expect(await panel.stateOf(declarationId)).toBe('posted')
    expect((await during('2026-11-01', '2029-11-01')).body.isTermOver).toBe(false)
    expect((await work()).needsPanel).toBe(false)
  })
})

describe('what each sees of it', () => {
  it('tells everybody how much waits for him, and nobody else', async () => {
    await panel.choose(panel.some(0, 3))
    const waiting = (client: Client) => client.ok(readReviewWork)
    await declareFor(panel.village, '孝老爱亲受到认可')
    expect(await waiting(panel.village.as('group_leader'))).toMatchObject({ toScreen: 1, toVote: 0, late: 0 })
    expect(await waiting(panel.village.as('villager'))).toMatchObject({ toScreen: 0, isMember: false })
    const declarationId = await panel.screened('见义勇为')
    expect(await waiting(panel.voter(0))).toEqual({
      isMember: true,
      toScreen: 0,
      toVote: 1,
      late: 0,
      needsPanel: false,
    })
    await panel.say(panel.voter(0), declarationId)
    expect((await waiting(panel.voter(0))).toVote).toBe(0)
    panel.village.clock.set('2026-12-08T01:00:00Z')
    expect((await waiting(panel.village.as('supervisor'))).late).toBe(2)
  })

  it('shows the evidence to who sits, and to nobody else of the village', async () => {
    await panel.choose(panel.some(0, 3))
    const photoIds = await sendPhotos(panel.village.as('villager'), 31)
    const { declarationId } = await declareFor(panel.village, '孝老爱亲受到认可', { photoIds })
    await panel.screen(declarationId)
    const look = (client: Client) => client.call(readPhoto, { params: { photoId: photoIds[0]! }, query: {} })
    expect((await look(panel.voter(0))).status).toBe(200)
    await expectRefusal(look(panel.voter(4)), 'declaration.photo_not_found')
    const lain = await panel.voter(0).ok(readReview, { params: { declarationId } })
    expect(lain).toMatchObject({ declaration: { photoIds, votesCast: 0, seatCount: 3 }, can: { vote: true } })
    expect(lain.steps.map(({ action }) => action)).toEqual(['submit', 'screen'])
    await panel.say(panel.voter(0), declarationId)
    const said = await panel.voter(0).ok(readReview, { params: { declarationId } })
    expect(said).toMatchObject({ myVote: 'accept', can: { vote: false } })
    const fresh = await declareFor(panel.village, '见义勇为')
    const yet = await panel.reviewOf('villager', fresh.declarationId)
    expect(yet).toMatchObject({ seats: [], counts: { accept: 0 }, can: { vote: false } })
  })

  it('points at nobody for having voted last', async () => {
    await panel.choose(panel.some(0, 3))
    const declarationId = await panel.screened()
    for (const at of [0, 1, 2]) await panel.say(panel.voter(at), declarationId)
    const { steps } = await panel.village.as('villager').ok(readDeclaration, { params: { declarationId } })
    expect(steps.slice(-2).map((step) => [step.action, step.actorName])).toEqual([
      ['accept', '评议小组'],
      ['post', '评议小组'],
    ])
  })
})

describe('what is left lying', () => {
  it('comes before the supervision committee by itself', async () => {
    await panel.choose(panel.some(0, 3))
    const declarationId = await panel.screened()
    const late = async () =>
      (await panel.village.as('supervisor').ok(listLateDeclarations, { query: {} })).rows.map(
        (row) => row.declarationId,
      )
    panel.village.clock.set('2026-12-03T01:00:00Z')
    expect((await panel.queueOf(panel.voter(0)))[0]?.isOverdue).toBe(true)
    expect(await late()).toEqual([])
    panel.village.clock.set('2026-12-08T01:00:00Z')
    expect(await late()).toEqual([declarationId])
  })
})

describe('relatives', () => {
  it('are found by their whole name only', async () => {
    const { householdId, headName } = panel.village.homes.other
    const find = async (name: string) =>
      (await panel.village.as('villager').ok(findKinHouseholds, { query: { name } })).households.map(
        (one) => one.householdId,
      )
    expect(await find(` ${headName}`)).toEqual([householdId])
    expect(await find(headName.slice(0, 2))).toEqual([])
  })

  it('are declared by each for himself, by the committee for anybody, once, and end again', async () => {
    const { householdId } = panel.village.homes.other
    const declare = (person: Person, more: { userId?: string; householdId?: string } = {}) =>
      panel.village.as(person).call(declareKin, { body: { householdId, relation: '兄弟', ...more } })
    const { kinId } = (await declare('villager')).body
    await expectRefusal(declare('villager'), 'review.kin_known')
    await expectRefusal(declare('villager', { userId: panel.user('committee') }), 'review.person_unknown')
    await expectRefusal(declare('committee', { householdId: 'none' }), 'household.not_found')
    await declare('committee', { userId: panel.user('group_leader') })
    expect((await panel.village.as('supervisor').ok(listKin)).kin).toHaveLength(2)
    expect((await panel.village.as('villager').ok(listKin)).kin).toHaveLength(1)
    const end = (person: Person) => panel.village.as(person).call(endKin, { params: { kinId }, body: {} })
    await expectRefusal(end('other_villager'), 'review.kin_unknown')
    expect((await end('villager')).body.kin).toEqual([])
  })
})
