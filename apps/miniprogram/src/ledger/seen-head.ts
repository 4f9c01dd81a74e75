import { proveConsistency } from '@village-points/shared/ledger/contract.ts'
import { type Doubt, doubtGrowth, doubtHead } from '@village-points/shared/ledger/entry-proof.ts'
import { TreeHead } from '@village-points/shared/ledger/tree-head.ts'
import { useEffect, useMemo } from 'react'
import { useQuery } from '../platform/query'
import { useActingRole } from '../platform/session'
import { keep, readKept } from '../platform/storage'

/** What this phone found: nothing yet, no way to find out, all is well, or why not. */
export type Finding = 'checking' | 'unreachable' | 'sound' | Doubt

const keyOf = (villageId: string) => `tree-head:${villageId}`

/** The largest head of the village's log that this phone has checked. */
const readSeen = (villageId: string): TreeHead | undefined =>
  TreeHead.safeParse(readKept<unknown>(keyOf(villageId))).data

const inOrder = (seen: TreeHead, head: TreeHead): readonly [TreeHead, TreeHead] =>
  seen.treeSize > head.treeSize ? [head, seen] : [seen, head]

/** Asks for the proof between two heads of different size; any other pair needs none. */
const useGrowth = (pair: readonly [TreeHead, TreeHead] | undefined) => {
  const [from = 1, treeSize = 1] = pair?.map((one) => one.treeSize) ?? []
  const isAsked = from < treeSize
  const growth = useQuery(proveConsistency, { params: { treeSize }, query: { from } }, { isReady: isAsked })
  return isAsked ? growth : undefined
}

/** Checks a head's signature and that its log continues what this phone saw before; then remembers it. */
export const useHeadCheck = (head: TreeHead | undefined): Finding => {
  const villageId = useActingRole()?.villageId
  const seen = useMemo(() => (head ? readSeen(head.villageId) : undefined), [head])
  const pair = useMemo(() => (seen && head ? inOrder(seen, head) : undefined), [seen, head])
  const growth = useGrowth(pair)
  const path = growth ? growth.data?.path : undefined
  const problem = growth?.error?.code
  const finding = useMemo((): Finding => {
    if (!head) return 'checking'
    const unsigned = doubtHead(head)
    if (unsigned) return unsigned
    if (head.villageId !== villageId) return 'log_rewritten'
    if (!pair) return 'sound'
    if (path || pair[0].treeSize === pair[1].treeSize) return doubtGrowth(pair[0], pair[1], path ?? []) ?? 'sound'
    if (!problem) return 'checking'
    return problem === 'ledger.tree_head_not_found' ? 'log_rewritten' : 'unreachable'
  }, [head, villageId, pair, path, problem])
  useEffect(() => {
    if (finding !== 'sound' || !head) return
    const known = readSeen(head.villageId)
    if (!known || known.treeSize < head.treeSize) keep(keyOf(head.villageId), head)
  }, [finding, head])
  return finding
}
