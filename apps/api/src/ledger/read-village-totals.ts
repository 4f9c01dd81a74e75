import type { VillageTotals } from '@village-points/shared/ledger/contract.ts'
import { toPoints } from '@village-points/shared/platform/points.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { Work } from '../platform/work.ts'
import { readSettings } from '../villages/index.ts'
import { fundBalances } from './fund-repository.ts'
import { villageFiguresOf } from './reading-repository.ts'

export const readVillageTotals = async (work: Work): Promise<VillageTotals> => {
  const month = villageDayOf(work.now).slice(0, 7)
  const { issued, redeemed, outstanding } = await villageFiguresOf(work, month)
  const { yuanPerPoint } = await readSettings(work)
  const fund = await fundBalances(work)
  return {
    month,
    issuedThisMonth: toPoints(issued),
    redeemedThisMonth: toPoints(redeemed),
    outstanding: toPoints(outstanding),
    outstandingYuan: Math.round(outstanding * yuanPerPoint) / 100,
    ...(fund ? { fundYuan: fund.onHand / 100 } : {}),
  }
}
