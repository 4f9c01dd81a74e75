import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { recordPanel as endpoint } from '@village-points/shared/review/contract.ts'
import { listPeople } from '../identity/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import { newId, type Work } from '../platform/work.ts'
import { decideTerm } from './panel.ts'
import { maySit } from './policy.ts'
import { toPanel } from './presenting.ts'
import { insertPanel } from './repository.ts'

export const recordPanel = async (work: Work, { body }: ParsedInput<typeof endpoint>) => {
  const { memberUserIds: members, standInUserIds: standIns, quorum, chosenOn, termEndsOn } = body
  decideTerm(body, villageDayOf(work.now))
  const all = [...members, ...standIns]
  if (new Set(all).size < all.length) refuse('review.person_twice')
  if (quorum > members.length) refuse('review.quorum_too_large', { quorum, members: members.length })
  const people = await listPeople(work.tx, work.villageId)
  const canSit = new Set([...people.values()].filter(maySit).map((one) => one.userId))
  if (all.some((userId) => !canSit.has(userId))) refuse('review.person_unknown')
  await insertPanel(work, { panelId: newId(work), chosenOn, termEndsOn, quorum, members, standIns })
  return (await toPanel(work))!
}
