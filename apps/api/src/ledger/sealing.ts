import type { Span } from '@village-points/shared/ledger/merkle-tree.ts'
import { headText, type TreeHead } from '@village-points/shared/ledger/tree-head.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { Background } from '../platform/http/route.ts'
import { systemActor, type Work } from '../platform/work.ts'
import { openSigningKey, type SigningKey } from './signing-key.ts'
import {
  keepSubtrees,
  latestTreeHead,
  rootsOf,
  saveTreeHead,
  sealedTransfers,
  type TreeHeadRow,
} from './tree-repository.ts'

export const toTreeHead = (row: TreeHeadRow): TreeHead => ({ ...row, madeAt: row.madeAt.toISOString() })

/**
 * Takes every transfer into the log and signs what it is now. Nothing happens when the latest head covers them all, so
 * it may be called as often as somebody asks; a long backlog is taken in by turns.
 */
export const sealLog = async (background: Background, villageId: string, onDay?: string): Promise<void> => {
  const { store, now, log, ledgerKeyFile } = background
  const key = openSigningKey(ledgerKeyFile)
  for (let hasMore = true; hasMore; ) {
    hasMore = await store.write(async (tx) => {
      const work = { tx, villageId, actor: systemActor, now: now() }
      await tx.lock(`ledger-tree:${villageId}`)
      if (await keepSubtrees(work)) return true
      const replaced = await makeTreeHead(work, key, onDay ?? villageDayOf(work.now))
      if (replaced)
        log.warn({ villageId, replaced }, 'the log is signed by another key than before: phones will ask why')
      return false
    })
  }
}

/** Returns the key that signed before, when it was another. */
const makeTreeHead = async (work: Work, key: SigningKey, onDay: string): Promise<string | undefined> => {
  const size = await sealedTransfers(work)
  const latest = await latestTreeHead(work)
  if (size === (latest?.treeSize ?? 0)) return undefined
  const whole: Span = [0, size]
  const [rootHash = ''] = await rootsOf(work, [whole])
  const head = {
    villageId: work.villageId,
    treeSize: size,
    rootHash,
    hashAlgorithm: 'SHA-256',
    onDay,
    madeAt: work.now.toISOString(),
    signatureAlgorithm: key.algorithm,
    publicKey: key.publicKey,
  }
  await saveTreeHead(work, { ...head, madeAt: work.now, signature: key.sign(headText(head)) })
  return latest && latest.publicKey !== key.publicKey ? latest.publicKey : undefined
}
