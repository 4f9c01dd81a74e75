import { z } from 'zod'
import { DecisionReason } from '../declarations/declaration.ts'
import { Id, Words } from '../platform/page.ts'

/** What a member of the panel says about a declaration. */
export const Vote = z.enum(['accept', 'return', 'reject'])
export type Vote = z.infer<typeof Vote>

/** One vote; anything but acceptance needs a reason. */
export const VoteInput = z.object({
  declarationId: Id,
  vote: Vote,
  reason: DecisionReason.optional(),
  words: Words('说明', 100).default(''),
})
export type VoteInput = z.infer<typeof VoteInput>

/** How many members a panel has, and how many must have voted. */
export const LEAST_MEMBERS = 3
export const MOST_MEMBERS = 15

/**
 * What the votes come to. A majority of all seats accepts; when that can no longer be reached, the declaration goes back
 * or is refused, whichever more members said. Undefined as long as it is open, and always below the quorum.
 */
export const outcomeOf = (seats: number, quorum: number, votes: readonly Vote[]): Vote | undefined => {
  if (votes.length < quorum) return undefined
  const count = (wanted: Vote) => votes.filter((vote) => vote === wanted).length
  if (count('accept') * 2 > seats) return 'accept'
  const stillPossible = count('accept') + seats - votes.length
  if (stillPossible * 2 > seats) return undefined
  return count('reject') > count('return') ? 'reject' : 'return'
}
