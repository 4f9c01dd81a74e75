import type { fulfillRedemption as endpoint } from '@village-points/shared/rewards/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { settleOrder } from './ordering.ts'
import { requireOrderByCode } from './picking-up.ts'
import { toRedemption } from './presenting.ts'
import { findRedemption } from './redemption-repository.ts'

/** The code is asked for again, so that a page left open hands nothing over by itself. */
export const fulfillRedemption = async (work: Work, { params, body }: ParsedInput<typeof endpoint>) => {
  if (!(await findRedemption(work, params.redemptionId))) refuse('reward.redemption_not_found')
  const row = await requireOrderByCode(work, body.code, params.redemptionId)
  return toRedemption(work, await settleOrder(work, row, 'fulfill'))
}
