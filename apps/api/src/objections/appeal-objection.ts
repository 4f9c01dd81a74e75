import {
  ANSWER_WORKING_DAYS,
  APPEAL_DAYS,
  type appealObjection as endpoint,
  type ObjectionState,
  openObjectionStates,
} from '@village-points/shared/objections/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { tell } from '../messages/index.ts'
import { addWorkingDays } from '../platform/calendar.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { freezeOrRead } from './carrying-out.ts'
import { isAboutOwn, requireObjection, stateChanged } from './finding.ts'
import { canBeAppealed } from './objection.ts'
import { mayAppeal } from './policy.ts'
import { toObjection } from './presenting.ts'
import {
  addVoice,
  answersTo,
  findObjection,
  moveObjection,
  type ObjectionRow,
  objectionsTo,
  voicesOf,
} from './repository.ts'
import { voiceOf } from './saying.ts'

/** While the list still hangs, the declaration is frozen again: nothing is posted that the town may yet refuse. */
export const appealObjection = async (work: Work, { params, body }: ParsedInput<typeof endpoint>) => {
  const row = await requireObjection(work, params.objectionId)
  const voice = await voiceOf(work, 'appeal', body)
  await requireAppealable(work, row)
  const { day: dueOn, isProvisional } = addWorkingDays(villageDayOf(work.now), ANSWER_WORKING_DAYS)
  const appealedBy = row.state === 'upheld' ? 'household' : 'objector'
  if (!(await moveObjection(work, row.objectionId, 'appeal', { dueOn, isProvisional, appealedBy }))) stateChanged(row)
  await addVoice(work, row.objectionId, voice)
  await tell(work, { kind: 'objection_due', role: 'town_officer', words: {} })
  if (appealedBy === 'objector') await freezeOrRead(work, row.declarationId, dueOn)
  return toObjection(work, (await findObjection(work, row.objectionId))!)
}

const requireAppealable = async (work: Work, row: ObjectionRow): Promise<void> => {
  const state = row.state as ObjectionState
  if (state.startsWith('finally')) refuse('objection.answer_is_final')
  if (state !== 'dismissed' && state !== 'upheld') stateChanged(row)
  const voices = await voicesOf(work, [row.objectionId])
  const isHousehold = await isAboutOwn(work, row)
  // Of the other side's answer there is nothing to appeal against, and nothing to say about it.
  if (!mayAppeal(work.actor, state, { isHousehold, voices })) refuse('objection.not_found')
  const [answer] = await answersTo(work, [row.objectionId])
  if (!canBeAppealed(state, answer?.answeredAt, work.now)) refuse('objection.appeal_too_late', { days: APPEAL_DAYS })
  const others = await objectionsTo(work, row.declarationId)
  if (others.some((one) => openObjectionStates.includes(one.state as ObjectionState))) refuse('objection.another_open')
}
