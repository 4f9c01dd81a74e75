import type { DeductionMonth } from '@village-points/shared/deductions/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { Work } from '../platform/work.ts'
import { monthsSince } from './repository.ts'

/** This year and the year before, newest month first; months in which nothing was deducted are left out. */
export const countDeductions = async (work: Work): Promise<{ months: DeductionMonth[] }> => {
  const since = `${Number(villageDayOf(work.now).slice(0, 4)) - 1}-01-01`
  const { shown, taken } = await monthsSince(work, since)
  const months = new Map<string, DeductionMonth>()
  const at = (month: string) => months.get(month) ?? { month, publicized: 0, deducted: 0, repaired: 0 }
  for (const { month, publicized } of shown) months.set(month, { ...at(month), publicized })
  for (const { month, deducted, repaired } of taken) months.set(month, { ...at(month), deducted, repaired })
  return { months: [...months.values()].toSorted((a, b) => (a.month < b.month ? 1 : -1)) }
}
