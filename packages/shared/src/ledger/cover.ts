import { z } from 'zod'
import { Points } from '../platform/points.ts'

/** The village's money against what its households may still redeem. */
export const Cover = z.object({
  fundYuan: z.number(),
  /** All points that households may still redeem, held ones included. */
  outstanding: Points,
  outstandingYuan: z.number(),
  yuanPerPoint: z.number(),
})
export type Cover = z.infer<typeof Cover>

const toFen = (yuan: number) => Math.round(yuan * 100)

/** How much of what is owed the fund could pay, in whole percent; undefined when nothing is owed. */
export const coverPercent = ({
  fundYuan,
  outstandingYuan,
}: Pick<Cover, 'fundYuan' | 'outstandingYuan'>): number | undefined =>
  outstandingYuan > 0 ? Math.floor((toFen(fundYuan) * 100) / toFen(outstandingYuan)) : undefined

/** What is owed once so many more points are given, in yuan, and how much of it the fund would lack. */
export const coverAfter = ({ fundYuan, outstanding, yuanPerPoint }: Cover, morePoints: number) => {
  const owedFen = toFen((outstanding + morePoints) * yuanPerPoint)
  return { owedYuan: owedFen / 100, lackingYuan: Math.max(0, owedFen - toFen(fundYuan)) / 100 }
}
