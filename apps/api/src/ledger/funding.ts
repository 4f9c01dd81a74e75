import type { Cover } from '@village-points/shared/ledger/cover.ts'
import { toPoints } from '@village-points/shared/platform/points.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { Work } from '../platform/work.ts'
import { readSettings } from '../villages/index.ts'
import { fundBalances } from './fund-repository.ts'
import type { Posted } from './posting.ts'
import { post } from './posting-repository.ts'
import { findTransfer, linesOf, villageFiguresOf } from './reading-repository.ts'
import { fundInLines, fundOutLines, oppositeLines } from './transfer.ts'

/** Money into the village's points fund, or out of it; `purpose` is its source or its use. Throws BelowZero. */
export const moveFund = async (
  work: Work,
  movement: {
    readonly kind: 'fund_in' | 'fund_out'
    readonly purpose: string
    readonly fen: number
    readonly title: string
    readonly note: string
    readonly movedOn: string
  },
): Promise<Posted> => {
  const { kind, purpose, fen, title, note, movedOn } = movement
  const lines = kind === 'fund_in' ? fundInLines(purpose, fen) : fundOutLines(purpose, fen)
  return post(work, { kind, title, lines, note, deedOn: movedOn })
}

/** The opposite of a movement of money. Throws BelowZero when the money is spent; once, by the database (law 6). */
export const takeFundBack = async (work: Work, transferId: string, reason: string): Promise<Posted> => {
  const original = await findTransfer(work, transferId)
  if (!original) throw new Error(`no transfer ${transferId}`)
  return post(work, {
    kind: 'reversal',
    title: original.title,
    lines: oppositeLines(await linesOf(work, original.sequence)),
    deedOn: villageDayOf(work.now),
    note: reason,
    reversesTransferId: transferId,
  })
}

/** The village's money against its outstanding points; `isKept` is false in a village that records no fund. */
export const readCover = async (work: Work): Promise<Cover & { isKept: boolean }> => {
  const balances = await fundBalances(work)
  const { outstanding } = await villageFiguresOf(work, villageDayOf(work.now).slice(0, 7))
  const { yuanPerPoint } = await readSettings(work)
  return {
    fundYuan: (balances?.onHand ?? 0) / 100,
    outstanding: toPoints(outstanding),
    outstandingYuan: Math.round(outstanding * yuanPerPoint) / 100,
    yuanPerPoint,
    isKept: balances !== undefined,
  }
}
