import type { readObjectionsOfDeclaration as endpoint } from '@village-points/shared/objections/contract.ts'
import { findDeclarations, requireToSee } from '../declarations/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { canBeObjectedTo } from './objection.ts'
import { toObjections } from './presenting.ts'
import { objectionsTo, voicesOf } from './repository.ts'

export const readObjectionsOfDeclaration = async (work: Work, { params }: ParsedInput<typeof endpoint>) => {
  const [declaration] = await findDeclarations(work, [params.declarationId])
  if (!declaration) return refuse('declaration.not_found')
  await requireToSee(work, declaration)
  const rows = await objectionsTo(work, params.declarationId)
  const ids = rows.map((row) => row.objectionId)
  const hasSpoken = (await voicesOf(work, ids)).some((voice) => voice.objectorUserId === work.actor.userId)
  const isTooEarlyOrLate = !canBeObjectedTo(declaration, work.now)
  const raise = work.actor.role !== 'town_officer' && !hasSpoken && !isTooEarlyOrLate
  return { objections: await toObjections(work, rows), can: { raise } }
}
