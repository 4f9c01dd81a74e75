import type { CapLeft } from '@village-points/shared/declarations/contract.ts'
import { formatPoints, toHundredths, toPoints } from '@village-points/shared/platform/points.ts'
import type { CapPeriod, RuleCap } from '@village-points/shared/rules/contract.ts'
import { periodStart } from '../platform/period.ts'

/** A cap's counter before its row exists. `limit` and `amount` in hundredths of a point, or in times. */
export interface CapUse {
  readonly period: CapPeriod
  readonly periodStart: string
  readonly measure: RuleCap['measure']
  readonly limit: number
  readonly amount: number
}

/** What one award of `hundredths` on `day` counts toward each of a rule's caps. */
export const capUsesOf = (caps: readonly RuleCap[], day: string, hundredths: number): readonly CapUse[] =>
  caps.map(({ period, measure, limit }) => ({
    period,
    periodStart: periodStart(period, day),
    measure,
    limit: measure === 'points' ? toHundredths(limit) : limit,
    amount: measure === 'points' ? hundredths : 1,
  }))

/** What has been used of every cap of a household, by {@link capKey}. */
export type UsedCaps = Map<string, number>

export const capKey = (originId: string, use: { period: string; periodStart: string; measure: string }): string =>
  [originId, use.period, use.periodStart, use.measure].join('|')

/** Counts an award toward its caps, or says which it would exceed and what is left of that; then it counts nothing. */
export const countUses = (
  used: UsedCaps,
  originId: string,
  uses: readonly CapUse[],
): { use: CapUse; left: number } | undefined => {
  const usedOf = (use: CapUse) => used.get(capKey(originId, use)) ?? 0
  const full = uses.find((use) => usedOf(use) + use.amount > use.limit)
  if (full) return { use: full, left: full.limit - usedOf(full) }
  for (const use of uses) used.set(capKey(originId, use), usedOf(use) + use.amount)
  return undefined
}

const periodNames: Readonly<Record<CapPeriod, string>> = {
  day: '一天',
  week: '一周',
  month: '一个月',
  quarter: '一季度',
  half_year: '半年',
  year: '一年',
  once: '一共',
}
const currentPeriodNames: Readonly<Record<CapPeriod, string>> = {
  day: '今天',
  week: '这周',
  month: '这个月',
  quarter: '这季度',
  half_year: '这半年',
  year: '今年',
  once: '一共',
}

const amountText = (measure: RuleCap['measure'], amount: number) =>
  measure === 'points' ? `${formatPoints(toPoints(amount))} 分` : `${amount} 次`

/** Details for the sentence of `declaration.cap_reached`. */
export const capReachedDetails = (use: CapUse, left: number, name: string, title: string) => ({
  name,
  title,
  period: periodNames[use.period],
  limit: amountText(use.measure, use.limit),
  left: amountText(use.measure, Math.max(0, left)),
})

/** What the caps still allow, given what has been used of each. The tightest of each kind counts. */
export const capLeft = (uses: readonly (CapUse & { readonly used: number })[]): CapLeft => {
  const left = uses.map((use) => ({ ...use, left: Math.max(0, use.limit - use.used) }))
  const tightest = (measure: RuleCap['measure']) =>
    left.filter((use) => use.measure === measure).sort((a, b) => a.left - b.left)[0]
  const points = tightest('points')
  const times = tightest('times')
  const full = left.find((use) => use.left === 0)
  return {
    ...(points ? { points: toPoints(points.left) } : {}),
    ...(times ? { times: times.left } : {}),
    isReached: full !== undefined,
    sentence: sentenceOf(full, points, times),
  }
}

const sentenceOf = (
  full: CapUse | undefined,
  points: (CapUse & { left: number }) | undefined,
  times: (CapUse & { left: number }) | undefined,
): string => {
  if (full) return `这项${currentPeriodNames[full.period]}最多 ${amountText(full.measure, full.limit)},已经满了`
  if (points) return `${currentPeriodNames[points.period]}这项还能加 ${amountText('points', points.left)}`
  return times ? `${currentPeriodNames[times.period]}这项还能记 ${times.left} 次` : ''
}
