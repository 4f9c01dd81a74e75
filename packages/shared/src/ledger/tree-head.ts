import { z } from 'zod'
import { Id } from '../platform/page.ts'
import { Instant, VillageDay } from '../platform/village-day.ts'

/** A SHA-256 digest as it travels and as it is printed: lower-case hex. */
export const Digest = z.string().regex(/^[0-9a-f]{64}$/, '摘要不对')

/** How many transfers a log holds. */
export const TreeSize = z.coerce
  .number()
  .int()
  .min(1, '笔数不对')
  .max(2 ** 40, '笔数不对')

/** What a village's log was at one moment, signed: so many transfers, and the one digest that stands for them all. */
export const TreeHead = z.object({
  villageId: Id,
  treeSize: z.int().min(1),
  rootHash: Digest,
  /** Named with each head, so that SM3 can follow without breaking older heads. */
  hashAlgorithm: z.string(),
  /** The village day that this head speaks of: the day just closed, or today. */
  onDay: VillageDay,
  madeAt: Instant,
  signatureAlgorithm: z.string(),
  /** Hex of the raw key: the same for years, printed on the board beside the digest. */
  publicKey: Digest,
  /** Hex, over the canonical text of everything above. */
  signature: z.string().regex(/^[0-9a-f]{128}$/, '签名不对'),
})
export type TreeHead = z.infer<typeof TreeHead>

/** What is signed: RFC 8785 text (members sorted by name, no spaces) of the head without its signature. */
export const headText = (head: Omit<TreeHead, 'signature'>): string =>
  JSON.stringify({
    format: 'village-points/tree-head/1',
    hashAlgorithm: head.hashAlgorithm,
    madeAt: head.madeAt,
    onDay: head.onDay,
    publicKey: head.publicKey,
    rootHash: head.rootHash,
    signatureAlgorithm: head.signatureAlgorithm,
    treeSize: head.treeSize,
    villageId: head.villageId,
  })
