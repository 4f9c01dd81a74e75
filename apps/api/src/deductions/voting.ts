import type { DeductionVote } from '@village-points/shared/deductions/contract.ts'
import { outcomeOf } from '@village-points/shared/review/contract.ts'
import { heirOf } from '../households/index.ts'
import type { Work } from '../platform/work.ts'
import { seatsFor } from '../review/index.ts'
import type { DeductionRow } from './repository.ts'
import { type StepRow, stepsOf, type VoteRow, votesOn } from './step-repository.ts'

/** The panel of this moment on one case. Whoever acted on the case does not vote on it. */
export const panelOn = async (work: Work, row: DeductionRow, steps: readonly StepRow[], votes: readonly VoteRow[]) => {
  const acted = steps.filter(({ actorRole }) => actorRole !== 'villager').map(({ actorUserId }) => actorUserId)
  const matter = {
    declarationId: row.deductionId,
    householdId: await heirOf(work, row.householdId),
    submittedByUserId: row.proposedByUserId ?? '',
    screenedByUserIds: acted,
  }
  const panel = await seatsFor(work, matter, row.seed ?? '')
  if (!panel) return undefined
  const filled = panel.seats.filter(({ seatedUserId }) => seatedUserId !== null)
  const seated = new Set(filled.map(({ seatedUserId }) => seatedUserId))
  // Only those who sit now count: a panel that was chosen anew says it anew.
  const cast = votes.filter((one) => one.deductionId === row.deductionId && seated.has(one.userId))
  const outcome = outcomeOf(
    filled.length,
    panel.quorum,
    cast.map(({ vote }) => vote as DeductionVote),
  )
  return { ...panel, filled, seated, cast, outcome }
}

/** The panel on one case, with all that it takes to know. */
export const readPanelOn = async (work: Work, row: DeductionRow) =>
  panelOn(work, row, await stepsOf(work, [row.deductionId]), await votesOn(work, [row.deductionId]))
