import { removeHousehold } from '../../households/index.ts'
import { hasVillagers } from '../../identity/index.ts'
import { hasTransfers } from '../../ledger/index.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'

/** Removes a household that an import added; refuses import.undo_blocked once points or people hang on it. */
export const takeAwayHousehold = async (work: Work, householdId: string, name: string): Promise<void> => {
  if (await hasTransfers(work, { householdId })) {
    refuse('import.undo_blocked', { reason: `${name}已经有积分记录,账不能删` })
  }
  if (await hasVillagers(work.tx, work.villageId, householdId)) {
    refuse('import.undo_blocked', { reason: `${name}已经有人登录绑定了` })
  }
  await removeHousehold(work, householdId)
}
