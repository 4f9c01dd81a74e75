import type { RulebookDecision } from '@village-points/shared/imports/contract.ts'
import type { RuleInput } from '@village-points/shared/rules/contract.ts'
import { hasTransfers } from '../../ledger/index.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { adoptRulebook, removeRulebook } from '../../rules/index.ts'
import type { ImportChange } from '../change-repository.ts'

/** Records the version that the assembly adopted; refuses import.decision_needed and what the rules refuse. */
export const writeRulebook = async (
  work: Work,
  rules: readonly RuleInput[],
  decision: RulebookDecision | undefined,
): Promise<ImportChange[]> => {
  if (!decision) return refuse('import.decision_needed')
  const { rulebookId } = await adoptRulebook(work, { ...decision, rules: [...rules] })
  return [{ subject: 'rulebook', subjectId: rulebookId, change: 'added' }]
}

/** Takes the version back if nobody was awarded under it and no later one has come. */
export const takeBackRulebook = async (work: Work, changes: readonly ImportChange[]): Promise<void> => {
  for (const { subjectId } of changes) {
    if (await hasTransfers(work, { rulebookId: subjectId })) {
      refuse('import.undo_blocked', { reason: '已经按这版细则记过分了' })
    }
    if (!(await removeRulebook(work, subjectId))) refuse('import.undo_blocked', { reason: '后面又有了新的一版细则' })
  }
}
