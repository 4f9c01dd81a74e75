import {
  type DeductionAction,
  type DeductionState,
  stateNames,
  transitions,
} from '@village-points/shared/deductions/contract.ts'
import { keepPhotosFor } from '../declarations/index.ts'
import { heirOf, requireHousehold } from '../households/index.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { kinOf } from '../review/index.ts'
import { type Case, maySee, requireMayAct, requireMayAnswer } from './policy.ts'
import { advance, type DeductionRow, findDeduction } from './repository.ts'
import { addStep } from './step-repository.ts'
import { tellHousehold } from './telling.ts'

/** A row with who answers for it. */
export interface KnownCase extends Case {
  readonly row: DeductionRow
}

export const caseOf = async (work: Work, row: DeductionRow): Promise<KnownCase> => ({
  row,
  state: row.state,
  household: await requireHousehold(work, row.householdId),
  heirId: await heirOf(work, row.householdId),
})

/** A case that this person may see; refuses deduction.not_found. */
export const requireCase = async (work: Work, deductionId: string): Promise<KnownCase> => {
  const row = (await findDeduction(work, deductionId)) ?? refuse('deduction.not_found')
  const known = await caseOf(work, row)
  return maySee(work.actor, known) ? known : refuse('deduction.not_found')
}

const isKinOf = async (work: Work, ...householdIds: readonly string[]): Promise<boolean> =>
  (await kinOf(work, { userId: work.actor.userId, householdIds })).length > 0

/** Refuses whoever may not act for the village on this household. */
export const requireActing = async (work: Work, one: Omit<Case, 'state'>): Promise<void> =>
  requireMayAct(work.actor, one, await isKinOf(work, one.heirId, one.household.householdId))

/** A case on which this person may act for the village. */
export const requireCaseToAct = async (work: Work, deductionId: string): Promise<DeductionRow> => {
  const known = await requireCase(work, deductionId)
  await requireActing(work, known)
  return known.row
}

/** A case that this person may answer, for the own household or, on paper, for another. */
export const requireCaseToAnswer = async (work: Work, deductionId: string): Promise<DeductionRow> => {
  const known = await requireCase(work, deductionId)
  requireMayAnswer(work.actor, known)
  return known.row
}

/** What is told of a step. */
export interface Telling {
  readonly words?: string | undefined
  readonly photoIds?: readonly string[] | undefined
}

/** Moves a case on and writes the step; refuses deduction.state_changed when it stands elsewhere. */
export const move = async (
  work: Work,
  row: DeductionRow,
  action: DeductionAction,
  { words, photoIds = [] }: Telling,
  change: Partial<DeductionRow> = {},
): Promise<DeductionRow> => {
  const { deductionId, ruleTitle } = row
  const { from, to } = transitions[action]
  const moved = await advance(work, deductionId, from, { ...change, state: to })
  if (!moved) {
    const now = (await findDeduction(work, deductionId)) ?? row
    return refuse('deduction.state_changed', { title: ruleTitle, state: stateNames[now.state as DeductionState] })
  }
  await keepPhotosFor(work, photoIds, deductionId)
  await addStep(work, deductionId, action, { words, photoIds })
  await tellHousehold(work, action, moved, words)
  return moved
}

/** Refuses what an action cannot do from here before anything is written. */
export const requireState = (row: DeductionRow, ...actions: readonly DeductionAction[]): DeductionAction => {
  const state = row.state as DeductionState
  return (
    actions.find((action) => transitions[action].from.includes(state)) ??
    refuse('deduction.state_changed', { title: row.ruleTitle, state: stateNames[state] })
  )
}
