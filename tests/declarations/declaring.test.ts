import {
  type DeclarationInput,
  listDeclarations,
  listDeclareOptions,
  listScreenings,
  readDeclaration,
  resubmitDeclaration,
  screenDeclarations,
  submitDeclaration,
  withdrawDeclaration,
} from '@village-points/shared/declarations/contract.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expectSoundBooks } from '../ledger/audit.ts'
import { declareFor, sendPhotos } from '../village/declaring.ts'
import { award, figuresOf, TODAY } from '../village/deeds.ts'
import { expectRefusal, openTestVillage, type TestVillage } from '../village/test-village.ts'

let village: TestVillage
beforeEach(async () => {
  village = await openTestVillage()
})
afterEach(async () => {
  await expectSoundBooks(village)
  await village.close()
})

const declare = (title: string, more: Partial<DeclarationInput> = {}) => declareFor(village, title, more)
type Decision = { decision: 'screen' | 'return' | 'reject'; reason?: 'deed_unclear' | 'other'; words?: string }
const screen = (declarationId: string, decision: Decision = { decision: 'screen' }, person = 'group_leader' as const) =>
  village.as(person).call(screenDeclarations, { body: { decisions: [{ declarationId, ...decision }] } })
const stateOf = async (declarationId: string) =>
  (await village.as('committee').ok(readDeclaration, { params: { declarationId } })).state

