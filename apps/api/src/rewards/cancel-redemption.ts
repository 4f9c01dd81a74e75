import type { cancelRedemption as endpoint } from '@village-points/shared/rewards/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { settleOrder } from './ordering.ts'
import { toRedemption } from './presenting.ts'
import { requireReadableOrder } from './read-redemption.ts'

export const cancelRedemption = async (work: Work, { params }: ParsedInput<typeof endpoint>) => {
  const row = await requireReadableOrder(work, params.redemptionId)
  return toRedemption(work, await settleOrder(work, row, 'cancel'))
}
