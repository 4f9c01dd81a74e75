import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { RFC9162 as oracle } from '@transmute/rfc9162'
import { nodeHashing } from '@village-points/api/ledger/node-hashing.ts'
import { joined, pairsOf, spanOf, subtreesOf } from '@village-points/api/ledger/subtree.ts'
import { hashings, isSignedBy, sha256Of } from '@village-points/shared/ledger/digest.ts'
import {
  consistencySpans,
  inclusionSpans,
  isConsistent,
  isIncluded,
  rootOf,
  type Span,
  type TreeHashing,
} from '@village-points/shared/ledger/merkle-tree.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as published from './published-vectors.ts'

const phone = hashings['SHA-256']!
const textOf = (hex: string) => Buffer.from(hex, 'hex').toString('utf8')
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const flip = (digest: string) => (digest.startsWith('0') ? '1' : '0') + digest.slice(1)

/** A tree of so many leaves with the proofs that our own spans make of it. */
const treeOf = (leaves: readonly string[]) => {
  const pathOf = (spans: readonly Span[]) => spans.map(([from, to]) => rootOf(nodeHashing, leaves.slice(from, to)))
  return {
    root: (size = leaves.length) => rootOf(nodeHashing, leaves.slice(0, size)),
    inclusion: (index: number, size = leaves.length) => pathOf(inclusionSpans(index, [0, size])),
    consistency: (first: number, second = leaves.length) => pathOf(consistencySpans(first, second)),
  }
}

describe.each([
  ['on the phone', phone],
  ['on the server', nodeHashing],
])('the published Certificate Transparency tree, hashed %s', (_, hashing) => {
  const leaves = published.leaves.map((hex) => hashing.ofLeaf(textOf(hex)))

  it('has the published root at every size', () => {
    expect(rootOf(hashing, [])).toBe(published.emptyRoot)
    published.roots.forEach((root, index) => {
      expect(rootOf(hashing, leaves.slice(0, index + 1))).toBe(root)
    })
  })

  it.each(published.inclusions)('proves leaf $index of $size as published', ({ index, size, path }) => {
    expect(treeOf(leaves).inclusion(index, size)).toEqual(path)
    const claim = { leaf: leaves[index]!, index, size, path, root: published.roots[size - 1]! }
    expect(isIncluded(hashing, claim)).toBe(true)
  })

  it.each(published.consistencies)('proves that $second extends $first as published', ({ first, second, path }) => {
    expect(treeOf(leaves).consistency(first, second)).toEqual(path)
    const [earlier, later] = [first, second].map((size) => ({ size, root: published.roots[size - 1]! }))
    expect(isConsistent(hashing, earlier!, later!, path)).toBe(true)
  })
})

