import { addUser, grantRole, openSession } from '@village-points/api/identity/index.ts'
import { readDeclaration, reverseAward } from '@village-points/shared/declarations/contract.ts'
import { mergeHouseholds, readEntry } from '@village-points/shared/ledger/contract.ts'
import {
  answerObjection,
  appealObjection,
  listMyObjections,
  listObjections,
  readObjection,
} from '@village-points/shared/objections/contract.ts'
import { declareKin, findKinHouseholds } from '@village-points/shared/review/contract.ts'
import { redeemReward } from '@village-points/shared/rewards/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expectSoundBooks } from '../ledger/audit.ts'
import { type Client, openClient } from '../village/client.ts'
import { award, figuresOf } from '../village/deeds.ts'
import { answer, appeal, object, objectOnPaper, posted, publicized, stateOf } from '../village/objecting.ts'
import { settleResidents } from '../village/residents.ts'
import { expectRefusal, openTestVillage, type TestVillage } from '../village/test-village.ts'

let village: TestVillage
beforeEach(async () => {
  village = await openTestVillage({ households: 2 })
})
afterEach(async () => {
  await expectSoundBooks(village)
  await village.close()
})

const home = () => village.homes.villager
const objector = () => village.as('other_villager')
const raisedOn = async (declarationId: string) => (await object(objector(), declarationId)).body
const readBy = (person: Parameters<TestVillage['as']>[0], objectionId: string) =>
  village.as(person).ok(readObjection, { params: { objectionId } })

/** One more person of the supervision committee. */
const hireSupervisor = (): Promise<Client> =>
  village.background.store.write(async (tx) => {
    const { villageId } = village
    const userId = await addUser(tx, village.clock.now(), { displayName: '何监督' })
    const roleId = await grantRole(tx, village.clock.now(), { villageId, userId, role: 'supervisor', label: '监督' })
    const { token } = await openSession(tx, village.clock.now(), userId)
    return openClient(village.address, token, roleId)
  })

describe('the supervision committee', () => {
  it('refuses what hangs out when the objection is right', async () => {
    const declarationId = await publicized(village)
    const raised = await raisedOn(declarationId)
    const { body } = await answer(village, raised, { isUpheld: true, reasons: '那天在外地' })
    expect(body).toMatchObject({ state: 'upheld', answer: { isUpheld: true, reasons: '那天在外地', by: '郑监督' } })
    expect(await stateOf(village, declarationId)).toBe('rejected')
    expect(await figuresOf(village, home())).toMatchObject({ availablePoints: 0 })
    const told = await village.as('villager').ok(readDeclaration, { params: { declarationId } })
    expect(told.steps.at(-1)).toMatchObject({ action: 'reject', actorName: '郑监督', reason: '那天在外地' })
    expect(await readBy('other_villager', raised.objectionId)).toMatchObject({ answer: { reasons: '那天在外地' } })
  })

  it('reverses what is posted; what is spent already is shown as lacking', async () => {
    const declarationId = await posted(village)
    const body = { rewardId: village.reward('抽纸').rewardId, quantity: 1 }
    await village.as('villager').ok(redeemReward, { body })
    const { availablePoints } = await figuresOf(village, home())
    const lacking = 100 - availablePoints
    expect(lacking).toBeGreaterThan(0)
    const raised = await raisedOn(declarationId)
    expect((await answer(village, raised, { isUpheld: true })).body.shortfallPoints).toBe(lacking)
    expect(await stateOf(village, declarationId)).toBe('reversed')
    expect(await figuresOf(village, home())).toMatchObject({ availablePoints: 0, shortfallPoints: lacking })
    const { transferId } = await readBy('villager', raised.objectionId)
    const params = { householdId: home().householdId, transferId: transferId! }
    const { reversedBy } = await village.as('villager').ok(readEntry, { params })
    expect(reversedBy).toMatchObject({ actorName: '郑监督', reason: '有人提意见,查实记错了:问过三个邻居' })
    expect((await readBy('other_villager', raised.objectionId)).shortfallPoints).toBeUndefined()
  })

  it('lets go what was right, and leaves what is posted', async () => {
    const [hanging, entered] = [await publicized(village), await posted(village)]
    for (const declarationId of [hanging, entered]) {
      await answer(village, await raisedOn(declarationId), { isUpheld: false })
    }
    expect(await stateOf(village, hanging)).toBe('publicized')
    expect(await stateOf(village, entered)).toBe('posted')
  })

  it('answers once, in writing; the town not before it', async () => {
    const raised = await raisedOn(await posted(village))
    await expectRefusal(answer(village, raised, { isUpheld: true, reasons: ' ' }), 'platform.invalid_request')
    await expectRefusal(answer(village, raised, { isUpheld: true }, 'town_officer'), 'objection.for_supervisors')
    const both = await Promise.all([true, false].map((isUpheld) => answer(village, raised, { isUpheld })))
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    await expectRefusal(answer(village, raised, { isUpheld: false }), 'objection.state_changed')
    await expectRefusal(answer(village, { objectionId: 'none' }, { isUpheld: false }), 'objection.not_found')
    const neighbor = village.neighbor.as('supervisor')
    const input = { params: { objectionId: raised.objectionId }, body: { isUpheld: true, reasons: '不' } }
    await expectRefusal(neighbor.call(answerObjection, input), 'objection.not_found')
  })

  it('has nothing left to correct when the committee did it meanwhile', async () => {
    const declarationId = await posted(village)
    const raised = await raisedOn(declarationId)
    await village.as('committee').ok(reverseAward, { params: { declarationId }, body: { reason: '记错了' } })
    expect((await answer(village, raised, { isUpheld: true })).body.state).toBe('upheld')
    expect(await figuresOf(village, home())).toMatchObject({ availablePoints: 0, shortfallPoints: 0 })
  })

  it('corrects on the household that has the points now', async () => {
    const declarationId = await posted(village)
    const raised = await raisedOn(declarationId)
    const body = { fromHouseholdId: home().householdId, intoHouseholdId: village.more[0]!.householdId, reason: '合户' }
    await village.as('committee').ok(mergeHouseholds, { body })
    await answer(village, raised, { isUpheld: true })
    expect(await figuresOf(village, village.more[0]!)).toMatchObject({ availablePoints: 0, shortfallPoints: 0 })
    const [heir] = await settleResidents(village)
    const { rows } = await heir!.client.ok(listMyObjections, { query: {} })
    expect(rows.map(({ objectionId }) => objectionId)).toEqual([raised.objectionId])
    expect((await appeal(heir!.client, raised)).body.state).toBe('appealed')
  })
})

