import { type recordFundMovement as endpoint, fundMovementNames } from '@village-points/shared/fund/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { moveFund } from '../ledger/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { requireFundMovement, whileMoneyLasts } from './presenting.ts'

export const recordFundMovement = async (work: Work, { body }: ParsedInput<typeof endpoint>) => {
  const { kind, yuan, movedOn, note } = body
  if (movedOn > villageDayOf(work.now)) refuse('fund.day_in_future')
  const { transferId } = await whileMoneyLasts(() =>
    moveFund(work, {
      kind: kind === 'purchase' ? 'fund_out' : 'fund_in',
      purpose: kind,
      fen: Math.round(yuan * 100),
      title: fundMovementNames[kind],
      note,
      movedOn,
    }),
  )
  return requireFundMovement(work, transferId)
}
