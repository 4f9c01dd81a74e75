import { moveDeclarations, postDeclarations } from '@village-points/api/declarations/index.ts'
import { readDeclaration, reverseAward } from '@village-points/shared/declarations/contract.ts'
import {
  listMyObjections,
  listObjections,
  raiseObjection,
  readObjection,
  readObjectionsOfDeclaration,
} from '@village-points/shared/objections/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expectSoundBooks } from '../ledger/audit.ts'
import { declareFor } from '../village/declaring.ts'
import { figuresOf } from '../village/deeds.ts'
import { answer, object, objectOnPaper, posted, publicized, stateOf } from '../village/objecting.ts'
import { expectRefusal, openTestVillage, type TestVillage } from '../village/test-village.ts'

let village: TestVillage
beforeEach(async () => {
  village = await openTestVillage()
})
afterEach(async () => {
  await expectSoundBooks(village)
  await village.close()
})

const objector = () => village.as('other_villager')
const marksOn = (declarationId: string, person: Parameters<TestVillage['as']>[0] = 'villager') =>
  village.as(person).ok(readObjectionsOfDeclaration, { params: { declarationId } })

describe('an objection', () => {
  it('freezes what is public, and names the day by which it is answered', async () => {
    const declarationId = await publicized(village)
    expect((await marksOn(declarationId)).can.raise).toBe(true)
    const raised = (await object(objector(), declarationId)).body
    expect(raised).toMatchObject({ state: 'raised', dueOn: '2026-12-02', isOverdue: false, voiceCount: 1 })
    expect(raised.household).toBeUndefined()
    expect(await stateOf(village, declarationId)).toBe('frozen')
    const told = await village.as('villager').ok(readDeclaration, { params: { declarationId } })
    expect(told.dueOn).toBe('2026-12-02')
    expect(told.steps.at(-1)).toMatchObject({ action: 'freeze', actorName: '系统', roleName: '系统' })
    expect((await marksOn(declarationId)).objections).toMatchObject([{ state: 'raised', voices: [] }])
  })

  it('marks what is posted for 30 days, and no longer', async () => {
    const [first, second] = [await posted(village), await posted(village)]
    village.clock.set('2026-12-23T10:00:00Z')
    expect((await object(objector(), first)).body).toMatchObject({ state: 'raised' })
    expect(await stateOf(village, first)).toBe('posted')
    expect((await marksOn(first)).objections).toHaveLength(1)
    village.clock.set('2026-12-23T16:00:00Z')
    expect((await marksOn(second)).can.raise).toBe(false)
    await expectRefusal(object(objector(), second), 'objection.too_late')
  })

  it('comes too early before publicity, and to nothing when all is settled', async () => {
    const { declarationId } = await declareFor(village, '见义勇为')
    await expectRefusal(object(objector(), declarationId), 'objection.not_public_yet')
    const taken = await posted(village)
    await village.as('committee').ok(reverseAward, { params: { declarationId: taken }, body: { reason: '记错了' } })
    await expectRefusal(object(objector(), taken), 'objection.nothing_to_object')
    await expectRefusal(object(objector(), 'nothing'), 'declaration.not_found')
    await expectRefusal(object(village.neighbor.as('villager'), taken), 'declaration.not_found')
  })

  it('is joined by whoever says the same, each once', async () => {
    const declarationId = await publicized(village)
    const { objectionId } = (await object(objector(), declarationId)).body
    expect((await objectOnPaper(village, declarationId)).body).toMatchObject({ objectionId, voiceCount: 2 })
    await expectRefusal(object(objector(), declarationId), 'objection.already_raised')
    await answer(village, { objectionId }, { isUpheld: false })
    await expectRefusal(object(objector(), declarationId), 'objection.already_raised')
    const next = (await object(village.as('leader_at_home'), declarationId)).body
    expect(next.objectionId).not.toBe(objectionId)
    expect(await stateOf(village, declarationId)).toBe('frozen')
  })

  it('comes on paper with a name, in the app without', async () => {
    const declarationId = await posted(village)
    const write = (person: 'committee' | 'villager', onPaperFor?: { name: string; householdId?: string }) =>
      village.as(person).call(raiseObjection, { body: { declarationId, words: '不对', onPaperFor } })
    await expectRefusal(write('committee'), 'objection.name_needed')
    await expectRefusal(write('villager', { name: '孙大娘' }), 'objection.no_name_wanted')
    await expectRefusal(write('committee', { name: '孙大娘', householdId: 'nobody' }), 'household.not_found')
    await expectRefusal(write('committee', { name: ' ' }), 'platform.invalid_request')
    const { householdId } = village.homes.other
    const { objectionId } = (await write('committee', { name: '孙大娘', householdId })).body
    const { voices } = await village.as('supervisor').ok(readObjection, { params: { objectionId } })
    expect(voices).toMatchObject([{ objectorName: '孙大娘', objectorHousehold: { householdId }, enteredBy: '王会计' }])
  })

  it('stands in the own list and in that of the household, and nowhere else', async () => {
    const declarationId = await posted(village)
    const { objectionId } = (await object(objector(), declarationId)).body
    const mine = async (person: Parameters<TestVillage['as']>[0]) =>
      (await village.as(person).ok(listMyObjections, { query: {} })).rows
    expect(await mine('other_villager')).toMatchObject([{ objectionId, voices: [{ words: '那天他不在村里' }] }])
    expect(await mine('villager')).toMatchObject([{ objectionId, voices: [], household: {} }])
    expect(await mine('leader_at_home')).toEqual([])
    const read = (person: Parameters<TestVillage['as']>[0]) =>
      village.as(person).call(readObjection, { params: { objectionId } })
    await expectRefusal(read('leader_at_home'), 'objection.not_found')
    await expectRefusal(read('group_leader'), 'objection.not_found')
    const { neighbor } = village
    await expectRefusal(
      neighbor.as('supervisor').call(readObjection, { params: { objectionId } }),
      'objection.not_found',
    )
    const stranger = village.as('other_villager').call(readObjectionsOfDeclaration, { params: { declarationId } })
    await expectRefusal(stranger, 'declaration.not_found')
  })

  it('lies on the desk, the longest waiting first, and is overdue by itself', async () => {
    const [first, second] = [await posted(village), await posted(village)]
    const { objectionId } = (await object(objector(), first)).body
    village.clock.advance({ days: 1 })
    await object(objector(), second)
    const desk = (show: 'waiting' | 'overdue' | 'answered', query = {}) =>
      village.as('supervisor').ok(listObjections, { query: { show, ...query } })
    const all = await desk('waiting')
    expect(all.rows.map((row) => row.declarationId)).toEqual([first, second])
    expect(all).toMatchObject({ overdueCount: 0, awardDueCount: 0 })
    const page = await desk('waiting', { limit: 1 })
    expect(page.rows).toHaveLength(1)
    expect((await desk('waiting', { limit: 1, cursor: page.nextCursor })).rows[0]?.declarationId).toBe(second)
    village.clock.set('2026-12-03T01:00:00Z')
    const overdue = await village.as('town_officer').ok(listObjections, { query: { show: 'overdue' } })
    expect(overdue.rows).toMatchObject([{ objectionId, isOverdue: true }])
    await answer(village, { objectionId }, { isUpheld: false })
    expect((await desk('overdue')).overdueCount).toBe(0)
    expect((await desk('answered')).rows.map((row) => row.objectionId)).toEqual([objectionId])
  })
})

