import type { recordReplacement as endpoint } from '@village-points/shared/objections/contract.ts'
import { findDeclarations } from '../declarations/index.ts'
import { heirOf } from '../households/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { requireObjection } from './finding.ts'
import { toObjection } from './presenting.ts'
import { answersTo, findObjection, setReplacement } from './repository.ts'

/** What is due was recorded like any deed, with its caps and its procedure; here it is only named. */
export const recordReplacement = async (work: Work, { params, body }: ParsedInput<typeof endpoint>) => {
  const row = await requireObjection(work, params.objectionId)
  if (!row.isNewAwardDue || row.replacedById) refuse('objection.no_award_due')
  const [declaration] = await findDeclarations(work, [body.declarationId])
  if (!declaration) return refuse('declaration.not_found')
  const answeredAt = (await answersTo(work, [row.objectionId])).at(-1)?.answeredAt
  const isSameHousehold = (await heirOf(work, declaration.householdId)) === (await heirOf(work, row.householdId))
  const isLater = answeredAt !== undefined && declaration.recordedAt >= answeredAt
  const hasFailed = ['rejected', 'withdrawn', 'reversed'].includes(declaration.state)
  if (!isSameHousehold || !isLater || hasFailed) refuse('objection.not_a_replacement')
  if (!(await setReplacement(work, row.objectionId, body.declarationId))) refuse('objection.no_award_due')
  return toObjection(work, (await findObjection(work, row.objectionId))!)
}
