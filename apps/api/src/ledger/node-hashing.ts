import { hash } from 'node:crypto'
import type { TreeHashing } from '@village-points/shared/ledger/merkle-tree.ts'

/** SHA-256 by the machine's own code: what the phone computes slowly, computed at every posting. */
export const nodeHashing: TreeHashing = {
  ofNothing: () => hash('sha256', '', 'hex'),
  ofLeaf: (text) => hash('sha256', `\u0000${text}`, 'hex'),
  ofNode: (left, right) => hash('sha256', Buffer.from(`01${left}${right}`, 'hex'), 'hex'),
}
