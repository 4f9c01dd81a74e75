import { awardHousehold, listAwardOptions } from '@village-points/shared/declarations/contract.ts'
import { moveHouseholdAway } from '@village-points/shared/households/contract.ts'
import { mergeHouseholds } from '@village-points/shared/ledger/contract.ts'
import { retireRule } from '@village-points/shared/rules/contract.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectSoundBooks } from '../ledger/audit.ts'
import { deed, figuresOf } from '../village/deeds.ts'
import { expectRefusal, openTestVillage, type TestVillage } from '../village/test-village.ts'

let village: TestVillage

beforeAll(async () => {
  village = await openTestVillage({ households: 2 })
})
afterAll(async () => {
  await expectSoundBooks(village)
  await village.close()
})

/** Sends a deed for a home, the villager's unless another is given, and expects this refusal. */
const refuses = (code: string, title: string, more = {}, home: { householdId: string } = village.homes.villager) =>
  expectRefusal(village.as('committee').call(awardHousehold, deed(village, title, home, more)), code)

describe('a deed is refused', () => {
  it.each([0, -1, 1e9, 0.5, 1001])('with quantity %d', async (quantity) => {
    const { fields } = await refuses('platform.invalid_request', '集体义务劳动', { quantity })
    expect(fields?.quantity).toMatch(/数量/)
  })

  it.each([0, -1, 0.001, 100_001, 1e9])('with %d points', async (points) => {
    const { fields } = await refuses('platform.invalid_request', '主动清理乱搭乱建', { points })
    expect(fields?.points).toMatch(/分/)
  })

  it('with the wrong figure, or without the figure that the rule asks for', async () => {
    await refuses('declaration.points_out_of_range', '门前屋后整洁', { points: 11 })
    await refuses('declaration.points_out_of_range', '主动清理乱搭乱建', { points: 51 })
    expect((await refuses('declaration.points_needed', '主动清理乱搭乱建')).message).toContain('20 到 50 分')
    expect((await refuses('declaration.quantity_needed', '捐款捐物')).message).toContain('50元')
  })

  it('of tomorrow, of too long ago, and of a day that never was', async () => {
    await refuses('declaration.deed_in_future', '代购代办', { deedOn: '2026-11-24' })
    expect((await refuses('declaration.deed_too_old', '代购代办', { deedOn: '2026-08-22' })).message).toContain('92 天')
    await refuses('platform.invalid_request', '代购代办', { deedOn: '2026-02-30' })
  })

  it('under a rule that takes points, that needs a review, or that is unknown here', async () => {
    await refuses('declaration.deduction_not_direct', '垃圾乱倒提醒后未改')
    await refuses('declaration.review_needed', '孝老爱亲受到认可')
    await refuses('rule.not_found', '代购代办', { ruleId: 'nowhere' })
    await refuses('rule.not_found', '代购代办', { ruleId: village.neighbor.rule('代购代办').ruleId })
  })

  it('for somebody of another household, and for households that are gone or elsewhere', async () => {
    const [merged, gone] = village.more
    const { villager, other } = village.homes
    const committee = village.as('committee')
    await refuses('declaration.member_unknown', '代购代办', { memberId: other.members[0]!.memberId })
    const body = { fromHouseholdId: merged!.householdId, intoHouseholdId: other.householdId, reason: '合户' }
    await committee.ok(mergeHouseholds, { body })
    await committee.ok(moveHouseholdAway, { params: gone!, body: { reason: '进城' } })
    const neighbor = village.neighbor.homes.villager
    const homes = [
      ['household.merged', merged!],
      ['household.moved_away', gone!],
      ['household.not_found', neighbor],
    ] as const
    for (const [code, home] of homes) {
      await refuses(code, '代购代办', {}, home)
      await expectRefusal(committee.call(listAwardOptions, { query: { householdId: home.householdId } }), code)
    }
    expect(await figuresOf(village, villager)).toMatchObject({ availablePoints: 0, conductPoints: 0 })
  })

  it('under a retired rule', async () => {
    const params = { ruleId: village.rule('代购代办').ruleId }
    await village.as('committee').ok(retireRule, { params, body: { reason: '群众有意见' } })
    expect((await refuses('rule.retired', '代购代办')).message).toContain('代购代办')
    const { options } = await village.as('committee').ok(listAwardOptions, { query: {} })
    expect(options.map(({ rule }) => rule.title)).not.toContain('代购代办')
  })

  it.each(['villager', 'clerk', 'supervisor', 'town_officer', 'operator'] as const)(
    'refuses the %s',
    async (person) => {
      const answer = village.as(person).call(awardHousehold, deed(village, '代购代办', village.homes.other))
      await expectRefusal(answer, 'platform.not_permitted')
    },
  )

  it('of before the first rulebook', async () => {
    village.clock.set('2026-02-01T02:00:00Z')
    await refuses('declaration.rule_not_in_force', '代购代办', { deedOn: '2025-12-31', note: '去年漏记的' })
  })
})
