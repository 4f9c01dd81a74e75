import type { DeductionToVote } from '@village-points/shared/deductions/contract.ts'
import type { Work } from '../platform/work.ts'
import { toDeductions, toHearing } from './presenting.ts'
import { type DeductionRow, deductionsHeard } from './repository.ts'
import { stepsOf, votesOn } from './step-repository.ts'
import { panelOn } from './voting.ts'

/** A village has few of these at a time, so they come all at once. */
export const listDeductionsToVote = async (work: Work): Promise<{ rows: DeductionToVote[] }> => {
  const heard = await deductionsHeard(work)
  const ids = heard.map(({ deductionId }) => deductionId)
  const steps = await stepsOf(work, ids)
  const votes = await votesOn(work, ids)
  const mine: { row: DeductionRow; votesCast: number; seatCount: number }[] = []
  for (const row of heard) {
    const own = steps.filter(({ deductionId }) => deductionId === row.deductionId)
    const panel = await panelOn(work, row, own, votes)
    const hasVoted = panel?.cast.some(({ userId }) => userId === work.actor.userId)
    if (!panel?.seated.has(work.actor.userId) || hasVoted) continue
    mine.push({ row, votesCast: panel.cast.length, seatCount: panel.filled.length })
  }
  const shown = await toDeductions(
    work,
    mine.map(({ row }) => row),
  )
  return {
    rows: mine.map(({ row, votesCast, seatCount }, index) => ({
      ...shown[index]!,
      photoIds: steps.filter((step) => step.deductionId === row.deductionId).flatMap(({ photoIds }) => photoIds),
      hearing: toHearing(row),
      votesCast,
      seatCount,
    })),
  }
}
