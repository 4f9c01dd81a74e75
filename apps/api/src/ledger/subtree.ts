import { type Digest, type Span, splitOf, type TreeHashing } from '@village-points/shared/ledger/merkle-tree.ts'

/** A complete subtree of 2^level leaves; the `position`-th of its level, from 0. */
export interface Subtree {
  readonly level: number
  readonly position: number
}

/** Subtrees of 256 leaves and more are kept; smaller ones are computed from their leaves. */
export const KEPT_LEVEL = 8
export const KEPT_LEAVES = 2 ** KEPT_LEVEL

/** A span of the tree as complete subtrees, the largest first, as RFC 6962 splits it. */
export const subtreesOf = ([from, to]: Span): readonly Subtree[] => {
  if (to <= from) return []
  const size = to - from
  const half = splitOf(size)
  const leaves = half * 2 === size ? size : half
  return [{ level: Math.log2(leaves), position: from / leaves }, ...subtreesOf([from + leaves, to])]
}

/** The leaves of a subtree. */
export const spanOf = ({ level, position }: Subtree): Span => [position * 2 ** level, (position + 1) * 2 ** level]

/** The root of a span from the digests of its subtrees. */
export const joined = (hashing: TreeHashing, digests: readonly Digest[]): Digest =>
  digests.length === 0
    ? hashing.ofNothing()
    : digests.slice(0, -1).reduceRight((right, left) => hashing.ofNode(left, right), digests.at(-1) as Digest)

/** The complete pairs of a row of neighbours whose first stands at an even place. */
export const pairsOf = (hashing: TreeHashing, row: readonly Digest[]): readonly Digest[] =>
  Array.from({ length: Math.floor(row.length / 2) }, (_, at) =>
    hashing.ofNode(row[at * 2] as Digest, row[at * 2 + 1] as Digest),
  )
