import { reverseAward } from '@village-points/shared/declarations/contract.ts'
import {
  addHousehold,
  type Household,
  moveHouseholdAway,
  readHousehold,
} from '@village-points/shared/households/contract.ts'
import { mergeHouseholds, splitHousehold } from '@village-points/shared/ledger/contract.ts'
import { fulfillRedemption, redeemReward } from '@village-points/shared/rewards/contract.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountOf, award, earn, figuresOf, statementOf } from '../village/deeds.ts'
import { expectRefusal, openTestVillage, type TestVillage } from '../village/test-village.ts'
import { expectSoundBooks } from './audit.ts'

let village: TestVillage

beforeAll(async () => {
  village = await openTestVillage()
})
afterAll(async () => {
  await expectSoundBooks(village)
  await village.close()
})

const settle = (doorNumber: string, names = ['周大山', '吴小妹', '周春生']): Promise<Household> => {
  const members = names.map((name, at) => ({ name, relation: at === 0 ? '户主' : '家人', isHead: at === 0 }))
  const { villagersGroupId } = village.groups[1]!
  return village.as('committee').ok(addHousehold, { body: { villagersGroupId, doorNumber, members } })
}
const merge = (from: Household | { householdId: string }, into: { householdId: string }) => ({
  body: { fromHouseholdId: from.householdId, intoHouseholdId: into.householdId, reason: '父子两家合成一家' },
})
const split = (home: Household, availablePoints: number, more = {}) => ({
  body: {
    householdId: home.householdId,
    memberIds: [home.members[1]!.memberId],
    headMemberId: home.members[1]!.memberId,
    villagersGroupId: home.villagersGroupId,
    doorNumber: '二组300号',
    availablePoints,
    reason: '成家分户',
    ...more,
  },
})
const takeBack = (declarationId: string) =>
  village.as('committee').ok(reverseAward, { params: { declarationId }, body: { reason: '记错了' } })
const nothing = { availablePoints: 0, heldPoints: 0, conductPoints: 0, shortfallPoints: 0 }

describe('merging households', () => {
  it('moves points and this year’s honour, and earns nothing by it', async () => {
    const [from, into] = [await settle('二组201号'), await settle('二组202号')]
    await earn(village, from, 200)
    await award(village, '镇级表彰', from)
    await earn(village, into, 100)
    const { household, movedPoints } = await village.as('committee').ok(mergeHouseholds, merge(from, into))
    expect(movedPoints).toBe(200)
    expect(household).toMatchObject({ householdId: into.householdId, memberCount: 6 })
    expect(await figuresOf(village, into)).toEqual({ ...nothing, availablePoints: 300, conductPoints: 305 })
    expect(await figuresOf(village, from)).toEqual(nothing)
    expect((await accountOf(village, into)).earnedThisMonth).toBe(100)
    const [line] = await statementOf(village, into, 1)
    expect(line).toMatchObject({ kind: 'merge', availablePoints: 200, conductPoints: 205, availableAfter: 300 })
  })

  it('moves what is owed, so that joining pays no debt', async () => {
    const [from, into] = [village.homes.villager, await settle('二组204号')]
    await earn(village, into, 100)
    const { declaration } = await award(village, '义务巡逻', from)
    const body = { rewardId: village.reward('食用油').rewardId, quantity: 1 }
    const { redemption } = await village.as('villager').ok(redeemReward, { body })
    await takeBack(declaration.declarationId)
    expect(await figuresOf(village, from)).toMatchObject({ heldPoints: 60, availablePoints: 0, shortfallPoints: 60 })
    const open = village.as('committee').call(mergeHouseholds, merge(from, into))
    expect((await expectRefusal(open, 'household.has_open_orders')).message).toContain('王德福家')
    const code = redemption.pickupCode!
    await village.as('clerk').ok(fulfillRedemption, { params: redemption, body: { code } })
    await village.as('committee').ok(mergeHouseholds, merge(from, into))
    expect(await figuresOf(village, into)).toMatchObject({ availablePoints: 100, shortfallPoints: 60 })
    await earn(village, into, 100)
    expect(await figuresOf(village, into)).toEqual({ ...nothing, availablePoints: 140, conductPoints: 200 })
  })

  it('lets a wrong award be taken back from the household that has its points now', async () => {
    const [from, middle, into] = [await settle('二组205号'), await settle('二组206号'), await settle('二组207号')]
    const { declaration } = await award(village, '义务巡逻', from)
    await village.as('committee').ok(mergeHouseholds, merge(from, middle))
    await village.as('committee').ok(mergeHouseholds, merge(middle, into))
    expect(await figuresOf(village, into)).toMatchObject({ availablePoints: 100, conductPoints: 100 })
    await takeBack(declaration.declarationId)
    expect(await figuresOf(village, into)).toEqual(nothing)
    expect(await figuresOf(village, from)).toEqual(nothing)
    const [line] = await statementOf(village, into, 1)
    expect(line).toMatchObject({ kind: 'reversal', availablePoints: -100 })
    expect((await statementOf(village, from)).at(-1)).toMatchObject({ kind: 'award', isReversed: true })
  })

  it('writes nothing into the ledger when there is nothing to move', async () => {
    const [from, into] = [await settle('二组208号'), await settle('二组209号')]
    expect((await village.as('committee').ok(mergeHouseholds, merge(from, into))).movedPoints).toBe(0)
    expect(await statementOf(village, into)).toEqual([])
  })

  it('refuses itself, the unknown, the merged, the moved and a neighbour’s household', async () => {
    const [home, merged, gone] = [await settle('二组210号'), await settle('二组211号'), await settle('二组212号')]
    const committee = village.as('committee')
    await committee.ok(mergeHouseholds, merge(merged, home))
    await committee.ok(moveHouseholdAway, { params: gone, body: { reason: '进城' } })
    const neighbor = village.neighbor.homes.villager
    await expectRefusal(committee.call(mergeHouseholds, merge(home, home)), 'household.merge_with_itself')
    for (const unknown of [neighbor, { householdId: 'nobody' }]) {
      await expectRefusal(committee.call(mergeHouseholds, merge(unknown, home)), 'household.not_found')
      await expectRefusal(committee.call(mergeHouseholds, merge(home, unknown)), 'household.not_found')
    }
    await expectRefusal(committee.call(mergeHouseholds, merge(merged, gone)), 'household.merged')
    await expectRefusal(committee.call(mergeHouseholds, merge(home, merged)), 'household.merged')
    await expectRefusal(committee.call(mergeHouseholds, merge(gone, home)), 'household.moved_away')
    await expectRefusal(committee.call(mergeHouseholds, merge(home, gone)), 'household.moved_away')
    await expectRefusal(village.as('group_leader').call(mergeHouseholds, merge(home, gone)), 'platform.not_permitted')
  })
})

