import { type Fund, FundMovementKind } from '@village-points/shared/fund/contract.ts'
import { fundBalances, readCover } from '../ledger/index.ts'
import type { Work } from '../platform/work.ts'
import { mayManage } from './policy.ts'

export const readFund = async (work: Work): Promise<Fund> => {
  const balances = await fundBalances(work)
  return {
    cover: await readCover(work),
    sums: FundMovementKind.options.map((kind) => ({ kind, yuan: Math.abs(balances?.byPurpose.get(kind) ?? 0) / 100 })),
    can: { manage: mayManage(work.actor) },
  }
}
