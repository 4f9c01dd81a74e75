import {
  type AwardBatch,
  type Declaration,
  undoAward,
  undoAwardBatch,
} from '@village-points/shared/declarations/contract.ts'
import { CallError } from '../platform/call-error'
import { refresh, write } from '../platform/write'
import { dropUndo, notify, notifyTrouble } from '../ui/notices'

/** Takes back and says what came of it: the notice it is called from may stand on any page by then. */
const takeBack = async (undo: () => Promise<unknown>, done: string, again: () => unknown): Promise<boolean> => {
  try {
    await undo()
    refresh()
    dropUndo()
    notify(done)
    return true
  } catch (failure) {
    if (!(failure instanceof CallError)) throw failure
    notifyTrouble(failure.message)
    // A lost answer is no answer: the offer stays.
    if (failure.isPassing) notify('还没有撤回,有网后再点一次', again)
    return false
  }
}

/** Takes one award back within the ten minutes. */
export const undoOne = (declaration: Declaration): Promise<boolean> => {
  const { declarationId, household, ruleTitle } = declaration
  return takeBack(
    () => write(undoAward, { params: { declarationId }, body: {} }),
    `已撤回${household.name}的“${ruleTitle}”`,
    () => undoOne(declaration),
  )
}

/** Takes a whole batch back within the ten minutes. */
export const undoBatch = (batch: AwardBatch): Promise<boolean> => {
  const { awardBatchId, householdCount, ruleTitle } = batch
  return takeBack(
    () => write(undoAwardBatch, { params: { awardBatchId }, body: {} }),
    `已撤回 ${householdCount} 户的“${ruleTitle}”`,
    () => undoBatch(batch),
  )
}
