import { type Cover, coverAfter } from '@village-points/shared/ledger/cover.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { Warn } from '../ui/note'

export interface CoverWarningProps {
  /** Absent where the village keeps no fund. */
  readonly cover: Cover | undefined
  /** Points about to be given; honour alone gives none. */
  readonly points: number
}

/** Said before points are given that the fund would not cover. A warning, not a refusal: the village decides. */
export const CoverWarning = ({ cover, points }: CoverWarningProps) => {
  if (!cover || points <= 0) return null
  const { owedYuan, lackingYuan } = coverAfter(cover, points)
  if (lackingYuan === 0) return null
  const [owed, fund, lacking] = [owedYuan, cover.fundYuan, lackingYuan].map(formatPoints)
  return <Warn>{`记上以后,大家手里的分值 ${owed} 元,积分基金只有 ${fund} 元,差 ${lacking} 元。可以接着记。`}</Warn>
}
