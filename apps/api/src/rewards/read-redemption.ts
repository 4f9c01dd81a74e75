import type { readRedemption as endpoint } from '@village-points/shared/rewards/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { mayReadOrder } from './policy.ts'
import { toRedemption } from './presenting.ts'
import { findRedemption, type RedemptionRow } from './redemption-repository.ts'

/** An order that this person may see; otherwise it is not there. */
export const requireReadableOrder = async (work: Work, redemptionId: string): Promise<RedemptionRow> => {
  const row = await findRedemption(work, redemptionId)
  return row && mayReadOrder(work.actor, row) ? row : refuse('reward.redemption_not_found')
}

export const readRedemption = async (work: Work, { params }: ParsedInput<typeof endpoint>) =>
  toRedemption(work, await requireReadableOrder(work, params.redemptionId))
