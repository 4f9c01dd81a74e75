import type { undoAward as endpoint } from '@village-points/shared/declarations/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { decideUndo } from './declaration.ts'
import { toDeclaration } from './presenting.ts'
import { findDeclaration } from './repository.ts'
import { takeBack, UNDO_REASON } from './taking-back.ts'

export const undoAward = async (work: Work, { params }: ParsedInput<typeof endpoint>) => {
  const declaration = (await findDeclaration(work, params.declarationId)) ?? refuse('declaration.not_found')
  decideUndo(declaration, work.actor.userId, work.now)
  return toDeclaration(work, await takeBack(work, declaration, UNDO_REASON))
}
