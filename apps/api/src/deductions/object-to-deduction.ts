import type { objectToDeduction as endpoint } from '@village-points/shared/deductions/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { decideObjectable } from './deduction.ts'
import { move, requireCaseToAnswer, requireState } from './moving.ts'
import { toDeduction } from './presenting.ts'

/** Before the points are taken it stops everything; afterwards the supervisors look whether it was right. */
export const objectToDeduction = async (work: Work, { params, body }: ParsedInput<typeof endpoint>) => {
  const row = await requireCaseToAnswer(work, params.deductionId)
  const action = requireState(row, 'freeze', 'dispute')
  decideObjectable(row, villageDayOf(work.now))
  return toDeduction(work, await move(work, row, action, body))
}
