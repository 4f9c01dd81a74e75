import {
  type answerObjection as endpoint,
  type ObjectionState,
  objectionStateNames,
  openObjectionStates,
  recusalNames,
} from '@village-points/shared/objections/contract.ts'
import { findDeclarations } from '../declarations/index.ts'
import { tellAll } from '../messages/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { carryOut } from './carrying-out.ts'
import { requireObjection, stateChanged } from './finding.ts'
import { toObjection } from './presenting.ts'
import { answeringOf, type Concern, loadAnswerers } from './recusing.ts'
import { addAnswer, moveObjection, voicesOf } from './repository.ts'

type Answer = ParsedInput<typeof endpoint>['body']

export const answerObjection = async (work: Work, { params, body }: ParsedInput<typeof endpoint>) => {
  const row = await requireObjection(work, params.objectionId)
  const [declaration] = await findDeclarations(work, [row.declarationId])
  const concern = { row, declaration: declaration!, voices: await voicesOf(work, [row.objectionId]) }
  await requireMayAnswer(work, concern)
  const { isUpheld, reasons } = body
  const isFinal = work.actor.role === 'town_officer'
  const action = isUpheld ? 'uphold' : 'dismiss'
  const due = isUpheld ? { isNewAwardDue: body.isNewAwardDue || row.isNewAwardDue } : whenDismissed(concern)
  const moved = await moveObjection(work, row.objectionId, isFinal ? `${action}_finally` : action, due)
  if (!moved) return stateChanged(row)
  await addAnswer(work, row.objectionId, { isUpheld, isFinal, reasons })
  await carryOut(work, concern.declaration, body)
  await tellObjectors(work, concern, body)
  return toObjection(work, moved)
}

/** Whoever spoke for himself hears it himself; for the others the cadre has the answer. */
const tellObjectors = (work: Work, { declaration, voices }: Concern, { isUpheld, reasons }: Answer): Promise<void> => {
  const words = { title: declaration.ruleTitle, answer: isUpheld ? '查实了,已经改过来' : '查过了,没有记错', reasons }
  const userIds = new Set(voices.flatMap(({ objectorUserId }) => objectorUserId ?? []))
  return tellAll(
    work,
    [...userIds].map((userId) => ({ kind: 'objection_answered' as const, userId, words })),
  )
}

/** Points that the first answer took away have to be recorded anew when the town says that they were right. */
const whenDismissed = ({ row, declaration }: Concern) =>
  row.appealedBy === 'household' && ['rejected', 'reversed'].includes(declaration.state)
    ? { isNewAwardDue: true, replacedById: null }
    : {}

const requireMayAnswer = async (work: Work, concern: Concern): Promise<void> => {
  const state = concern.row.state as ObjectionState
  if (!openObjectionStates.includes(state)) refuse('objection.state_changed', { state: objectionStateNames[state] })
  const { isOthersTurn, recusedBecause } = await answeringOf(work, await loadAnswerers(work), concern)
  if (isOthersTurn) {
    refuse(work.actor.role === 'town_officer' ? 'objection.for_supervisors' : 'objection.for_the_town')
  }
  if (recusedBecause) refuse('objection.recused', { reason: recusalNames[recusedBecause] })
}
