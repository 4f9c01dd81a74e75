import type { proveConsistency as endpoint } from '@village-points/shared/ledger/contract.ts'
import { consistencySpans } from '@village-points/shared/ledger/merkle-tree.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { toTreeHead } from './sealing.ts'
import { rootsOf, treeHeadsOfSizes } from './tree-repository.ts'

/** That the log of one head begins with the whole log of an earlier one. */
export const proveConsistency = async (work: Work, { params, query }: ParsedInput<typeof endpoint>) => {
  const rows = await treeHeadsOfSizes(work, [params.treeSize, query.from])
  const [later, earlier] = [params.treeSize, query.from].map((size) => rows.find(({ treeSize }) => treeSize === size))
  if (!later || !earlier || earlier.treeSize > later.treeSize) return refuse('ledger.tree_head_not_found')
  const path = [...(await rootsOf(work, consistencySpans(earlier.treeSize, later.treeSize)))]
  return { earlier: toTreeHead(earlier), later: toTreeHead(later), path }
}
