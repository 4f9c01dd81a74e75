import type { readDeductionPhoto as endpoint } from '@village-points/shared/deductions/contract.ts'
import { photoShowing } from '../declarations/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { caseOf } from './moving.ts'
import { maySee } from './policy.ts'
import { findDeduction } from './repository.ts'
import { readPanelOn } from './voting.ts'

/** For those who may see the case, and for the panel as long as it has to decide. */
export const readDeductionPhoto = async (work: Work, { params, query }: ParsedInput<typeof endpoint>) => {
  const row = (await findDeduction(work, params.deductionId)) ?? refuse('deduction.not_found')
  const isSeated = async () => row.state === 'heard' && (await readPanelOn(work, row))?.seated.has(work.actor.userId)
  if (!maySee(work.actor, await caseOf(work, row)) && !(await isSeated())) refuse('deduction.not_found')
  return photoShowing(work, row.deductionId, { photoId: params.photoId, size: query.size })
}
