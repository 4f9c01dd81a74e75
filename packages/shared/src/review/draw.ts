import { sha256Of } from '../ledger/digest.ts'

/** What a draw is about. `seed` is the root of the village's Merkle log, which nobody can choose beforehand. */
export interface Draw {
  readonly seed: string
  readonly declarationId: string
  /** Whose seat is filled. */
  readonly seatUserId: string
}

/** The lot of one candidate: SHA-256 over the draw and the candidate, four lines of text. Anyone can compute it. */
export const lotOf = ({ seed, declarationId, seatUserId }: Draw, candidate: string): string =>
  sha256Of([seed, declarationId, seatUserId, candidate].join('\n'))

/** Who is drawn: the candidate with the smallest lot. Undefined when there is nobody to draw from. */
export const drawn = (draw: Draw, candidates: readonly string[]): string | undefined =>
  candidates
    .map((candidate) => ({ candidate, lot: lotOf(draw, candidate) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .at(0)?.candidate