describe('recusal', () => {
  const relate = (householdId: string) =>
    village.as('supervisor').ok(declareKin, { body: { householdId, relation: '表弟' } })

  it('keeps kin of the household and of an objector from answering, even when declared a moment ago', async () => {
    const other = await hireSupervisor()
    const first = await raisedOn(await posted(village))
    await relate(home().householdId)
    expect(await readBy('supervisor', first.objectionId)).toMatchObject({
      recusedBecause: 'kin',
      can: { answer: false },
    })
    await expectRefusal(answer(village, first, { isUpheld: false }), 'objection.recused')
    const input = { params: { objectionId: first.objectionId }, body: { isUpheld: false, reasons: '查过' } }
    expect((await other.ok(answerObjection, input)).state).toBe('dismissed')
    const { declaration } = await award(village, '义务巡逻', village.more[0]!)
    const second = await raisedOn(declaration.declarationId)
    await relate(village.homes.other.householdId)
    await expectRefusal(answer(village, second, { isUpheld: false }), 'objection.recused')
  })

  it('keeps them from answering what came on paper too, also after the objector’s household was merged', async () => {
    const other = await hireSupervisor()
    const objecting = village.more[0]!
    const declarationId = await posted(village)
    const { objectionId } = (await objectOnPaper(village, declarationId, '孙大娘', 'committee', objecting)).body
    const into = village.more[1]!
    const body = { fromHouseholdId: objecting.householdId, intoHouseholdId: into.householdId, reason: '合户' }
    await village.as('committee').ok(mergeHouseholds, { body })
    await relate(into.householdId)
    expect((await readBy('supervisor', objectionId)).recusedBecause).toBe('kin')
    await expectRefusal(answer(village, { objectionId }, { isUpheld: false }), 'objection.recused')
    const input = { params: { objectionId }, body: { isUpheld: false, reasons: '查过' } }
    expect((await other.ok(answerObjection, input)).state).toBe('dismissed')
  })

  it('keeps them from answering what a group leader wrote down for somebody of another group', async () => {
    const { households } = await village.as('group_leader').ok(findKinHouseholds, { query: { name: '赵国强' } })
    expect(households).toMatchObject([{ householdId: village.homes.other.householdId, groupName: '一组' }])
    const declarationId = await posted(village)
    const { objectionId } = (await objectOnPaper(village, declarationId, '赵国强', 'group_leader', households[0]!)).body
    await relate(village.homes.other.householdId)
    expect((await readBy('supervisor', objectionId)).recusedBecause).toBe('kin')
  })

  it('brings it before the town at once when nobody of the committee may; then the answer is final', async () => {
    const raised = await raisedOn(await posted(village))
    await relate(home().householdId)
    await expectRefusal(answer(village, raised, { isUpheld: false }), 'objection.for_the_town')
    const { rows } = await village.as('town_officer').ok(listObjections, { query: {} })
    expect(rows).toMatchObject([{ objectionId: raised.objectionId, can: { answer: true } }])
    expect((await answer(village, raised, { isUpheld: false }, 'town_officer')).body.state).toBe('finally_dismissed')
    await expectRefusal(appeal(objector(), raised), 'objection.answer_is_final')
  })
})

