import { reverse } from '../ledger/index.ts'
import type { Work } from '../platform/work.ts'
import { requireRule } from '../rules/index.ts'
import { capUsesOf } from './cap.ts'
import { giveCapsBack } from './cap-repository.ts'
import { type DeclarationRow, setDeclarationState } from './repository.ts'

/** The opposite entry, the caps given back, the declaration marked: the same for undo and for correction. */
export const takeBack = async (work: Work, declaration: DeclarationRow, reason: string): Promise<DeclarationRow> => {
  await reverse(work, { transferId: declaration.transferId, reason })
  const { rule } = await requireRule(work, declaration.ruleId)
  const uses = capUsesOf(rule.caps, declaration.deedOn, declaration.hundredths)
  await giveCapsBack(work, declaration.householdId, declaration.originId, uses)
  await setDeclarationState(work, declaration.declarationId, 'reversed')
  return { ...declaration, state: 'reversed' }
}

/** The reason that stands on the opposite entry of an undo. */
export const UNDO_REASON = '记错了,10 分钟内撤回'