describe('splitting a household', () => {
  it('takes the agreed points along and leaves honour where it was earned', async () => {
    const home = await settle('二组220号')
    await earn(village, home, 100)
    const { household, movedPoints } = await village.as('committee').ok(splitHousehold, split(home, 30.5))
    expect(movedPoints).toBe(30.5)
    expect(household).toMatchObject({ name: '吴小妹家', memberCount: 1, doorNumber: '二组300号' })
    expect(await figuresOf(village, home)).toEqual({ ...nothing, availablePoints: 69.5, conductPoints: 100 })
    expect(await figuresOf(village, household)).toEqual({ ...nothing, availablePoints: 30.5 })
    const [line] = await statementOf(village, household)
    expect(line).toMatchObject({ kind: 'split', title: '周大山家分出吴小妹家', availableAfter: 30.5 })
  })

  it('may take nothing, and then the ledger says nothing', async () => {
    const { household } = await village.as('committee').ok(splitHousehold, split(await settle('二组221号'), 0))
    expect(await statementOf(village, household)).toEqual([])
  })

  it('refuses more points than there are, and then nobody has moved', async () => {
    const home = await settle('二组222号')
    await earn(village, home, 100)
    const refused = village.as('committee').call(splitHousehold, split(home, 100.5))
    expect((await expectRefusal(refused, 'ledger.points_insufficient')).message).toMatch(/100\.5 分,可用 100 分/)
    expect(await village.as('committee').ok(readHousehold, { params: home })).toMatchObject({ memberCount: 3 })
    expect(await figuresOf(village, home)).toMatchObject({ availablePoints: 100 })
  })

  it('refuses the head to leave, strangers, unknown groups, taken numbers and negative points', async () => {
    const home = await settle('二组223号')
    const committee = village.as('committee')
    const head = home.members[0]!.memberId
    const refuses = async (more: object, code: string) =>
      expectRefusal(committee.call(splitHousehold, split(home, 0, more)), code)
    await refuses({ memberIds: [head], headMemberId: head }, 'household.split_leaves_nobody')
    await refuses({ memberIds: ['nobody'], headMemberId: 'nobody' }, 'household.members_unknown')
    await refuses({ headMemberId: home.members[2]!.memberId }, 'household.members_unknown')
    await refuses({ villagersGroupId: 'nowhere' }, 'household.group_unknown')
    await refuses({ number: home.number }, 'household.number_taken')
    await refuses({ householdId: 'nobody' }, 'household.not_found')
    for (const availablePoints of [-1, 0.001]) await refuses({ availablePoints }, 'platform.invalid_request')
  })

  it('refuses a household that is gone', async () => {
    const [merged, gone, into] = [await settle('二组224号'), await settle('二组225号'), await settle('二组226号')]
    const committee = village.as('committee')
    await committee.ok(mergeHouseholds, merge(merged, into))
    await committee.ok(moveHouseholdAway, { params: gone, body: { reason: '进城' } })
    await expectRefusal(committee.call(splitHousehold, split(merged, 0)), 'household.merged')
    await expectRefusal(committee.call(splitHousehold, split(gone, 0)), 'household.moved_away')
  })
})
