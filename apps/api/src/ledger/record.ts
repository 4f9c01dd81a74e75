import type { Digest } from '@village-points/shared/ledger/merkle-tree.ts'
import { recordText } from '@village-points/shared/ledger/transfer-record.ts'
import { nodeHashing } from './node-hashing.ts'
import type { entries, transfers } from './tables.ts'

type TransferColumns = Omit<typeof transfers.$inferSelect, 'leafHash'>
type EntryColumns = Pick<typeof entries.$inferSelect, 'accountId' | 'amount' | 'asset' | 'balanceAfter'>

/** What a draft leaves out is empty, in its row as in its leaf. */
export const nothingElse = {
  householdId: null,
  memberId: null,
  rulebookId: null,
  ruleId: null,
  declarationId: null,
  redemptionId: null,
  importId: null,
  evidenceDigest: null,
  reversesTransferId: null,
  resolvesTransferId: null,
}

/** The canonical text of a transfer with its entries in the order of their lines: what the Merkle log keeps of it. */
export const textOf = (transfer: TransferColumns, lines: readonly EntryColumns[]): string =>
  recordText({
    ...transfer,
    format: 'village-points/transfer/1',
    recordedAt: transfer.recordedAt.toISOString(),
    entries: [...lines],
  })

/** The transfer's leaf in the log. */
export const leafOf = (transfer: TransferColumns, lines: readonly EntryColumns[]): Digest =>
  nodeHashing.ofLeaf(textOf(transfer, lines))
