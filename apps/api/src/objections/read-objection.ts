import type { readObjection as endpoint } from '@village-points/shared/objections/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { requireObjection } from './finding.ts'
import { toObjection } from './presenting.ts'

export const readObjection = async (work: Work, { params }: ParsedInput<typeof endpoint>) =>
  toObjection(work, await requireObjection(work, params.objectionId))
