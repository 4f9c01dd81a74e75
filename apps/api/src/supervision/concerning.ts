import {
  type Concern,
  manyFrom,
  NIGHT_FROM_HOUR,
  NIGHT_UNTIL_HOUR,
} from '@village-points/shared/supervision/concern.ts'
import { listPeople, type VillagePerson } from '../identity/index.ts'
import { givenAgain, givenAtNight, givenIn, givingPairs, overseenAt, type SequenceSpan } from '../ledger/index.ts'
import type { Work } from '../platform/work.ts'
import { kinOf } from '../review/index.ts'
import { type Fact, mutualOf, toKinOf } from './concern.ts'
import { homesOf } from './presenting.ts'

/** More of one kind are not told: who reads fifty has enough to look at. */
const MOST_OF_A_KIND = 50

/** What deserves a look in a span: a handful of grouped questions, each bounded by it. */
export const concernsIn = async (work: Work, span: SequenceSpan): Promise<Concern[]> => {
  const people = await listPeople(work.tx, work.villageId)
  const facts = [
    ...(await betweenPeople(work, span, people)),
    ...(await unusualIn(work, span)),
    ...(await againIn(work, span)),
  ]
  return present(work, facts, people)
}

const betweenPeople = async (work: Work, span: SequenceSpan, people: ReadonlyMap<string, VillagePerson>) => {
  const kin = await kinOf(work, {})
  const officials = [...people.values()].filter(({ roles }) => roles.some((role) => role !== 'villager'))
  const householdIds = [
    ...new Set([...kin.map((one) => one.householdId), ...officials.flatMap((one) => one.householdIds)]),
  ]
  if (householdIds.length === 0) return []
  const pairs = await givingPairs(work, span, { householdIds })
  const homes = new Map(officials.map((one) => [one.userId, one.householdIds]))
  return [...toKinOf(pairs, kin), ...mutualOf(pairs, homes)]
}

const unusualIn = async (work: Work, span: SequenceSpan): Promise<readonly Fact[]> => {
  const { awards, pairs } = await givenIn(work, span)
  const many = await givingPairs(work, span, { atLeast: manyFrom(awards, pairs) })
  const atNight = await givenAtNight(work, span, [NIGHT_FROM_HOUR, NIGHT_UNTIL_HOUR])
  return [
    ...many.slice(0, MOST_OF_A_KIND).map((pair) => ({ ...pair, kind: 'many' as const })),
    ...atNight.slice(0, MOST_OF_A_KIND).map((one) => ({ ...one, householdId: null, kind: 'at_night' as const })),
  ]
}

const againIn = async (work: Work, span: SequenceSpan): Promise<readonly Fact[]> =>
  (await givenAgain(work, span)).slice(0, MOST_OF_A_KIND).map((one) => ({ ...one, kind: 'redone' as const }))

const present = async (
  work: Work,
  facts: readonly Fact[],
  people: ReadonlyMap<string, VillagePerson>,
): Promise<Concern[]> => {
  const latest = new Map(
    (await overseenAt(work, [...new Set(facts.map((one) => one.latest))])).map((row) => [row.sequence, row]),
  )
  const homes = await homesOf(work, facts)
  const nameOf = (userId: string) => people.get(userId)?.name ?? '已离开的人'
  return facts.map((one) => {
    const entry = latest.get(one.latest)!
    const household = homes.get(one.householdId ?? '')
    return {
      kind: one.kind,
      times: one.times,
      latest: { transferId: entry.transferId, householdId: entry.householdId! },
      ...(one.actorUserId ? { who: nameOf(one.actorUserId) } : {}),
      ...(one.otherUserId ? { other: nameOf(one.otherUserId) } : {}),
      ...(one.relation ? { relation: one.relation } : {}),
      ...(one.title ? { title: one.title } : {}),
      ...(household ? { household } : {}),
    }
  })
}
