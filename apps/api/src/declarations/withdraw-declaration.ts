import type { withdrawDeclaration as endpoint } from '@village-points/shared/declarations/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { moveDeclarations } from './moving.ts'
import { toDeclaration } from './presenting.ts'
import { requireOwnDeclaration } from './submitting.ts'

export const withdrawDeclaration = async (work: Work, { params }: ParsedInput<typeof endpoint>) => {
  await requireOwnDeclaration(work, params.declarationId)
  const [moved] = await moveDeclarations(work, 'withdraw', [params])
  return toDeclaration(work, moved!)
}
