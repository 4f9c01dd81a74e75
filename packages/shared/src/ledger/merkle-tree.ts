/**
 * The Merkle tree of RFC 6962 (and 9162): leaves and nodes are told apart by their first byte, and a tree that is not
 * full splits at the largest power of two below its size. Digests are lower-case hex. Pure; runs on phones.
 */

/** A digest, 64 characters of lower-case hex where the algorithm gives 32 bytes. */
export type Digest = string

/** One hash algorithm, as the tree uses it. */
export interface TreeHashing {
  readonly ofNothing: () => Digest
  /** H(0x00 ‖ UTF-8 of the text). */
  readonly ofLeaf: (text: string) => Digest
  /** H(0x01 ‖ left ‖ right). */
  readonly ofNode: (left: Digest, right: Digest) => Digest
}

/** Leaves from `from` up to but without `to`, counted from 0. */
export type Span = readonly [from: number, to: number]

/** The largest power of two below `size`: where a tree of more than one leaf splits. */
export const splitOf = (size: number): number => {
  let half = 1
  while (half * 2 < size) half *= 2
  return half
}

/** MTH of RFC 6962 over leaf digests. */
export const rootOf = (hashing: TreeHashing, leaves: readonly Digest[]): Digest => {
  if (leaves.length === 0) return hashing.ofNothing()
  let row = [...leaves]
  // Pairing from the left and passing a lonely last one up gives the same tree as splitting from the top.
  while (row.length > 1) {
    const next: Digest[] = []
    for (let at = 0; at < row.length; at += 2) {
      const [left, right] = [row[at] as Digest, row[at + 1]]
      next.push(right === undefined ? left : hashing.ofNode(left, right))
    }
    row = next
  }
  return row[0] as Digest
}

/** PATH of RFC 6962 as the spans whose roots make it up, from the leaf upwards. */
export const inclusionSpans = (index: number, [from, to]: Span): readonly Span[] => {
  if (to - from <= 1) return []
  const middle = from + splitOf(to - from)
  return index < middle
    ? [...inclusionSpans(index, [from, middle]), [middle, to]]
    : [...inclusionSpans(index, [middle, to]), [from, middle]]
}

/** PROOF of RFC 6962 as the spans whose roots make it up. `first` leaves were there, `second` are there now. */
export const consistencySpans = (first: number, second: number): readonly Span[] => subproof(first, [0, second], true)

const subproof = (first: number, [from, to]: Span, isWhole: boolean): readonly Span[] => {
  if (first === to) return isWhole ? [] : [[from, to]]
  const middle = from + splitOf(to - from)
  return first <= middle
    ? [...subproof(first, [from, middle], isWhole), [middle, to]]
    : [...subproof(first, [middle, to], false), [from, middle]]
}

export interface Inclusion {
  readonly leaf: Digest
  /** From 0. */
  readonly index: number
  readonly size: number
  readonly path: readonly Digest[]
  readonly root: Digest
}

/** RFC 9162, 2.1.3.2: whether the leaf stands at its place in the tree with this root. */
export const isIncluded = (hashing: TreeHashing, { leaf, index, size, path, root }: Inclusion): boolean => {
  if (index < 0 || index >= size) return false
  let [place, last, digest] = [index, size - 1, leaf]
  for (const beside of path) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      digest = hashing.ofNode(beside, digest)
      while (place % 2 === 0) [place, last] = [place / 2, Math.floor(last / 2)]
    } else {
      digest = hashing.ofNode(digest, beside)
    }
    ;[place, last] = [Math.floor(place / 2), Math.floor(last / 2)]
  }
  return last === 0 && digest === root
}

/** A tree as its head tells it. */
interface TreeState {
  readonly size: number
  readonly root: Digest
}

/** RFC 9162, 2.1.4.2: whether the later tree begins with the whole earlier one, unchanged. */
export const isConsistent = (
  hashing: TreeHashing,
  earlier: TreeState,
  later: TreeState,
  path: readonly Digest[],
): boolean => {
  if (earlier.size < 1 || earlier.size > later.size) return false
  if (earlier.size === later.size) return path.length === 0 && earlier.root === later.root
  let [place, last] = [earlier.size - 1, later.size - 1]
  while (place % 2 === 1) [place, last] = [Math.floor(place / 2), Math.floor(last / 2)]
  // When nothing is left of the place, the earlier tree is a full subtree of the later one: its root begins the path.
  const [start = '', ...rest] = place === 0 ? [earlier.root, ...path] : path
  let [before, after] = [start, start]
  for (const beside of rest) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      before = hashing.ofNode(beside, before)
      after = hashing.ofNode(beside, after)
      while (place % 2 === 0) [place, last] = [place / 2, Math.floor(last / 2)]
    } else {
      after = hashing.ofNode(after, beside)
    }
    ;[place, last] = [Math.floor(place / 2), Math.floor(last / 2)]
  }
  return last === 0 && before === earlier.root && after === later.root
}
