import { grantRole } from '@village-points/api/identity/index.ts'
import {
  awardBatch,
  listAwardBatches,
  listDeclarations,
  reverseAward,
  reverseAwardBatch,
  undoAward,
  undoAwardBatch,
} from '@village-points/shared/declarations/contract.ts'
import { redeemReward } from '@village-points/shared/rewards/contract.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectSoundBooks } from '../ledger/audit.ts'
import { openClient } from '../village/client.ts'
import { award, earn, figuresOf, statementOf } from '../village/deeds.ts'
import { expectRefusal, openTestVillage, type TestVillage } from '../village/test-village.ts'

let village: TestVillage
let untouched: TestVillage['more']

beforeAll(async () => {
  village = await openTestVillage({ households: 24 })
  untouched = village.more
})
afterAll(async () => {
  await expectSoundBooks(village)
  await village.close()
})

/** Households that no test has awarded yet. */
const fresh = (count: number) => {
  const taken = untouched.slice(0, count)
  untouched = untouched.slice(count)
  return taken
}
const today = () => village.clock.now().toISOString().slice(0, 10)
const of = ({ declarationId }: { declarationId: string }) => ({ params: { declarationId }, body: {} })
const because = ({ declarationId }: { declarationId: string }) => ({
  params: { declarationId },
  body: { reason: '记到别人家了' },
})
const nothing = { availablePoints: 0, heldPoints: 0, conductPoints: 0, shortfallPoints: 0 }

describe('undoing an award', () => {
  it('takes points, honour and the cap’s count back, and says so on the statement', async () => {
    const [home] = fresh(1)
    const { declaration } = await award(village, '门前屋后整洁', home!)
    const undone = await village.as('committee').ok(undoAward, of(declaration))
    expect(undone).toMatchObject({ state: 'reversed', can: { undo: false, reverse: false } })
    expect(await figuresOf(village, home!)).toEqual(nothing)
    const lines = await statementOf(village, home!)
    expect(lines.map(({ kind, availablePoints, isReversed }) => [kind, availablePoints, isReversed])).toEqual([
      ['reversal', -10, false],
      ['award', 10, true],
    ])
    await award(village, '门前屋后整洁', home!)
  })

  it('is for the one who recorded it, once, and for ten minutes', async () => {
    const { villager } = village.homes
    const { declaration } = await award(village, '代购代办', villager, {}, village.as('group_leader'))
    const byOther = village.as('committee').call(undoAward, of(declaration))
    expect((await expectRefusal(byOther, 'declaration.not_own_award')).message).toContain('刘建军')
    await village.as('group_leader').ok(undoAward, of(declaration))
    await expectRefusal(village.as('group_leader').call(undoAward, of(declaration)), 'declaration.already_reversed')
    const late = (await award(village, '代购代办', villager)).declaration
    village.clock.advance({ minutes: 10, seconds: 1 })
    await expectRefusal(village.as('committee').call(undoAward, of(late)), 'declaration.undo_too_late')
    await village.as('committee').ok(reverseAward, because(late))
    await expectRefusal(village.as('committee').call(reverseAward, because(late)), 'declaration.already_reversed')
    await expectRefusal(village.as('committee').call(undoAward, of(late)), 'declaration.already_reversed')
  })

  it('knows nothing of a neighbour’s award or of one that is not there', async () => {
    const { declaration } = await award(village.neighbor, '代购代办', village.neighbor.homes.villager)
    for (const unknown of [declaration, { declarationId: 'nowhere' }]) {
      await expectRefusal(village.as('committee').call(undoAward, of(unknown)), 'declaration.not_found')
      await expectRefusal(village.as('committee').call(reverseAward, because(unknown)), 'declaration.not_found')
    }
  })
})

