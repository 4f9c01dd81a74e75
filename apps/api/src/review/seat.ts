import { type Draw, drawn } from '@village-points/shared/review/contract.ts'

/** Why somebody does not vote on a declaration. */
export type Recusal = 'own_household' | 'kin' | 'submitted' | 'screened' | 'left'

/** What must be known of a declaration to say who may vote on it. */
export interface Matter {
  readonly declarationId: string
  readonly householdId: string
  readonly submittedByUserId: string
  readonly screenedByUserIds: readonly string[]
}

/** What must be known of the people. */
export interface People {
  /** Households of everybody who still holds a role here, by user. */
  readonly householdsOf: ReadonlyMap<string, readonly string[]>
  /** Declared relations, as `user household`. */
  readonly kin: ReadonlySet<string>
}

/** Why this person does not vote on this matter; undefined when he may (DOMAIN 6). */
export const recusalOf = (userId: string, matter: Matter, people: People): Recusal | undefined => {
  const own = people.householdsOf.get(userId)
  if (!own) return 'left'
  if (own.includes(matter.householdId)) return 'own_household'
  if (people.kin.has(`${userId} ${matter.householdId}`)) return 'kin'
  if (matter.submittedByUserId === userId) return 'submitted'
  return matter.screenedByUserIds.includes(userId) ? 'screened' : undefined
}

/** A seat and who fills it; `seatedUserId` is null when nobody can. */
export interface FilledSeat {
  readonly seatUserId: string
  readonly seatedUserId: string | null
  readonly recusedBecause: Recusal | null
  readonly seed: string | null
  readonly candidates: string | null
}

/** Fills one seat: by its member, else by a stand-in who is drawn from those that may vote and do not sit yet. */
export const fillSeat = (
  seatUserId: string,
  {
    matter,
    people,
    standIns,
    seated,
    seed,
  }: {
    matter: Matter
    people: People
    standIns: readonly string[]
    seated: ReadonlySet<string>
    seed: string
  },
): FilledSeat => {
  const recusedBecause = recusalOf(seatUserId, matter, people) ?? null
  if (!recusedBecause) return { seatUserId, seatedUserId: seatUserId, recusedBecause, seed: null, candidates: null }
  const candidates = standIns.filter((one) => !seated.has(one) && !recusalOf(one, matter, people)).toSorted()
  const draw: Draw = { seed, declarationId: matter.declarationId, seatUserId }
  const seatedUserId = drawn(draw, candidates) ?? null
  return { seatUserId, seatedUserId, recusedBecause, seed, candidates: candidates.join(' ') }
}

/** Fills every seat of a panel for one matter: the members who may vote sit before anybody is drawn. */
export const fillSeats = (
  members: readonly string[],
  given: { matter: Matter; people: People; standIns: readonly string[]; seed: string },
): readonly FilledSeat[] => {
  const sitting = members.filter((member) => !recusalOf(member, given.matter, given.people))
  const seated = new Set(sitting)
  return members.toSorted().map((member) => {
    const seat = fillSeat(member, { ...given, seated })
    if (seat.seatedUserId) seated.add(seat.seatedUserId)
    return seat
  })
}
