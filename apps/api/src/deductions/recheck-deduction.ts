import { type recheckDeduction as endpoint, USUAL_FIX_DAYS } from '@village-points/shared/deductions/contract.ts'
import { addDays, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { decideFixBy, decideRepairable } from './deduction.ts'
import { move, requireCaseToAct, requireState } from './moving.ts'
import { toDeduction } from './presenting.ts'
import type { DeductionRow } from './repository.ts'
import { returnPoints } from './taking.ts'

type Body = ParsedInput<typeof endpoint>['body']

/** What was found on the spot. Not put right before a deduction: a few more days, or somebody proposes one. */
export const recheckDeduction = async (work: Work, { params, body }: ParsedInput<typeof endpoint>) => {
  const row = await requireCaseToAct(work, params.deductionId)
  return toDeduction(work, await recheck(work, row, body))
}

const recheck = async (work: Work, row: DeductionRow, { finding, fixBy, ...told }: Body): Promise<DeductionRow> => {
  const today = villageDayOf(work.now)
  if (finding === 'more_time') {
    requireState(row, 'extend')
    const until = fixBy ?? addDays(today, USUAL_FIX_DAYS)
    decideFixBy(until, today)
    return move(work, row, 'extend', told, { fixBy: until })
  }
  if (finding === 'not_fixed') return move(work, row, 'refuse_repair', told)
  const action = requireState(row, 'close', 'repair')
  if (action === 'close') return move(work, row, 'close', told)
  decideRepairable(row, today)
  const repaired = await move(work, row, 'repair', told)
  await returnPoints(work, row, 'repair', told.words)
  return repaired
}
