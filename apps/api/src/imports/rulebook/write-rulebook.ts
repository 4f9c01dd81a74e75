import type { RulebookDecision } from '@village-points/shared/imports/contract.ts'
import type { RuleInput } from '@village-points/shared/rules/contract.ts'
import { beginDraft, takeBackUnseen } from '../../adoption/index.ts'
import { hasTransfers } from '../../ledger/index.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { adoptRulebook, removeRulebook } from '../../rules/index.ts'
import type { ImportChange } from '../change-repository.ts'

/**
 * Records the version that the assembly adopted on paper, or begins a draft of one that it has yet to adopt. Refuses
 * import.decision_needed, and what the rules and their adoption refuse.
 */
export const writeRulebook = async (
  work: Work,
  rules: readonly RuleInput[],
  { decision, draftTitle }: { decision?: RulebookDecision | undefined; draftTitle?: string | undefined },
): Promise<ImportChange[]> => {
  if (draftTitle !== undefined) {
    const draftId = await beginDraft(work, { title: draftTitle, source: 'import', rules })
    return [{ subject: 'draft', subjectId: draftId, change: 'added' }]
  }
  if (!decision) return refuse('import.decision_needed')
  const { rulebookId } = await adoptRulebook(work, { ...decision, rules: [...rules] })
  return [{ subject: 'rulebook', subjectId: rulebookId, change: 'added' }]
}

/** Takes the version back if nobody was awarded under it and no later one has come; a draft, if nobody has touched it. */
export const takeBackRulebook = async (work: Work, changes: readonly ImportChange[]): Promise<void> => {
  for (const { subject, subjectId } of changes) {
    if (subject === 'draft') {
      if (await takeBackUnseen(work, subjectId)) continue
      refuse('import.undo_blocked', { reason: '草稿已经有人改过,或者已经给大家看了' })
    }
    if (await hasTransfers(work, { rulebookId: subjectId })) {
      refuse('import.undo_blocked', { reason: '已经按这版细则记过分了' })
    }
    if (!(await removeRulebook(work, subjectId))) refuse('import.undo_blocked', { reason: '后面又有了新的一版细则' })
  }
}
