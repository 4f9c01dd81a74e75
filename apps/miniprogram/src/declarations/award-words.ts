import type { Declaration } from '@village-points/shared/declarations/contract.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'

/** `已给王德福家加 10 分`: what was just recorded, for the notice. */
export const awardedWords = ({ household, points }: Pick<Declaration, 'household' | 'points'>): string =>
  `已给${household.name}加 ${formatPoints(points)} 分`
