import type { decideDeductionObjection as endpoint } from '@village-points/shared/deductions/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { move, requireCaseToAct, requireState } from './moving.ts'
import { toDeduction } from './presenting.ts'
import type { DeductionRow } from './repository.ts'
import { returnPoints } from './taking.ts'

/** Dismissed, it goes on from where it stood; upheld, nothing is taken, or what was taken is given back. */
export const decideDeductionObjection = async (work: Work, { params, body }: ParsedInput<typeof endpoint>) => {
  const row = await requireCaseToAct(work, params.deductionId)
  return toDeduction(work, await decide(work, row, body))
}

const decide = async (
  work: Work,
  row: DeductionRow,
  { isUpheld, words }: ParsedInput<typeof endpoint>['body'],
): Promise<DeductionRow> => {
  const dismissed = requireState(row, 'release', 'keep')
  if (!isUpheld) return move(work, row, dismissed, { words })
  if (dismissed === 'release') return move(work, row, 'drop', { words })
  const reversed = await move(work, row, 'reverse', { words })
  await returnPoints(work, row, 'reversal', words)
  return reversed
}
