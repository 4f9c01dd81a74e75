import { actionNames } from '@village-points/shared/deductions/contract.ts'
import type { TrailSource } from '../ledger/index.ts'
import { caseOf } from './moving.ts'
import { maySee } from './policy.ts'
import { toStep } from './presenting.ts'
import { findDeduction } from './repository.ts'
import { stepsOf } from './step-repository.ts'

/** Steps that are the panel's, the calendar's, or of somebody who need not be named. */
const nameless = new Set(['publicize', 'deduct', 'freeze', 'dispute'])

/** From the first reminder to the points given back: a deduction rests on its case as an award does on its declaration. */
export const trailOfDeduction: TrailSource = async (work, { declarationId }) => {
  const row = await findDeduction(work, declarationId)
  if (!row || !maySee(work.actor, await caseOf(work, row))) return {}
  const steps = await stepsOf(work, [row.deductionId])
  return {
    way: steps.map(toStep).map(({ action, at, actorName, roleName, words }) => ({
      at,
      title: nameless.has(action) ? actionNames[action] : `${actorName}(${roleName}):${actionNames[action]}`,
      detail: words && `“${words}”`,
    })),
  }
}