describe('declaring a deed', () => {
  it('offers every rule of the day but deductions, with what its caps leave', async () => {
    const { household, members, options } = await village.as('villager').ok(listDeclareOptions, { query: {} })
    expect(household.householdId).toBe(village.homes.villager.householdId)
    expect(members.map(({ name }) => name)).toEqual(['王德福', '李秀英'])
    expect(members[0]).not.toHaveProperty('phone')
    expect(options.map(({ rule }) => rule.title)).toContain('见义勇为')
    expect(options.map(({ rule }) => rule.ruleClass)).not.toContain('deduction')
    expect(options.find(({ rule }) => rule.title === '门前屋后整洁')?.left?.times).toBe(1)
  })

  it('posts a direct one when the group leader has seen it, and tells the whole way', async () => {
    const declared = await declare('门前屋后整洁', { note: '扫了院子和门口' })
    expect(declared).toMatchObject({ state: 'submitted', dueOn: '2026-11-26', isOnBehalf: false, points: 10 })
    expect(declared.can).toEqual({ undo: false, reverse: false, withdraw: true, resubmit: false })
    expect((await figuresOf(village, village.homes.villager)).availablePoints).toBe(0)
    await screen(declared.declarationId)
    expect((await figuresOf(village, village.homes.villager)).availablePoints).toBe(10)
    const told = await village.as('villager').ok(readDeclaration, { params: declared })
    expect(told.steps.map(({ action, roleName }) => `${roleName} ${action}`)).toEqual([
      '村民 submit',
      '组长 screen',
      '组长 post',
    ])
    expect(told).toMatchObject({ state: 'posted', transferId: expect.any(String) })
    expect(told).not.toHaveProperty('dueOn')
  })

  it('leaves one that needs the panel waiting for it, and promises a later day', async () => {
    const declared = await declare('孝老爱亲受到认可')
    expect(declared.dueOn).toBe('2026-12-07')
    await screen(declared.declarationId)
    expect(await stateOf(declared.declarationId)).toBe('screened')
    expect((await declare('见义勇为')).dueOn! > declared.dueOn!).toBe(true)
  })

  it('asks for the least of a range unless more is asked for, and for the photo that the clause wants', async () => {
    const photoIds = await sendPhotos(village.as('villager'), 1)
    await expectRefusal(
      village.as('villager').call(submitDeclaration, inputOf('主动清理乱搭乱建')),
      'declaration.photo_needed',
    )
    expect((await declare('主动清理乱搭乱建', { photoIds })).points).toBe(20)
    await expectRefusal(
      village
        .as('villager')
        .call(
          submitDeclaration,
          inputOf('主动清理乱搭乱建', { photoIds: await sendPhotos(village.as('villager'), 2), points: 60 }),
        ),
      'declaration.points_out_of_range',
    )
  })

  it('is done by a cadre on behalf of a household, which then sees who did it', async () => {
    const { householdId } = village.homes.villager
    const declared = await village.as('committee').ok(submitDeclaration, inputOf('门前屋后整洁', { householdId }))
    expect(declared).toMatchObject({ isOnBehalf: true, can: { withdraw: true } })
    const told = await village.as('villager').ok(readDeclaration, { params: declared })
    expect(told.recordedBy).toBe(declared.recordedBy)
    await expectRefusal(
      village.as('committee').call(submitDeclaration, inputOf('门前屋后整洁')),
      'declaration.household_needed',
    )
    const foreign = inputOf('门前屋后整洁', { householdId: village.homes.other.householdId })
    await expectRefusal(village.as('group_leader').call(submitDeclaration, foreign), 'declaration.outside_group')
    await expectRefusal(village.as('villager').call(submitDeclaration, foreign), 'household.not_found')
    const own = inputOf('门前屋后整洁', { householdId: village.homes.leader.householdId })
    await expectRefusal(village.as('group_leader').call(submitDeclaration, own), 'declaration.own_household')
  })

  it('is listed for the household apart from what was awarded on the spot', async () => {
    const declared = await declare('门前屋后整洁')
    await award(village, '义务巡逻', village.homes.villager)
    const mine = async (query: { declared?: 'true' }) =>
      (await village.as('villager').ok(listDeclarations, { query })).rows.map((row) => row.ruleTitle)
    expect(await mine({})).toEqual(['义务巡逻', '门前屋后整洁'])
    expect(await mine({ declared: 'true' })).toEqual([declared.ruleTitle])
    const elsewhere = await village.as('other_villager').ok(listDeclarations, { query: { declared: 'true' } })
    expect(elsewhere.rows).toEqual([])
  })

  it.each([
    ['a day to come', { deedOn: '2026-11-24' }, 'declaration.deed_in_future'],
    ['a day long past', { deedOn: '2026-08-01' }, 'declaration.deed_too_old'],
    ['somebody of another home', { memberId: 'nobody', quantity: 1 }, 'declaration.member_unknown'],
    ['more than units', { quantity: 0 }, 'platform.invalid_request'],
  ] as const)('refuses %s', async (_, more, code) => {
    await expectRefusal(village.as('villager').call(submitDeclaration, inputOf('集体义务劳动', more)), code)
  })

  it('refuses deductions, units left out and rules that are none', async () => {
    const attempt = (title: string) => village.as('villager').call(submitDeclaration, inputOf(title))
    await expectRefusal(attempt('垃圾乱倒提醒后未改'), 'declaration.deduction_not_direct')
    await expectRefusal(attempt('集体义务劳动'), 'declaration.quantity_needed')
    const unknown = { body: { ruleId: 'none', deedOn: TODAY } }
    await expectRefusal(village.as('villager').call(submitDeclaration, unknown), 'rule.not_found')
  })

  it('counts toward the cap at once, and gives it back when nothing comes of it', async () => {
    const first = await declare('门前屋后整洁')
    const again = () => village.as('villager').call(submitDeclaration, inputOf('门前屋后整洁'))
    await expectRefusal(again(), 'declaration.cap_reached')
    await village.as('villager').ok(withdrawDeclaration, { params: first, body: {} })
    const second = (await again()).body
    await screen(second.declarationId, { decision: 'reject', reason: 'deed_unclear' })
    expect((await again()).status).toBe(200)
  })

  it('is answered again, not done again, when it is sent twice', async () => {
    const key = 'the-same-key-twice'
    const send = () => village.as('villager').call(submitDeclaration, inputOf('代购代办'), { key })
    const [one, two] = [await send(), await send()]
    expect(two.body.declarationId).toBe(one.body.declarationId)
    const { rows } = await village.as('villager').ok(listDeclarations, { query: {} })
    expect(rows).toHaveLength(1)
  })
})

