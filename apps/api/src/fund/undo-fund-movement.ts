import type { undoFundMovement as endpoint } from '@village-points/shared/fund/contract.ts'
import { takeFundBack } from '../ledger/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { requireFundMovement, whileMoneyLasts } from './presenting.ts'

export const undoFundMovement = async (work: Work, { params, body }: ParsedInput<typeof endpoint>) => {
  const movement = await requireFundMovement(work, params.transferId)
  if (movement.undone) refuse('fund.already_undone')
  await whileMoneyLasts(() => takeFundBack(work, params.transferId, body.reason))
  return requireFundMovement(work, params.transferId)
}
