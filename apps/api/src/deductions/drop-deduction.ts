import { type dropDeduction as endpoint, stateNames } from '@village-points/shared/deductions/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { move, requireCaseToAct } from './moving.ts'
import { toDeduction } from './presenting.ts'

/** What is objected to is the supervisors' to decide. */
export const dropDeduction = async (work: Work, { params, body }: ParsedInput<typeof endpoint>) => {
  const row = await requireCaseToAct(work, params.deductionId)
  if (row.state === 'frozen') {
    refuse('deduction.state_changed', { title: row.ruleTitle, state: stateNames.frozen })
  }
  return toDeduction(work, await move(work, row, 'drop', body))
}
