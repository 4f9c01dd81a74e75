import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { Kin, Panel, PanelPerson, ReviewItem, Seat } from '@village-points/shared/review/contract.ts'
import { type DeclarationRow, toWaiting } from '../declarations/index.ts'
import { briefsOf } from '../households/index.ts'
import { listPeople, type VillagePerson } from '../identity/index.ts'
import type { Work } from '../platform/work.ts'
import { isTermOver } from './panel.ts'
import { mayEndKin } from './policy.ts'
import { type KinRow, latestCases, latestPanel, seatsOf } from './repository.ts'
import type { FilledSeat } from './seat.ts'
import { votesOf } from './voting.ts'

const toPerson = (people: ReadonlyMap<string, VillagePerson>, userId: string): PanelPerson => {
  const { name, label } = people.get(userId) ?? { name: '已离开', label: '' }
  return { userId, name, label }
}

/** The panel as everybody sees it; undefined before there is one. */
export const toPanel = async (work: Work): Promise<Panel | undefined> => {
  const panel = await latestPanel(work)
  if (!panel) return undefined
  const people = await listPeople(work.tx, work.villageId)
  const { members, standIns, quorum, chosenOn, termEndsOn } = panel
  return {
    members: members.map((userId) => toPerson(people, userId)),
    standIns: standIns.map((userId) => toPerson(people, userId)),
    quorum,
    chosenOn,
    ...(termEndsOn ? { termEndsOn } : {}),
    isTermOver: isTermOver(termEndsOn, villageDayOf(work.now)),
  }
}

export const toKin = async (work: Work, rows: readonly KinRow[]): Promise<Kin[]> => {
  const people = await listPeople(work.tx, work.villageId)
  const households = await briefsOf(
    work,
    rows.map((row) => row.householdId),
  )
  return rows.map((row) => ({
    kinId: row.kinId,
    person: toPerson(people, row.userId),
    household: households.get(row.householdId)!,
    relation: row.relation,
    declaredBy: row.declaredByName,
    declaredAt: row.declaredAt.toISOString(),
    can: { end: mayEndKin(work.actor, row.userId) },
  }))
}

/** Declarations as they lie before the panel, in the order given. */
export const toReviewItems = async (work: Work, rows: readonly DeclarationRow[]): Promise<ReviewItem[]> => {
  const ids = rows.map((row) => row.declarationId)
  const waiting = await toWaiting(work, rows)
  const cases = await latestCases(work, ids)
  const seats = await seatsOf(work, ids)
  return rows.map((row, index) => {
    const one = cases.get(row.declarationId)
    const { filled, cast } = one ? votesOf(seats, one) : { filled: [], cast: [] }
    return { ...waiting[index]!, votesCast: cast.length, seatCount: filled.length }
  })
}

/** A seat with the draw that filled it, so that anybody can make the draw again. */
export const toSeat = (
  seat: Omit<FilledSeat, 'recusedBecause'> & { readonly recusedBecause: string | null },
  hasVoted: boolean,
  nameOf: (userId: string) => string,
): Seat => {
  const { seed, candidates, seatedUserId, seatUserId, recusedBecause } = seat
  const named = (candidates ?? '').split(' ').map((userId) => ({ userId, name: nameOf(userId) }))
  return {
    member: nameOf(seatUserId),
    hasVoted,
    ...(seatedUserId ? { seated: nameOf(seatedUserId) } : {}),
    ...(recusedBecause ? { recusedBecause: recusedBecause as Seat['recusedBecause'] & string } : {}),
    ...(seed && candidates && seatedUserId
      ? { draw: { seed, seatUserId, candidates: named, drawnUserId: seatedUserId } }
      : {}),
  }
}
