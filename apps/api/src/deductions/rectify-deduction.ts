import type { rectifyDeduction as endpoint } from '@village-points/shared/deductions/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { decideRepairable } from './deduction.ts'
import { move, requireCaseToAnswer, requireState } from './moving.ts'
import { toDeduction } from './presenting.ts'

/** 已整改: late is still welcome as long as nothing was proposed. */
export const rectifyDeduction = async (work: Work, { params, body }: ParsedInput<typeof endpoint>) => {
  const row = await requireCaseToAnswer(work, params.deductionId)
  const action = requireState(row, 'rectify', 'amend')
  decideRepairable(row, villageDayOf(work.now))
  return toDeduction(work, await move(work, row, action, body))
}
