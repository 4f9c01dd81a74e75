import type { EntryProof, proveEntry as endpoint } from '@village-points/shared/ledger/contract.ts'
import { inclusionSpans } from '@village-points/shared/ledger/merkle-tree.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { requireReadableHousehold } from './read-household-account.ts'
import { entriesOf, findTransfer } from './reading-repository.ts'
import { textOf } from './record.ts'
import { toTreeHead } from './sealing.ts'
import { statementRowOf } from './statement-repository.ts'
import { latestTreeHead, rootsOf } from './tree-repository.ts'

/** The record of one line as it stands now, and its path to the latest signed head. */
export const proveEntry = async (work: Work, { params }: ParsedInput<typeof endpoint>): Promise<EntryProof> => {
  const { householdId, transferId } = params
  await requireReadableHousehold(work, householdId)
  const row = await statementRowOf(work, householdId, transferId)
  const transfer = await findTransfer(work, transferId)
  if (!row || !transfer) return refuse('ledger.entry_not_found')
  const record = textOf(transfer, await entriesOf(work, transfer.sequence))
  const head = await latestTreeHead(work)
  if (!head || head.treeSize < transfer.sequence) return { record }
  const leafIndex = transfer.sequence - 1
  const path = [...(await rootsOf(work, inclusionSpans(leafIndex, [0, head.treeSize])))]
  return { record, inclusion: { leafIndex, path, head: toTreeHead(head) } }
}
