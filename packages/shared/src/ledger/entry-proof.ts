import { toHundredths } from '../platform/points.ts'
import type { EntryProof, EntryTrail } from './contract.ts'
import { hashings, isSignedBy } from './digest.ts'
import { type Digest, isConsistent, isIncluded, type TreeHashing } from './merkle-tree.ts'
import { readRecord, type TransferRecord } from './transfer-record.ts'
import { headText, type TreeHead } from './tree-head.ts'

/** Why an entry or a head does not check out; `undefined` in place of one means that it does. */
export type Doubt =
  /** The log's record says something else than the page shows. */
  | 'record_differs'
  /** The record is not at its place in the tree that the head speaks of. */
  | 'not_in_log'
  /** The head is not signed by the key it names, or in a way this phone does not know. */
  | 'not_signed'
  /** Signed by another key than the one this phone has seen before. */
  | 'key_changed'
  /** Today's log does not begin with the whole log that this phone has seen before. */
  | 'log_rewritten'

/** Whether the head is what its key signed. */
export const doubtHead = (head: TreeHead): Doubt | undefined => {
  const { signature, ...signed } = head
  const isKnown = head.signatureAlgorithm === 'Ed25519' && hashings[head.hashAlgorithm]
  return isKnown && isSignedBy(head.publicKey, headText(signed), signature) ? undefined : 'not_signed'
}

/** Whether a newer head continues the one seen before. `path` is the consistency proof between the two. */
export const doubtGrowth = (seen: TreeHead, newer: TreeHead, path: readonly Digest[]): Doubt | undefined => {
  if (seen.publicKey !== newer.publicKey) return 'key_changed'
  const hashing = hashings[newer.hashAlgorithm]
  if (!hashing || seen.villageId !== newer.villageId) return 'log_rewritten'
  return isConsistent(hashing, treeOf(seen), treeOf(newer), path) ? undefined : 'log_rewritten'
}

const treeOf = ({ treeSize, rootHash }: TreeHead) => ({ size: treeSize, root: rootHash })

/** The change that a record makes to one kind of a household's accounts, and the balance after it. */
const feltBy = ({ entries }: TransferRecord, kind: string, householdId: string) => {
  const own = entries.filter(({ accountId }) => `${accountId}:`.startsWith(`${kind}:${householdId}:`))
  return { amount: own.reduce((sum, { amount }) => sum + amount, 0), after: own[0]?.balanceAfter }
}

const saysTheSame = (record: TransferRecord, { entry, household, sequence }: ShownEntry): boolean => {
  const felt = (kind: string) => feltBy(record, `household_${kind}`, household.householdId)
  const available = felt('available')
  const after = entry.availableAfter
  return (
    record.transferId === entry.transferId &&
    record.sequence === sequence &&
    record.kind === entry.kind &&
    record.title === entry.title &&
    record.deedOn === entry.deedOn &&
    record.recordedAt === entry.recordedAt &&
    available.amount === toHundredths(entry.availablePoints) &&
    felt('held').amount === toHundredths(entry.heldPoints) &&
    felt('conduct').amount === toHundredths(entry.conductPoints) &&
    (after === undefined ? available.after === undefined : available.after === toHundredths(after))
  )
}

/** What the page shows of an entry and the log must say too. */
export type ShownEntry = Pick<EntryTrail, 'entry' | 'household' | 'sequence'>

/** Whether what is shown is what the log recorded, and the record is in the signed log. */
export const doubtEntry = (
  shown: ShownEntry,
  record: string,
  { path, head }: NonNullable<EntryProof['inclusion']>,
): Doubt | undefined => {
  const recorded = readRecord(record)
  if (!recorded || recorded.villageId !== head.villageId || !saysTheSame(recorded, shown)) return 'record_differs'
  const unsigned = doubtHead(head)
  if (unsigned) return unsigned
  const hashing = hashings[head.hashAlgorithm] as TreeHashing
  const place = { index: recorded.sequence - 1, size: head.treeSize, root: head.rootHash }
  return isIncluded(hashing, { ...place, leaf: hashing.ofLeaf(record), path }) ? undefined : 'not_in_log'
}