describe('an independent implementation agrees', () => {
  const someTree = fc.integer({ min: 1, max: 300 }).map((size) => {
    const texts = Array.from({ length: size }, (_, index) => `第${index}笔:${size}`)
    return { size, texts, bytes: texts.map((text) => new TextEncoder().encode(text)) }
  })

  it('on roots and inclusion, and each side verifies what the other proves', async () => {
    await fc.assert(
      fc.asyncProperty(someTree, fc.nat(), async ({ size, texts, bytes }, anywhere) => {
        const index = anywhere % size
        const leaves = texts.map(phone.ofLeaf)
        const [root, path] = [treeOf(leaves).root(), treeOf(leaves).inclusion(index)]
        expect(root).toBe(hexOf(await oracle.treeHead(bytes)))
        const theirs = await oracle.inclusionProof(bytes[index]!, bytes)
        expect(path).toEqual(theirs.inclusion_path.map(hexOf))
        expect(isIncluded(phone, { leaf: leaves[index]!, index, size, path, root })).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  it('on consistency', async () => {
    await fc.assert(
      fc.asyncProperty(someTree, fc.nat(), async ({ size, texts, bytes }, anywhere) => {
        const first = (anywhere % size) + 1
        const tree = treeOf(texts.map(phone.ofLeaf))
        const path = tree.consistency(first)
        const before = await oracle.inclusionProof(bytes[0]!, bytes.slice(0, first))
        const theirs = (await oracle.consistencyProof(before, bytes)).consistency_path.map(hexOf)
        // It sends the earlier root along even where RFC 9162 leaves it out: when that is a full subtree.
        const isFull = Number.isInteger(Math.log2(first))
        expect(path).toEqual(isFull ? theirs.slice(1) : first === size ? [] : theirs)
        const [earlier, later] = [first, size].map((at) => ({ size: at, root: tree.root(at) }))
        expect(isConsistent(phone, earlier!, later!, path)).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})

describe('the complete subtrees of a span', () => {
  it('stand one beside the other, the largest first, and joined they are its root', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), (size, anywhere) => {
        const leaves = Array.from({ length: size }, (_, index) => nodeHashing.ofLeaf(`leaf ${index}`))
        const rootOfSpan = (span: Span) => rootOf(nodeHashing, leaves.slice(...span))
        const asked = [...inclusionSpans(anywhere % size, [0, size]), [0, size]] as const
        for (const [from, to] of asked) {
          const parts = subtreesOf([from, to]).map(spanOf)
          expect([...parts.map(([start]) => start), to]).toEqual([from, ...parts.map(([, end]) => end)])
          const lengths = parts.map(([start, end]) => end - start)
          expect(lengths).toEqual([...new Set(lengths)].toSorted((one, other) => other - one))
          expect(subtreesOf([from, to]).every(({ level, position }) => [level, position].every(Number.isInteger))).toBe(
            true,
          )
          expect(joined(nodeHashing, parts.map(rootOfSpan))).toBe(rootOfSpan([from, to]))
        }
        const [pairs, alone] = [pairsOf(nodeHashing, leaves), size % 2 === 1 ? leaves.slice(-1) : []]
        expect(rootOf(nodeHashing, [...pairs, ...alone])).toBe(rootOfSpan([0, size]))
      }),
      { numRuns: 60 },
    )
    expect(subtreesOf([7, 7])).toEqual([])
    expect(joined(nodeHashing, [])).toBe(published.emptyRoot)
  })
})

describe('what is not so is refused', () => {
  const someProof = fc.record({ size: fc.integer({ min: 2, max: 300 }), anywhere: fc.nat(), other: fc.nat() })
  const leavesOf = (size: number) => Array.from({ length: size }, (_, index) => nodeHashing.ofLeaf(`leaf ${index}`))

  it('another leaf, place, size, root, and a path bent, shortened or lengthened anywhere', () => {
    fc.assert(
      fc.property(someProof, ({ size, anywhere, other }) => {
        const leaves = leavesOf(size)
        const index = anywhere % size
        const tree = treeOf(leaves)
        const path = tree.inclusion(index)
        const claim = { leaf: leaves[index]!, index, size, path, root: tree.root() }
        const bent = path.map((digest, at) => (at === other % path.length ? flip(digest) : digest))
        const lies = [
          { ...claim, leaf: flip(claim.leaf) },
          { ...claim, leaf: leaves[(index + 1) % size]! },
          { ...claim, index: (index + 1) % size },
          { ...claim, index: -1 },
          { ...claim, index: size },
          { ...claim, root: flip(claim.root) },
          { ...claim, path: bent },
          { ...claim, path: path.slice(1) },
          { ...claim, path: path.slice(0, -1) },
          { ...claim, path: [...path, claim.leaf] },
        ]
        expect(isIncluded(nodeHashing, claim)).toBe(true)
        expect(lies.map((lie) => isIncluded(nodeHashing, lie))).toEqual(lies.map(() => false))
      }),
      { numRuns: 60 },
    )
  })

  it('a log that dropped, swapped or changed what it held before', () => {
    fc.assert(
      fc.property(someProof, ({ size, anywhere, other }) => {
        const first = (anywhere % (size - 1)) + 1
        const leaves = leavesOf(size)
        const changed = leaves.with(anywhere % first, nodeHashing.ofLeaf('changed'))
        const [tree, forged] = [treeOf(leaves), treeOf(changed)]
        const earlier = { size: first, root: tree.root(first) }
        const later = { size, root: tree.root() }
        const path = tree.consistency(first)
        const bent = path.map((digest, at) => (at === other % path.length ? flip(digest) : digest))
        const holds = (one: typeof earlier, two: typeof later, proof: readonly string[]) =>
          isConsistent(nodeHashing, one, two, proof)
        expect(holds(earlier, later, path)).toBe(true)
        expect(holds(earlier, { size, root: forged.root() }, forged.consistency(first))).toBe(false)
        expect(holds(earlier, later, bent)).toBe(false)
        expect(holds(earlier, later, path.slice(1))).toBe(false)
        expect(holds(earlier, later, [...path, earlier.root])).toBe(false)
        expect(holds({ ...earlier, root: flip(earlier.root) }, later, path)).toBe(false)
        expect(holds(later, earlier, path)).toBe(false)
      }),
      { numRuns: 60 },
    )
  })

  it('a path of another length, by its shape alone: even where all digests are alike', () => {
    const blind: TreeHashing = { ofNothing: () => 'x', ofLeaf: () => 'x', ofNode: () => 'x' }
    const upTo = (most: number) => Array.from({ length: most + 1 }, (_, count) => count)
    for (const size of upTo(17)) {
      for (const at of upTo(size + 1)) {
        const first = { size: at, root: 'x' }
        const fits = upTo(8).filter((length) =>
          isConsistent(blind, first, { size, root: 'x' }, Array(length).fill('x')),
        )
        expect(fits).toEqual(at >= 1 && at <= size ? [consistencySpans(at, size).length] : [])
        const claim = { leaf: 'x', index: at, size, root: 'x' }
        const proves = upTo(8).filter((length) => isIncluded(blind, { ...claim, path: Array(length).fill('x') }))
        expect(proves).toEqual(at < size ? [inclusionSpans(at, [0, size]).length] : [])
      }
    }
  })

  it('a log of the same size with another digest, and a log of nothing', () => {
    const head = { size: 3, root: treeOf(leavesOf(3)).root() }
    expect(isConsistent(phone, head, head, [])).toBe(true)
    expect(isConsistent(phone, head, { ...head, root: flip(head.root) }, [])).toBe(false)
    expect(isConsistent(phone, head, head, [head.root])).toBe(false)
    expect(isConsistent(phone, { size: 0, root: published.emptyRoot }, head, [])).toBe(false)
    expect(isConsistent(phone, { ...head, size: 3 }, { ...head, size: 5 }, [])).toBe(false)
  })
})

describe('the digests', () => {
  it('are those of node:crypto, whatever the words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => {
        const text = words.toWellFormed()
        const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
        const expected = sha256(Buffer.concat([Buffer.from([0]), Buffer.from(text)]))
        expect(sha256Of(text)).toBe(sha256(Buffer.from(text)))
        expect([phone.ofLeaf(text), nodeHashing.ofLeaf(text)]).toEqual([expected, expected])
      }),
    )
  })

  it('verify the signatures of RFC 8032 and of node:crypto, and no others', () => {
    for (const { publicKey, message, signature } of published.signatures) {
      expect(isSignedBy(publicKey, textOf(message), signature)).toBe(true)
      expect(isSignedBy(publicKey, `${textOf(message)}.`, signature)).toBe(false)
      expect(isSignedBy(flip(publicKey), textOf(message), signature)).toBe(false)
    }
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    const key = hexOf(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32))
    const signature = hexOf(sign(null, Buffer.from('阳光账本'), privateKey))
    expect(isSignedBy(key, '阳光账本', signature)).toBe(true)
    for (const wrong of [flip(signature), '', signature.toUpperCase(), `zz${signature}`, `${signature}00`]) {
      expect(isSignedBy(key, '阳光账本', wrong)).toBe(false)
    }
    for (const wrong of ['', `zz${key}`, `${key}00`]) expect(isSignedBy(wrong, '阳光账本', signature)).toBe(false)
  })
})
