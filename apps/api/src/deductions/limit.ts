import type { CapPeriod, Rule } from '@village-points/shared/rules/contract.ts'
import { type CapUse, capUsesOf } from '../declarations/index.ts'

/** A ceiling's counter: of one rule, or of all deductions together. */
export interface LimitUse extends CapUse {
  readonly originId: string
}

/** The counter of everything that is taken from a household in a year. */
export const EVERYTHING = 'all'

/**
 * What a deduction counts toward: its rule's caps on the day it was seen, and the village's yearly ceiling in the year
 * in which it is taken.
 */
export const limitUsesOf = (
  { originId, caps }: Pick<Rule, 'originId' | 'caps'>,
  { seenOn, takenOn, hundredths, ceiling }: { seenOn: string; takenOn: string; hundredths: number; ceiling: number },
): readonly LimitUse[] => [
  ...capUsesOf(caps, seenOn, hundredths).map((use) => ({ ...use, originId })),
  ...capUsesOf([{ period: 'year', measure: 'points', limit: ceiling }], takenOn, hundredths).map((use) => ({
    ...use,
    originId: EVERYTHING,
  })),
]

export const limitKey = (use: { originId: string; period: string; periodStart: string; measure: string }): string =>
  [use.originId, use.period, use.periodStart, use.measure].join('|')

/** How much may still be taken, never more than asked, and the ceiling that leaves nothing. */
export const leftUnder = (
  uses: readonly LimitUse[],
  used: ReadonlyMap<string, number>,
  hundredths: number,
): { hundredths: number; full?: LimitUse } => {
  let left = hundredths
  for (const use of uses) {
    const room = use.limit - (used.get(limitKey(use)) ?? 0)
    if (room <= 0) return { hundredths: 0, full: use }
    if (use.measure === 'points') left = Math.min(left, room)
  }
  return { hundredths: left }
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

/** Details for the sentence of `deduction.ceiling_reached`. */
export const ceilingDetails = (full: LimitUse, name: string, ruleTitle: string) => ({
  name,
  title: full.originId === EVERYTHING ? '一户' : `“${ruleTitle}”`,
  period: periodNames[full.period],
  limit: full.measure === 'points' ? `${full.limit / 100} 分` : `${full.limit} 次`,
})
