import type { FundMovement, FundMovementKind } from '@village-points/shared/fund/contract.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { BelowZero, type FundMovementRow, fundMovements } from '../ledger/index.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { mayManage } from './policy.ts'

/** A movement of the books as the village sees it. */
export const toFundMovement = (work: Work, { undone, ...row }: FundMovementRow): FundMovement => ({
  transferId: row.transferId,
  kind: row.purpose as FundMovementKind,
  yuan: row.fen / 100,
  movedOn: row.movedOn,
  note: row.note,
  recordedAt: row.recordedAt.toISOString(),
  recordedBy: row.recordedBy,
  ...(undone ? { undone: { ...undone, recordedAt: undone.recordedAt.toISOString() } } : {}),
  can: { undo: !undone && mayManage(work.actor) },
})

/** Refuses `fund.movement_not_found`. */
export const requireFundMovement = async (work: Work, transferId: string): Promise<FundMovement> => {
  const [row] = await fundMovements(work, { transferId, limit: 1 })
  return row ? toFundMovement(work, row) : refuse('fund.movement_not_found')
}

/** Says what the ledger refused in the words of the fund. */
export const whileMoneyLasts = async <T>(move: () => Promise<T>): Promise<T> => {
  try {
    return await move()
  } catch (error) {
    if (!(error instanceof BelowZero)) throw error
    const [needed, available] = [formatPoints(error.wanted / 100), formatPoints(error.balance / 100)]
    return refuse('fund.money_insufficient', { needed, available })
  }
}
