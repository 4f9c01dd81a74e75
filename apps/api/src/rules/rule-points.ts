import { toHundredths, toPoints } from '@village-points/shared/platform/points.ts'
import type { RuleCap, RulePoints } from '@village-points/shared/rules/contract.ts'

/** How a rule's points lie in columns; amounts are hundredths. */
export interface PointsColumns {
  readonly pointsKind: string
  readonly points: number
  readonly mostPoints: number | null
  readonly unit: string | null
  readonly unitSize: number | null
}

export const pointsToColumns = (points: RulePoints): PointsColumns => {
  const none = { mostPoints: null, unit: null, unitSize: null }
  if (points.kind === 'fixed') return { ...none, pointsKind: 'fixed', points: toHundredths(points.points) }
  if (points.kind === 'range') {
    const { least, most } = points
    return { ...none, pointsKind: 'range', points: toHundredths(least), mostPoints: toHundredths(most) }
  }
  const { unit, unitSize } = points
  return { ...none, pointsKind: 'per_unit', points: toHundredths(points.points), unit, unitSize }
}

export const pointsFromColumns = (columns: PointsColumns): RulePoints => {
  const points = toPoints(columns.points)
  if (columns.pointsKind === 'range') return { kind: 'range', least: points, most: toPoints(columns.mostPoints ?? 0) }
  if (columns.pointsKind === 'fixed') return { kind: 'fixed', points }
  return { kind: 'per_unit', points, unit: columns.unit ?? '', unitSize: columns.unitSize ?? 1 }
}

/** Hundredths of a point, or plain times. */
export const capToStored = ({ measure, limit }: RuleCap): number => (measure === 'points' ? toHundredths(limit) : limit)

export const capFromStored = (measure: RuleCap['measure'], most: number): number =>
  measure === 'points' ? toPoints(most) : most
