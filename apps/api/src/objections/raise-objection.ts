import {
  ANSWER_WORKING_DAYS,
  type raiseObjection as endpoint,
  type ObjectionState,
  openObjectionStates,
} from '@village-points/shared/objections/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { findDeclarations } from '../declarations/index.ts'
import { tell } from '../messages/index.ts'
import { addWorkingDays } from '../platform/calendar.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import { newId, type Work } from '../platform/work.ts'
import { freezeOrRead } from './carrying-out.ts'
import { decideRaising } from './objection.ts'
import { toObjection } from './presenting.ts'
import { addVoice, findObjection, insertObjection, objectionsTo, voicesOf } from './repository.ts'
import { voiceOf } from './saying.ts'

/** Whoever says the same as somebody before joins that objection: one deed is looked into once at a time. */
export const raiseObjection = async (work: Work, { body }: ParsedInput<typeof endpoint>) => {
  const voice = await voiceOf(work, 'objection', body)
  const { declarationId } = body
  if ((await findDeclarations(work, [declarationId])).length === 0) refuse('declaration.not_found')
  const known = await objectionsTo(work, declarationId)
  await requireNewVoice(
    work,
    known.map((one) => one.objectionId),
    voice.objectorUserId,
  )
  const open = known.find((one) => openObjectionStates.includes(one.state as ObjectionState))
  const objectionId = open?.objectionId ?? (await openObjection(work, declarationId))
  await addVoice(work, objectionId, voice)
  return toObjection(work, (await findObjection(work, objectionId))!)
}

const requireNewVoice = async (work: Work, objectionIds: readonly string[], userId: string | null) => {
  const said = await voicesOf(work, objectionIds)
  if (userId && said.some((voice) => voice.objectorUserId === userId)) refuse('objection.already_raised')
}

const openObjection = async (work: Work, declarationId: string): Promise<string> => {
  const { day: dueOn, isProvisional } = addWorkingDays(villageDayOf(work.now), ANSWER_WORKING_DAYS)
  const declaration = await freezeOrRead(work, declarationId, dueOn)
  decideRaising(declaration, work.now)
  const { villageId, now: raisedAt } = work
  const { householdId } = declaration
  const about = { villageId, objectionId: newId(work), declarationId, householdId }
  const nothingYet = { voiceCount: 0, appealedBy: null, isNewAwardDue: false, replacedById: null }
  await insertObjection(work, { ...about, state: 'raised', raisedAt, dueOn, isProvisional, ...nothingYet })
  await tell(work, { kind: 'objection_due', role: 'supervisor', words: {} })
  return about.objectionId
}