describe('an appeal', () => {
  const dismissed = async (declarationId: string) => {
    const raised = await raisedOn(declarationId)
    await answer(village, raised, { isUpheld: false })
    return raised
  }

  it('brings a dismissed objection before the town, which freezes and decides finally', async () => {
    const declarationId = await publicized(village)
    const raised = await dismissed(declarationId)
    expect(await readBy('other_villager', raised.objectionId)).toMatchObject({
      appealUntil: '2026-12-08',
      can: { appeal: true },
    })
    village.clock.advance({ days: 1 })
    expect((await appeal(objector(), raised)).body).toMatchObject({
      state: 'appealed',
      appealedBy: 'objector',
      dueOn: '2026-12-03',
    })
    expect(await stateOf(village, declarationId)).toBe('frozen')
    await expectRefusal(answer(village, raised, { isUpheld: true }), 'objection.for_the_town')
    expect((await answer(village, raised, { isUpheld: true }, 'town_officer')).body).toMatchObject({
      state: 'finally_upheld',
      answer: { isUpheld: false },
      finalAnswer: { isUpheld: true, by: '钱镇长', roleName: '镇里' },
    })
    expect(await stateOf(village, declarationId)).toBe('rejected')
    await expectRefusal(appeal(objector(), raised), 'objection.answer_is_final')
  })

  it('reverses an entry that the first answer left', async () => {
    const declarationId = await posted(village)
    const raised = await dismissed(declarationId)
    await appeal(objector(), raised)
    await answer(village, raised, { isUpheld: true }, 'town_officer')
    expect(await stateOf(village, declarationId)).toBe('reversed')
  })

  it('gives a household its due: the committee records it anew', async () => {
    const declarationId = await posted(village)
    const raised = await raisedOn(declarationId)
    await answer(village, raised, { isUpheld: true })
    await expectRefusal(appeal(objector(), raised), 'objection.not_found')
    expect((await appeal(village.as('villager'), raised)).body).toMatchObject({ appealedBy: 'household' })
    expect((await answer(village, raised, { isUpheld: false }, 'town_officer')).body).toMatchObject({
      state: 'finally_dismissed',
      isNewAwardDue: true,
    })
    const due = await village.as('committee').ok(listObjections, { query: { show: 'award_due' } })
    expect(due).toMatchObject({ awardDueCount: 1, rows: [{ can: { replace: true } }] })
  })

  it('comes in 15 days, from whom the answer went against, once, and not beside another objection', async () => {
    const declarationId = await posted(village)
    const raised = await raisedOn(declarationId)
    await expectRefusal(appeal(objector(), raised), 'objection.state_changed')
    await answer(village, raised, { isUpheld: false })
    await expectRefusal(appeal(village.as('villager'), raised), 'objection.not_found')
    await expectRefusal(appeal(village.as('leader_at_home'), raised), 'objection.not_found')
    await object(village.as('leader_at_home'), declarationId)
    await expectRefusal(appeal(objector(), raised), 'objection.another_open')
    const late = await dismissed(await posted(village))
    village.clock.set('2026-12-08T16:00:00Z')
    await expectRefusal(appeal(objector(), late), 'objection.appeal_too_late')
  })

  it('comes on paper with a name, in the app without', async () => {
    const { objectionId } = (await objectOnPaper(village, await posted(village))).body
    await answer(village, { objectionId }, { isUpheld: false })
    const write = (person: 'committee' | 'villager', onPaperFor?: { name: string; householdId?: string }) =>
      village.as(person).call(appealObjection, { params: { objectionId }, body: { words: '不服', onPaperFor } })
    await expectRefusal(write('committee'), 'objection.name_needed')
    await expectRefusal(write('committee', { name: '孙大娘', householdId: 'none' }), 'household.not_found')
    await expectRefusal(write('villager', { name: '孙大娘' }), 'objection.no_name_wanted')
    expect((await write('committee', { name: '孙大娘' })).body.state).toBe('appealed')
  })
})
