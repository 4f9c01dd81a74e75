import { UNDO_MINUTES } from '@village-points/shared/declarations/contract.ts'
import { startOfVillageDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'

/** Awards are told of when people are home and awake. */
const TELLING_HOUR = 18
const HOUR_MS = 3_600_000

/** The latest evening whose awards can be told of: by then nobody may undo them any more. */
export const awardsToldUntil = (now: Date): Date => {
  const settled = new Date(now.getTime() - (UNDO_MINUTES + 1) * 60_000)
  const evening = startOfVillageDay(villageDayOf(settled)).getTime() + TELLING_HOUR * HOUR_MS
  return new Date(evening <= settled.getTime() ? evening : evening - 24 * HOUR_MS)
}
