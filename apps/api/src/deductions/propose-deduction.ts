import type { proposeDeduction as endpoint } from '@village-points/shared/deductions/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { decideAmount } from '../declarations/index.ts'
import { requireHousehold } from '../households/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { requireRule } from '../rules/index.ts'
import { decideProposable } from './deduction.ts'
import { ceilingDetails } from './limit.ts'
import { move, requireCaseToAct, requireState } from './moving.ts'
import { toDeduction } from './presenting.ts'
import { roomFor } from './taking.ts'

/** What the ceilings leave is all that is ever proposed; they are looked at again when it is taken. */
export const proposeDeduction = async (work: Work, { params, body }: ParsedInput<typeof endpoint>) => {
  const row = await requireCaseToAct(work, params.deductionId)
  requireState(row, 'propose')
  const today = villageDayOf(work.now)
  decideProposable(row, today)
  const { rule } = await requireRule(work, row.ruleId)
  const { hundredths } = decideAmount(rule, body)
  const { householdId, left } = await roomFor(work, row, hundredths)
  if (left.full) {
    const { name } = await requireHousehold(work, householdId)
    refuse('deduction.ceiling_reached', ceilingDetails(left.full, name, row.ruleTitle))
  }
  const proposed = { hundredths: left.hundredths, proposedOn: today, proposedByUserId: work.actor.userId }
  return toDeduction(work, await move(work, row, 'propose', { words: body.words }, proposed))
}
