import {
  type DeclarationStep,
  type readDeclaration as endpoint,
  reasonNames,
} from '@village-points/shared/declarations/contract.ts'
import { roleNames } from '@village-points/shared/identity/permissions.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { toDeclaration } from './presenting.ts'
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
    steps: steps.map(toStep),
    photoIds: [...(photos.get(row.declarationId) ?? [])],
  }
}

const toStep = (row: Awaited<ReturnType<typeof stepsOf>>[number]): DeclarationStep => {
  const listed = row.reason && row.reason !== 'other' ? reasonNames[row.reason as keyof typeof reasonNames] : ''
  const reason = [listed, row.words].filter(Boolean).join('。')
  return {
    action: row.action as DeclarationStep['action'],
    at: row.at.toISOString(),
    actorName: row.actorName,
    roleName: roleNames[row.actorRole as keyof typeof roleNames] ?? '系统',
    ...(reason ? { reason } : {}),
  }
}
