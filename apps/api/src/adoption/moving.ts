import { type Draft, type DraftAction, nextState, stateNames } from '@village-points/shared/adoption/contract.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { maySeeDraft } from './policy.ts'
import { toDraft } from './presenting.ts'
import { type DraftRow, findDraft, insertStep, updateDraft } from './repository.ts'
import { tellOfStep } from './telling.ts'

/** Refuses adoption.draft_not_found, also to whom the draft is not shown yet. */
export const requireDraft = async (work: Work, draftId: string): Promise<DraftRow> => {
  const row = await findDraft(work, draftId)
  return row && maySeeDraft(work.actor, row.state) ? row : refuse('adoption.draft_not_found')
}

/** A draft as somebody saw it who wants to act on it; refuses what `moving` of the contract lists. */
export const requireToMove = async (
  work: Work,
  draftId: string,
  action: DraftAction,
  seenRevision: number,
): Promise<DraftRow> => {
  const row = await requireDraft(work, draftId)
  if (nextState(row.state, action) === undefined) refuseState(row)
  if (row.revision !== seenRevision) refuse('adoption.changed_meanwhile')
  return row
}

/** Refuses the clauses of a draft that is out of the writers' hands. */
export const requireToWrite = async (work: Work, draftId: string): Promise<DraftRow> => {
  const row = await requireDraft(work, draftId)
  return row.state === 'drafted' ? row : refuseState(row)
}

export const refuseState = ({ title, state }: DraftRow): never =>
  refuse('adoption.state_changed', { title, state: stateNames[state] })

/** Takes a draft along its machine, with a step that says who and why. */
export const moveDraft = async (
  work: Work,
  row: DraftRow,
  action: DraftAction,
  words: string,
  change: Parameters<typeof updateDraft>[2] = {},
): Promise<Draft> => {
  const state = nextState(row.state, action) ?? refuseState(row)
  if (!(await updateDraft(work, row, { ...change, state }))) refuse('adoption.changed_meanwhile')
  await insertStep(work, row.draftId, action, words)
  const draft = await showDraft(work, row.draftId)
  await tellOfStep(work, action, draft, words)
  return draft
}

export const showDraft = async (work: Work, draftId: string): Promise<Draft> =>
  toDraft(work, (await findDraft(work, draftId)) ?? refuse('adoption.draft_not_found'))