describe('looking into it', () => {
  it('shows the leader the own group’s, oldest first, with what may be the same deed', async () => {
    await award(village, '代购代办', village.homes.villager)
    const first = await declare('代购代办')
    const second = await declare('孝老爱亲受到认可')
    const { rows } = await village.as('group_leader').ok(listScreenings, { query: {} })
    expect(rows.map((row) => row.declarationId)).toEqual([first.declarationId, second.declarationId])
    expect(rows[0]?.similar).toEqual([expect.objectContaining({ deedOn: TODAY, stateName: '已记分' })])
    expect(rows[1]?.similar).toEqual([])
    expect(rows[0]?.isOverdue).toBe(false)
    village.clock.set('2026-11-27T01:00:00Z')
    const later = await village.as('committee').ok(listScreenings, { query: { limit: 1 } })
    expect(later.rows[0]?.isOverdue).toBe(true)
    const { rows: rest } = await village
      .as('committee')
      .ok(listScreenings, { query: { limit: 1, cursor: later.nextCursor! } })
    expect(rest.map((row) => row.declarationId)).toEqual([second.declarationId])
  })

  it('sends back with a reason, which the household answers with one more sentence', async () => {
    const { declarationId } = await declare('代购代办')
    await expectRefusal(screen(declarationId, { decision: 'return' }), 'declaration.reason_needed')
    await expectRefusal(screen(declarationId, { decision: 'return', reason: 'other' }), 'declaration.reason_needed')
    await screen(declarationId, { decision: 'return', reason: 'deed_unclear', words: '给谁代购的' })
    const returned = await village.as('villager').ok(readDeclaration, { params: { declarationId } })
    expect(returned.steps.at(-1)?.reason).toBe('没写清做了什么,请补一句。给谁代购的')
    expect(returned.can).toMatchObject({ withdraw: true, resubmit: true })
    const again = { params: { declarationId }, body: { note: '给五保户老张' } }
    await village.as('villager').ok(resubmitDeclaration, again)
    await expectRefusal(village.as('villager').call(resubmitDeclaration, again), 'declaration.state_changed')
    expect(await stateOf(declarationId)).toBe('submitted')
  })

  it('is not for the own home, nor for what one handed in oneself, nor for another group', async () => {
    const { householdId } = village.homes.villager
    const byLeader = await village.as('group_leader').ok(submitDeclaration, inputOf('代购代办', { householdId }))
    await expectRefusal(screen(byLeader.declarationId), 'declaration.not_for_own_submission')
    const ofLeader = await village.as('leader_at_home').ok(submitDeclaration, inputOf('代购代办'))
    await expectRefusal(screen(ofLeader.declarationId), 'declaration.not_for_own_submission')
    const elsewhere = await village.as('other_villager').ok(submitDeclaration, inputOf('代购代办'))
    await expectRefusal(screen(elsewhere.declarationId), 'declaration.outside_group')
    await expectRefusal(screen('nothing'), 'declaration.not_found')
  })

  it('is done by one of two who look at the same moment', async () => {
    const { declarationId } = await declare('代购代办')
    const body = { decisions: [{ declarationId, decision: 'screen' as const }] }
    const answers = await Promise.all([
      village.as('group_leader').call(screenDeclarations, { body }),
      village.as('committee').call(screenDeclarations, { body }),
    ])
    const [done, late] = answers.toSorted((a, b) => a.status - b.status)
    expect(done?.status).toBe(200)
    expect(late?.error?.code).toBe('declaration.state_changed')
    expect((await figuresOf(village, village.homes.villager)).availablePoints).toBe(0.5)
  })

  it('decides all or none of a block', async () => {
    const { declarationId } = await declare('代购代办')
    const gone = await declare('代购代办')
    await village.as('villager').ok(withdrawDeclaration, { params: gone, body: {} })
    const decisions = [declarationId, gone.declarationId].map((id) => ({
      declarationId: id,
      decision: 'screen' as const,
    }))
    await expectRefusal(
      village.as('group_leader').call(screenDeclarations, { body: { decisions } }),
      'declaration.state_changed',
    )
    expect(await stateOf(declarationId)).toBe('submitted')
  })
})

describe('who sees a declaration', () => {
  it('is the household, its leader and the village’s officials, nobody else', async () => {
    const { declarationId } = await declare('代购代办')
    const read = (person: Parameters<TestVillage['as']>[0]) =>
      village.as(person).call(readDeclaration, { params: { declarationId } })
    for (const person of ['villager', 'group_leader', 'committee', 'supervisor'] as const)
      expect((await read(person)).status, person).toBe(200)
    await expectRefusal(read('other_villager'), 'declaration.not_found')
    await expectRefusal(
      village.neighbor.as('committee').call(readDeclaration, { params: { declarationId } }),
      'declaration.not_found',
    )
    await expectRefusal(
      village.as('other_villager').call(withdrawDeclaration, { params: { declarationId }, body: {} }),
      'declaration.not_found',
    )
  })
})

const inputOf = (title: string, more: Partial<DeclarationInput> = {}) => ({
  body: { ruleId: village.rule(title).ruleId, deedOn: TODAY, ...more },
})
