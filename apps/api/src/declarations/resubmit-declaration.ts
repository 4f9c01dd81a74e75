import type { resubmitDeclaration as endpoint } from '@village-points/shared/declarations/contract.ts'
import { requireHousehold } from '../households/index.ts'
import { tell } from '../messages/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { noteLikenesses } from './comparing-photos.ts'
import { moveDeclarations } from './moving.ts'
import { toDeclaration } from './presenting.ts'
import { setEvidence } from './step-repository.ts'
import { promiseFor, requireEvidence, requireOwnDeclaration } from './submitting.ts'

export const resubmitDeclaration = async (work: Work, { params, body }: ParsedInput<typeof endpoint>) => {
  const row = await requireOwnDeclaration(work, params.declarationId)
  await requireEvidence(work, row.ruleId, body.photoIds, row.declarationId)
  const dueOn = await promiseFor(work, row)
  const [moved] = await moveDeclarations(work, 'resubmit', [params], { dueOn, note: body.note })
  await setEvidence(work, params.declarationId, body.photoIds)
  await noteLikenesses(work, body.photoIds)
  const { villagersGroupId } = await requireHousehold(work, row.householdId)
  await tell(work, { kind: 'screening_due', villagersGroupId, words: {} })
  return toDeclaration(work, moved!)
}
