import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { Work } from '../platform/work.ts'
import { isTooOld } from './declaration.ts'

/**
 * The day on which a record was made that this person has to make anew for a household, the longest ago; nothing when
 * none is due. Whoever decides that records were wrong knows it.
 */
export type AwardDueSince = (work: Work, householdId: string) => Promise<string | undefined>

/** The day from which the window of a deed is counted: what was recorded in time, but wrongly, is still in time. */
export const countedFrom = async (
  work: Work,
  { householdId, deedOn }: { readonly householdId: string; readonly deedOn: string },
  awardDueSince: AwardDueSince,
): Promise<string> => {
  const today = villageDayOf(work.now)
  return isTooOld(deedOn, today) ? ((await awardDueSince(work, householdId)) ?? today) : today
}
