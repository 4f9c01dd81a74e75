import type { undoAwardBatch as endpoint } from '@village-points/shared/declarations/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { decideUndo } from './declaration.ts'
import { toBatch } from './presenting.ts'
import { findBatch } from './repository.ts'
import { takeBackBatch } from './reverse-award-batch.ts'
import { UNDO_REASON } from './taking-back.ts'

export const undoAwardBatch = async (work: Work, { params }: ParsedInput<typeof endpoint>) => {
  const batch = (await findBatch(work, params.awardBatchId)) ?? refuse('declaration.not_found')
  decideUndo(batch, work.actor.userId, work.now)
  return toBatch(work, await takeBackBatch(work, batch, UNDO_REASON))
}
