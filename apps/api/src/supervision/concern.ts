import type { Concern } from '@village-points/shared/supervision/concern.ts'

/** So often one person gave to one household, and the latest time. */
export interface Pair {
  readonly actorUserId: string
  readonly householdId: string | null
  readonly times: number
  readonly latest: number
}

/** A concern before names are put in. */
export interface Fact extends Pick<Concern, 'kind' | 'relation' | 'title' | 'times'> {
  readonly actorUserId?: string
  readonly otherUserId?: string
  readonly householdId: string | null
  readonly latest: number
}

interface Relation {
  readonly userId: string
  readonly householdId: string
  readonly relation: string
}

/** What somebody gave to a household that is declared his relatives'. */
export const toKinOf = (pairs: readonly Pair[], kin: readonly Relation[]): readonly Fact[] => {
  const relations = new Map(kin.map((one) => [`${one.userId} ${one.householdId}`, one.relation]))
  return pairs.flatMap((pair) => {
    const relation = relations.get(`${pair.actorUserId} ${pair.householdId}`)
    return relation === undefined ? [] : [{ ...pair, kind: 'to_kin' as const, relation }]
  })
}

/** Two who each gave to the other's home: once for both. */
export const mutualOf = (pairs: readonly Pair[], homes: ReadonlyMap<string, readonly string[]>): readonly Fact[] => {
  const gave = (from: string, to: string) =>
    pairs.filter((pair) => pair.actorUserId === from && homes.get(to)?.includes(pair.householdId ?? ''))
  const people = [...new Set(pairs.map(({ actorUserId }) => actorUserId))].sort()
  return people.flatMap((actorUserId, at) =>
    people.slice(at + 1).flatMap((otherUserId) => {
      const [there, back] = [gave(actorUserId, otherUserId), gave(otherUserId, actorUserId)]
      if (there.length === 0 || back.length === 0) return []
      const all = [...there, ...back].sort((a, b) => b.latest - a.latest)
      const times = all.reduce((sum, pair) => sum + pair.times, 0)
      const { householdId, latest } = all[0]!
      return [{ kind: 'mutual' as const, actorUserId, otherUserId, householdId, latest, times }]
    }),
  )
}
