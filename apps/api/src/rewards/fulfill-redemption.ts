import type { fulfillRedemption as endpoint } from '@village-points/shared/rewards/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { settleOrder } from './ordering.ts'
import { requireOrderByCard, requireOrderByCode } from './picking-up.ts'
import { toRedemption } from './presenting.ts'
import { findRedemption } from './redemption-repository.ts'

/** Cards have twelve characters, pickup codes six digits or a QR's sentence. */
const isCard = (given: string) => /^[0-9A-Za-z]{4}[\s-]?[0-9A-Za-z]{4}[\s-]?[0-9A-Za-z]{4}$/.test(given.trim())

/** A code or the household's card is asked for again, so that a page left open hands nothing over by itself. */
export const fulfillRedemption = async (work: Work, { params, body }: ParsedInput<typeof endpoint>) => {
  if (!(await findRedemption(work, params.redemptionId))) refuse('reward.redemption_not_found')
  const requireOrder = isCard(body.code) ? requireOrderByCard : requireOrderByCode
  const row = await requireOrder(work, body.code, params.redemptionId)
  return toRedemption(work, await settleOrder(work, row, 'fulfill'))
}
