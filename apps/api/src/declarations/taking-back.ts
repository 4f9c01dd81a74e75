import { transitions } from '@village-points/shared/declarations/contract.ts'
import { reverse } from '../ledger/index.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { releaseCaps } from './moving.ts'
import { advanceDeclarations, type DeclarationRow } from './repository.ts'
import { tellReversed } from './telling.ts'

/** The opposite entry, the caps given back, the declaration marked: the same for undo and for correction. */
export const takeBack = async (work: Work, declaration: DeclarationRow, reason: string): Promise<DeclarationRow> => {
  const { from, to } = transitions.reverse
  const [reversed] = await advanceDeclarations(work, [declaration.declarationId], from, { state: to })
  if (!reversed) return refuse('declaration.already_reversed')
  await reverse(work, { transferId: reversed.transferId!, reason })
  await releaseCaps(work, reversed)
  // What is undone within ten minutes was told to nobody yet.
  if (reason !== UNDO_REASON) await tellReversed(work, reversed, reason)
  return reversed
}

/** The reason that stands on the opposite entry of an undo. */
export const UNDO_REASON = '记错了,10 分钟内撤回'