describe('the last second of publicity', () => {
  it('has one winner: frozen and not posted, or posted and marked', async () => {
    for (let round = 0; round < 12; round++) {
      const declarationId = await publicized(village)
      const before = (await figuresOf(village, village.homes.villager)).availablePoints
      const close = () => village.work((work) => postDeclarations(work, [declarationId])).catch(() => undefined)
      const closing = round % 2 === 0 ? close() : undefined
      const raising = object(objector(), declarationId)
      await (closing ?? close())
      expect((await raising).status).toBe(200)
      const state = await stateOf(village, declarationId)
      const gained = (await figuresOf(village, village.homes.villager)).availablePoints - before
      expect([
        ['frozen', 0],
        ['posted', 50],
      ]).toContainEqual([state, gained])
      expect((await marksOn(declarationId)).objections).toMatchObject([{ state: 'raised' }])
    }
  })

  it('freezes what is over but not posted yet; what was frozen is left out of the posting', async () => {
    const declarationId = await publicized(village)
    await object(objector(), declarationId)
    await expect(village.work((work) => postDeclarations(work, [declarationId]))).rejects.toThrow(
      'declaration.state_changed',
    )
    await expect(village.work((work) => moveDeclarations(work, 'freeze', [{ declarationId }]))).rejects.toThrow(
      'declaration.state_changed',
    )
    expect(await stateOf(village, declarationId)).toBe('frozen')
  })
})
