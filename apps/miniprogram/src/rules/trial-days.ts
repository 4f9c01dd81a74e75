import { addDays, type VillageDay } from '@village-points/shared/platform/village-day.ts'

/** A span of days to try a rulebook on. */
export interface Days {
  readonly from: VillageDay
  readonly to: VillageDay
}

export type Span = 'last_quarter' | 'this_quarter' | 'this_year' | 'chosen'

const firstOfQuarter = (day: VillageDay): VillageDay => {
  const month = Number(day.slice(5, 7))
  return `${day.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`
}

/** The days a span stands for, seen from today. */
export const daysOf = (span: Exclude<Span, 'chosen'>, today: VillageDay): Days => {
  const quarter = firstOfQuarter(today)
  if (span === 'this_quarter') return { from: quarter, to: today }
  if (span === 'this_year') return { from: `${today.slice(0, 4)}-01-01`, to: today }
  const to = addDays(quarter, -1)
  return { from: firstOfQuarter(to), to }
}
