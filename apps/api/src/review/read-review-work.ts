import { isPermitted, type Permission } from '@village-points/shared/identity/permissions.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { countToScreen, countWaiting } from '../declarations/index.ts'
import type { Work } from '../platform/work.ts'
import { lateWaiting } from './list-late-declarations.ts'
import { isTermOver } from './panel.ts'
import { countToVote, latestPanel } from './repository.ts'

/** Each figure only for whom it is work: the others are told none. */
export const readReviewWork = async (work: Work) => {
  const { role, userId } = work.actor
  const may = (permission: Permission) => role !== 'system' && isPermitted(role, permission)
  const panel = await latestPanel(work)
  return {
    isMember: [...(panel?.members ?? []), ...(panel?.standIns ?? [])].includes(userId),
    toScreen: await countToScreen(work),
    toVote: may('review.vote') ? await countToVote(work, userId) : 0,
    late: may('review.supervise') ? await countWaiting(work, lateWaiting(work)) : 0,
    needsPanel: may('review.manage') && (!panel || isTermOver(panel.termEndsOn, villageDayOf(work.now))),
  }
}
