import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { findDeclarations } from '../declarations/index.ts'
import { householdsJoined } from '../households/index.ts'
import type { Work } from '../platform/work.ts'
import { mayReplace } from './policy.ts'
import { awardsDueTo } from './repository.ts'

/** When the oldest record was made that the committee has to make anew for a household, or for one that was joined to it. */
export const awardDueSince = async (work: Work, householdId: string): Promise<string | undefined> => {
  if (!mayReplace(work.actor)) return undefined
  const due = await awardsDueTo(work, [householdId, ...(await householdsJoined(work, householdId))])
  const wrong = await findDeclarations(
    work,
    due.map((row) => row.declarationId),
  )
  return wrong.map(({ recordedAt }) => villageDayOf(recordedAt)).toSorted()[0]
}
