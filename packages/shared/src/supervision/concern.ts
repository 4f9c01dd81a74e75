import { z } from 'zod'
import { HouseholdBrief } from '../households/contract.ts'
import { placeOf } from '../households/place.ts'
import { Id } from '../platform/page.ts'

/**
 * What deserves a look: a fact, never an accusation. To a declared relative; two officials to each other's homes; more
 * than usual by one person to one home; recorded at night; taken back and given again.
 */
export const ConcernKind = z.enum(['to_kin', 'mutual', 'many', 'at_night', 'redone'])
export type ConcernKind = z.infer<typeof ConcernKind>

export const Concern = z.object({
  kind: ConcernKind,
  /** Who recorded; absent where several may have. */
  who: z.string().optional(),
  /** The other of two. */
  other: z.string().optional(),
  relation: z.string().optional(),
  household: HouseholdBrief.optional(),
  /** The clause, where it is about one. */
  title: z.string().optional(),
  times: z.number().int(),
  /** The latest of them, to open its trail. */
  latest: z.object({ transferId: Id, householdId: Id }),
})
export type Concern = z.infer<typeof Concern>

/** Awards recorded from ten in the evening until five in the morning. */
export const NIGHT_FROM_HOUR = 22
export const NIGHT_UNTIL_HOUR = 5

/** Fewer are never unusual. */
export const LEAST_MANY = 5
/** So many times the village's usual number is. */
export const MANY_TIMES_USUAL = 3

/** From how many awards of one person to one home it is unusual. */
export const manyFrom = (awards: number, pairs: number): number =>
  Math.max(LEAST_MANY, Math.ceil((MANY_TIMES_USUAL * awards) / Math.max(1, pairs)))

/** The kind in a few words, over its list. */
export const concernNames: Readonly<Record<ConcernKind, string>> = {
  to_kin: '记给亲戚家',
  mutual: '两个人互相记',
  many: '给一户记得多',
  at_night: '夜里记的',
  redone: '撤回又重记',
}

const homeOf = ({ household }: Concern): string => (household ? `${household.name}(${placeOf(household)})` : '')

/** The fact in a sentence, on the screen and on paper. */
export const concernWords = (one: Concern): string => {
  switch (one.kind) {
    case 'to_kin':
      return `${one.who}给${homeOf(one)}记了 ${one.times} 次,登记过的亲戚:${one.relation}。`
    case 'mutual':
      return `${one.who}和${one.other}互相给对方家里记分,一共 ${one.times} 次。`
    case 'many':
      return `${one.who}给${homeOf(one)}记了 ${one.times} 次,比平常多。`
    case 'at_night':
      return `${one.who}夜里(${NIGHT_FROM_HOUR} 点到早上 ${NIGHT_UNTIL_HOUR} 点)记了 ${one.times} 次。`
    case 'redone':
      return `${homeOf(one)}的“${one.title}”撤回以后,又记了 ${one.times} 次。`
  }
}