describe('correcting an award', () => {
  it('records what was spent already as a shortfall, which the next awards fill first', async () => {
    const home = village.homes.other
    const { declaration } = await award(village, '义务巡逻', home)
    const body = { rewardId: village.reward('食用油').rewardId, quantity: 1 }
    await village.as('other_villager').ok(redeemReward, { body })
    await village.as('committee').ok(reverseAward, because(declaration))
    expect(await figuresOf(village, home)).toEqual({ ...nothing, heldPoints: 60, shortfallPoints: 60 })
    const order = village.as('other_villager').call(redeemReward, { body })
    await expectRefusal(order, 'reward.points_insufficient')
    await award(village, '主动清理乱搭乱建', home, { points: 50 })
    expect(await figuresOf(village, home)).toMatchObject({ availablePoints: 0, shortfallPoints: 10, conductPoints: 50 })
    await award(village, '镇级表彰', home)
    expect(await figuresOf(village, home)).toMatchObject({ availablePoints: 0, shortfallPoints: 10, conductPoints: 55 })
    const filling = await award(village, '义务巡逻', home)
    expect(filling.availablePoints).toBe(90)
    await village.as('committee').ok(reverseAward, because(filling.declaration))
    expect(await figuresOf(village, home)).toMatchObject({ availablePoints: 0, shortfallPoints: 10, conductPoints: 55 })
  })

  it('needs a reason and the committee, and nobody corrects the own household', async () => {
    const { declaration } = await award(village, '代购代办', village.homes.leader)
    for (const reason of ['', '   ', '长'.repeat(101)]) {
      const answer = village.as('committee').call(reverseAward, { ...of(declaration), body: { reason } })
      expect((await expectRefusal(answer, 'platform.invalid_request')).fields?.reason).toMatch(/原因/)
    }
    await expectRefusal(village.as('group_leader').call(reverseAward, because(declaration)), 'platform.not_permitted')
    const { villageId, background, address } = village
    const grant = { villageId, userId: village.userIdOf('leader_at_home'), role: 'committee', label: '村委会' } as const
    const roleId = await background.store.write((tx) => grantRole(tx, background.now(), grant))
    const leader = openClient(address, village.as('leader_at_home').token, roleId)
    await expectRefusal(leader.call(reverseAward, because(declaration)), 'declaration.own_household')
    await village.as('committee').ok(reverseAward, because(declaration))
    const households = [village.homes.leader, village.homes.villager].map(({ householdId }) => ({ householdId }))
    const sent = { body: { ruleId: village.rule('代购代办').ruleId, deedOn: '2026-11-23', households } }
    const { batch: many } = await village.as('committee').ok(awardBatch, sent)
    const correction = { params: { awardBatchId: many.awardBatchId }, body: { reason: '记错了' } }
    await expectRefusal(leader.call(reverseAwardBatch, correction), 'declaration.own_household')
    await village.as('committee').ok(reverseAwardBatch, correction)
  })

  it('succeeds once of many times at once', async () => {
    const [home] = fresh(1)
    const { declaration } = await award(village, '义务巡逻', home!)
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => village.as('committee').call(reverseAward, because(declaration))),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ error }) => error?.code === 'declaration.already_reversed')).toHaveLength(11)
    expect(await figuresOf(village, home!)).toEqual(nothing)
  })
})

