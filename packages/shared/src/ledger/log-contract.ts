import { z } from 'zod'
import { householdsErrors } from '../households/contract.ts'
import { endpoint } from '../platform/endpoint.ts'
import type { ErrorTable } from '../platform/errors.ts'
import { Id, PageQuery, page } from '../platform/page.ts'
import { Digest, TreeHead, TreeSize } from './tree-head.ts'

// 阳光账本: the part of the ledger's contract by which anybody's phone checks the log.

/** What a phone needs to check by itself that an entry is in the village's log. */
export const EntryProof = z.object({
  /** The canonical text of the transfer: its leaf is H(0x00 ‖ these bytes). */
  record: z.string(),
  /** Absent while no signed head covers the entry yet; one is being made, so ask again in a moment. */
  inclusion: z.object({ leafIndex: z.int().min(0), path: z.array(Digest), head: TreeHead }).optional(),
})
export type EntryProof = z.infer<typeof EntryProof>

export const logErrors = {
  'ledger.entry_not_found': { status: 404, message: '没有找到这一笔,请返回刷新。' },
  'ledger.tree_head_not_found': { status: 404, message: '阳光账本里没有这个摘要,请打村里电话核对。' },
} as const satisfies ErrorTable

export const proveEntry = endpoint({
  name: 'prove-entry',
  method: 'GET',
  path: '/ledger/households/:householdId/entries/:transferId/proof',
  summary: 'The record of this entry and its path to the latest signed head of the log.',
  permission: 'ledger.read_household',
  params: z.object({ householdId: Id, transferId: Id }),
  response: EntryProof,
  errors: {
    'household.not_found': householdsErrors['household.not_found'],
    'ledger.entry_not_found': logErrors['ledger.entry_not_found'],
  },
})

export const listTreeHeads = endpoint({
  name: 'list-tree-heads',
  method: 'GET',
  path: '/ledger/tree-heads',
  summary: 'The last signed head of each day, the latest first.',
  permission: 'ledger.read_village',
  query: PageQuery,
  response: page(TreeHead),
  errors: {},
})

export const proveConsistency = endpoint({
  name: 'prove-consistency',
  method: 'GET',
  path: '/ledger/tree-heads/:treeSize/consistency',
  summary: 'The proof that the log with this head begins with the whole log of an earlier one.',
  permission: 'ledger.read_village',
  params: z.object({ treeSize: TreeSize }),
  query: z.object({ from: TreeSize }),
  response: z.object({ earlier: TreeHead, later: TreeHead, path: z.array(Digest) }),
  errors: { 'ledger.tree_head_not_found': logErrors['ledger.tree_head_not_found'] },
})
