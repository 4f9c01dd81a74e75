import type { reverseAward as endpoint } from '@village-points/shared/declarations/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { decideReversal } from './declaration.ts'
import { toDeclaration } from './presenting.ts'
import { findDeclaration } from './repository.ts'
import { takeBack } from './taking-back.ts'

export const reverseAward = async (work: Work, { params, body }: ParsedInput<typeof endpoint>) => {
  const declaration = (await findDeclaration(work, params.declarationId)) ?? refuse('declaration.not_found')
  if (work.actor.ownHouseholdIds.includes(declaration.householdId)) refuse('declaration.own_household')
  decideReversal(declaration)
  return toDeclaration(work, await takeBack(work, declaration, body.reason))
}
