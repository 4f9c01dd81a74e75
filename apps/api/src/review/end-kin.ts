import type { endKin as endpoint } from '@village-points/shared/review/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { listKin } from './list-kin.ts'
import { endKinRow } from './repository.ts'

export const endKin = async (work: Work, { params }: ParsedInput<typeof endpoint>) => {
  const only = work.actor.role === 'committee' ? undefined : work.actor.userId
  if (!(await endKinRow(work, params.kinId, only))) refuse('review.kin_unknown')
  return listKin(work)
}
