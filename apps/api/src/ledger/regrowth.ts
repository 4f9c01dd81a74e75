import { createPublicKey, verify } from 'node:crypto'
import type { Digest } from '@village-points/shared/ledger/merkle-tree.ts'
import { headText } from '@village-points/shared/ledger/tree-head.ts'
import { type Fault, sameAs } from '../platform/walk.ts'
import { nodeHashing } from './node-hashing.ts'
import { leafOf } from './record.ts'
import { joined, KEPT_LEVEL, type Subtree } from './subtree.ts'
import type { entries, transfers, treeHeads } from './tables.ts'

type Head = typeof treeHeads.$inferSelect

/** The Merkle log grown anew, leaf by leaf. It keeps one digest per level, however long the log is. */
export class Regrowth {
  /** Complete subtrees that wait for their right neighbour, by level. */
  readonly #waiting: (Digest | undefined)[] = []
  #hasLeaves = false
  size = 0

  #root(): Digest {
    return joined(nodeHashing, this.#waiting.filter((digest) => digest !== undefined).reverse())
  }

  /** Takes the next transfer; `completed` gets the kept subtrees that it completes. */
  *take(
    transfer: typeof transfers.$inferSelect,
    lines: readonly (typeof entries.$inferSelect)[],
    completed: (Subtree & { digest: Digest })[],
  ): Generator<Fault> {
    const leafHash = leafOf(transfer, lines)
    // Transfers older than the log have no leaf in their row; none of them follows one that has.
    if (transfer.leafHash !== '' || this.#hasLeaves) {
      yield* sameAs(`第 ${transfer.sequence} 笔的内容和它的指纹不符(名目、时间、经手人等):它`, transfer, { leafHash })
    }
    this.#hasLeaves ||= transfer.leafHash !== ''
    this.size += 1
    let [level, digest] = [0, leafHash]
    for (; this.#waiting[level] !== undefined; level += 1) {
      digest = nodeHashing.ofNode(this.#waiting[level] as Digest, digest)
      this.#waiting[level] = undefined
      const position = this.size / 2 ** (level + 1) - 1
      if (level + 1 >= KEPT_LEVEL) completed.push({ level: level + 1, position, digest })
    }
    this.#waiting[level] = digest
  }

  /** A signed head that speaks of exactly what has been taken so far. */
  *compareHead(head: Head): Generator<Fault> {
    const place = `第 ${head.treeSize} 笔时签的账首`
    yield* sameAs(`${place},它`, head, { rootHash: this.#root(), hashAlgorithm: 'SHA-256' })
    if (!isSigned(head)) yield { place, expected: '签名对得上', found: '签名不对' }
  }
}

/** A kept subtree against the one grown anew. */
export function* nodeFaults({ level, position, digest }: Subtree & { digest: Digest }, kept: Digest): Generator<Fault> {
  yield* sameAs(`指纹树第 ${level} 层第 ${position + 1} 个,它`, { digest: kept }, { digest })
}

const isSigned = (head: Head): boolean => {
  try {
    const x = Buffer.from(head.publicKey, 'hex').toString('base64url')
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
    const text = headText({ ...head, madeAt: head.madeAt.toISOString() })
    return verify(null, Buffer.from(text), key, Buffer.from(head.signature, 'hex'))
  } catch {
    return false
  }
}
