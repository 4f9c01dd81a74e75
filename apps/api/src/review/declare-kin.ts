import type { declareKin as endpoint } from '@village-points/shared/review/contract.ts'
import { requireHousehold } from '../households/index.ts'
import { listPeople } from '../identity/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import { newId, type Work } from '../platform/work.ts'
import { toKin } from './presenting.ts'
import { insertKin, kinOf } from './repository.ts'

/** Everybody declares for himself; the committee may for others, since it is asked to keep the list whole. */
export const declareKin = async (work: Work, { body }: ParsedInput<typeof endpoint>) => {
  const { householdId, relation } = body
  await requireHousehold(work, householdId)
  const userId = body.userId ?? work.actor.userId
  const mayName = work.actor.role === 'committee' || userId === work.actor.userId
  const people = await listPeople(work.tx, work.villageId)
  if (!mayName || !people.has(userId)) refuse('review.person_unknown')
  const known = await kinOf(work, { userId, householdIds: [householdId] })
  if (known.length > 0) refuse('review.kin_known')
  const row = await insertKin(work, {
    kinId: newId(work),
    userId,
    householdId,
    relation,
    declaredByUserId: work.actor.userId,
    declaredByName: work.actor.name,
    declaredAt: work.now,
  })
  return (await toKin(work, [row]))[0]!
}
