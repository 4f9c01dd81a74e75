import type { readDeclaration as endpoint } from '@village-points/shared/declarations/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { presentStep, toDeclaration } from './presenting.ts'
import { findDeclaration } from './repository.ts'
import { evidenceOf, stepsOf } from './step-repository.ts'
import { requireToSee } from './submitting.ts'

export const readDeclaration = async (work: Work, { params }: ParsedInput<typeof endpoint>) => {
  const row = (await findDeclaration(work, params.declarationId)) ?? refuse('declaration.not_found')
  await requireToSee(work, row)
  const photos = await evidenceOf(work, [row.declarationId])
  const steps = await stepsOf(work, row.declarationId)
  return {
    ...(await toDeclaration(work, row)),
    steps: steps.map(presentStep),
    photoIds: [...(photos.get(row.declarationId) ?? [])],
  }
}