describe('a batch', () => {
  const batch = (title: string, homes: readonly object[], more = {}) => ({
    body: {
      ruleId: village.rule(title).ruleId,
      deedOn: today(),
      households: homes as { householdId: string }[],
      ...more,
    },
  })
  const only = ({ householdId }: { householdId: string }, more = {}) => ({ householdId, ...more })

  it('awards many households at once, each with its own exception', async () => {
    const homes = fresh(3)
    const [first, second, third] = homes.map((home) => only(home))
    const list = [first!, { ...second, quantity: 3 }, { ...third, memberId: homes[2]!.members[0]!.memberId }]
    const sent = batch('集体义务劳动', list, { quantity: 1, note: '清扫大街' })
    const { batch: done } = await village.as('committee').ok(awardBatch, sent)
    expect(done).toMatchObject({ householdCount: 3, totalPoints: 25, state: 'posted', ruleTitle: '集体义务劳动' })
    const query = { awardBatchId: done.awardBatchId }
    const { rows } = await village.as('committee').ok(listDeclarations, { query })
    expect(rows.map(({ points, note, memberName }) => [points, note, memberName])).toEqual([
      [5, '清扫大街', homes[2]!.members[0]!.name],
      [15, '清扫大街', undefined],
      [5, '清扫大街', undefined],
    ])
    expect((await village.as('committee').ok(listAwardBatches, { query: {} })).rows[0]).toEqual(done)
  })

  it('records nobody when one cannot be recorded, and names each that cannot', async () => {
    const [good, capped] = fresh(2)
    await award(village, '门前屋后整洁', capped!)
    const foreign = village.neighbor.homes.villager
    const sent = batch(
      '门前屋后整洁',
      [good!, capped!, foreign].map((home) => only(home)),
    )
    const refused = await expectRefusal(
      village.as('committee').call(awardBatch, sent),
      'declaration.batch_has_problems',
    )
    expect(refused.message).toContain('2 户')
    expect(refused.fields).toEqual({
      [capped!.householdId]: expect.stringContaining('一个月最多 1 次'),
      [foreign.householdId]: expect.stringContaining('没有找到这一户'),
    })
    expect(await figuresOf(village, good!)).toEqual(nothing)
    await village.as('committee').ok(awardBatch, batch('门前屋后整洁', [only(good!)]))
  })

  it('refuses what no household could be awarded for', async () => {
    const [home] = fresh(1)
    const refuses = async (code: string, title: string, more = {}) =>
      expectRefusal(village.as('committee').call(awardBatch, batch(title, [only(home!)], more)), code)
    await refuses('rule.not_found', '代购代办', { ruleId: 'nowhere' })
    await refuses('declaration.deed_in_future', '代购代办', { deedOn: '2027-01-01' })
    await refuses('declaration.deed_too_old', '代购代办', { deedOn: '2026-05-01' })
    await refuses('declaration.deduction_not_direct', '垃圾乱倒提醒后未改')
    await refuses('declaration.review_needed', '孝老爱亲受到认可')
    await refuses('platform.invalid_request', '代购代办', { households: [] })
    await refuses('platform.invalid_request', '代购代办', { households: [only(home!), only(home!)] })
    const { fields } = await refuses('declaration.batch_has_problems', '主动清理乱搭乱建')
    expect(fields?.[home!.householdId]).toContain('要填分数')
    await expectRefusal(
      village.as('group_leader').call(awardBatch, batch('代购代办', [only(home!)])),
      'platform.not_permitted',
    )
  })

  it('is undone as one; what was taken back singly stays so', async () => {
    const homes = fresh(3)
    const { batch: done } = await village.as('committee').ok(
      awardBatch,
      batch(
        '门前屋后整洁',
        homes.map((home) => only(home)),
      ),
    )
    const params = { awardBatchId: done.awardBatchId }
    const { rows } = await village.as('committee').ok(listDeclarations, { query: params })
    await village.as('committee').ok(undoAward, of(rows[0]!))
    const undone = await village.as('committee').ok(undoAwardBatch, { params, body: {} })
    expect(undone).toMatchObject({ state: 'reversed', can: { undo: false, reverse: false } })
    for (const home of homes) expect(await figuresOf(village, home)).toEqual(nothing)
    expect(await statementOf(village, homes[2]!)).toHaveLength(2)
    const again = village.as('committee').call(undoAwardBatch, { params, body: {} })
    await expectRefusal(again, 'declaration.already_reversed')
    const reason = { reason: '重复了' }
    const corrected = village.as('committee').call(reverseAwardBatch, { params, body: reason })
    await expectRefusal(corrected, 'declaration.already_reversed')
  })

  it('can be corrected with a reason after the ten minutes, also when points are spent', async () => {
    const [home] = fresh(1)
    await earn(village, home!, 100)
    const sent = batch('义务巡逻', [only(home!), only(village.homes.villager)])
    const { batch: done } = await village.as('committee').ok(awardBatch, sent)
    const params = { awardBatchId: done.awardBatchId }
    const body = { rewardId: village.reward('食用油').rewardId, quantity: 1 }
    await village.as('villager').ok(redeemReward, { body })
    village.clock.advance({ minutes: 11 })
    const late = village.as('committee').call(undoAwardBatch, { params, body: {} })
    await expectRefusal(late, 'declaration.undo_too_late')
    await village.as('committee').ok(reverseAwardBatch, { params, body: { reason: '活动取消了' } })
    expect(await figuresOf(village, home!)).toMatchObject({ availablePoints: 100, shortfallPoints: 0 })
    expect(await figuresOf(village, village.homes.villager)).toMatchObject({ shortfallPoints: 60, heldPoints: 60 })
    const unknown = { params: { awardBatchId: 'nowhere' } }
    const committee = village.as('committee')
    await expectRefusal(committee.call(undoAwardBatch, { ...unknown, body: {} }), 'declaration.not_found')
    const reversing = committee.call(reverseAwardBatch, { ...unknown, body: { reason: '没有' } })
    await expectRefusal(reversing, 'declaration.not_found')
  })
})
