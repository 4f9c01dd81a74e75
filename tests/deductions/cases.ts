import {
  type Deduction,
  type DeductionVote,
  hearHousehold,
  proposeDeduction,
  type RemindInput,
  readDeduction,
  remindHousehold,
  voteOnDeduction,
} from '@village-points/shared/deductions/contract.ts'
import { addDays } from '@village-points/shared/platform/village-day.ts'
import { recordPanel } from '@village-points/shared/review/contract.ts'
import type { Client } from '../village/client.ts'
import { TODAY } from '../village/deeds.ts'
import type { Resident } from '../village/residents.ts'
import type { Community, Person, TestVillage } from '../village/test-village.ts'

/** The one clause of the small rulebook that deducts: 5 points, at most 10 a month. */
export const LITTER = '垃圾乱倒提醒后未改'
export const FIX_BY = addDays(TODAY, 7)

type Home = { readonly householdId: string }

/** Three residents sit on the panel, the others stand in. */
export const choosePanel = (village: TestVillage, residents: readonly Resident[], members = 3) =>
  village.as('committee').ok(recordPanel, {
    body: {
      chosenOn: TODAY,
      termEndsOn: '2029-11-22',
      quorum: 3,
      memberUserIds: residents.slice(0, members).map(({ userId }) => userId),
      standInUserIds: residents.slice(members).map(({ userId }) => userId),
    },
  })

/** A reminder as the leader of 三组 gives it, to 王德福 unless somebody else is named. */
export const remindInput = (community: Community, more: Partial<RemindInput> = {}) => ({
  body: {
    householdId: community.homes.villager.householdId,
    ruleId: community.rule(LITTER).ruleId,
    seenOn: TODAY,
    fixBy: FIX_BY,
    ...more,
  },
})

export const remind = (community: Community, more: Partial<RemindInput> = {}, person: Person = 'group_leader') =>
  community.as(person).ok(remindHousehold, remindInput(community, more))

const params = ({ deductionId }: Pick<Deduction, 'deductionId'>) => ({ params: { deductionId } })

export const stateOf = async (village: TestVillage, one: Pick<Deduction, 'deductionId'>) =>
  (await village.as('committee').ok(readDeduction, params(one))).state

/** Until the morning after a day. */
const passDay = (village: TestVillage, day: string) => {
  const morning = `${addDays(day, 1)}T01:00:00Z`
  if (village.clock.now() < new Date(morning)) village.clock.set(morning)
}

/** A week has gone by and nothing was put right. */
export const propose = async (village: TestVillage, one: Deduction) => {
  passDay(village, one.fixBy)
  return village.as('group_leader').ok(proposeDeduction, { ...params(one), body: { words: '还堆在路边' } })
}

export const hearing = {
  heardOn: '2026-12-01',
  speaker: '王德福',
  companion: '村老人会的赵大爷',
  words: '家里没有板车',
}

export const hear = (village: TestVillage, one: Deduction, heardOn = hearing.heardOn) =>
  village.as('committee').ok(hearHousehold, { ...params(one), body: { ...hearing, heardOn } })

export const vote = (client: Client, one: Deduction, said: DeductionVote = 'accept', words = '') =>
  client.call(voteOnDeduction, { ...params(one), body: { vote: said, words } })

/** Reminded, not put right, heard and voted on: in publicity. */
export const publicize = async (village: TestVillage, residents: readonly Resident[], home: Home, more = {}) => {
  const one = await remind(village, { householdId: home.householdId, ...more }, 'committee')
  passDay(village, one.fixBy)
  const body = { words: '还堆在路边' }
  await village.as('committee').ok(proposeDeduction, { ...params(one), body })
  const today = village.clock.now().toISOString().slice(0, 10)
  await hear(village, one, today)
  for (const { client } of residents) {
    if ((await stateOf(village, one)) === 'heard') await vote(client, one)
  }
  return one
}

/** The publicity is over, and the points are taken. */
export const deduct = async (village: TestVillage, residents: readonly Resident[], home: Home, more = {}) => {
  const one = await publicize(village, residents, home, more)
  village.clock.advance({ days: 9 })
  await village.runJobs()
  return one
}
