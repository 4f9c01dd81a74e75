import { addDays } from '@village-points/shared/platform/village-day.ts'
import type { Work } from '../platform/work.ts'
import { FIRST_LIST_DAYS } from './publicity.ts'
import { type ListRow, listBefore } from './repository.ts'

/** How many deductions were made public from one day on and before another; deductions know it. */
export type CountDeductions = (work: Work, from: string, before: string) => Promise<number>

/**
 * Deductions made public since the list before this one went up: a figure beside the list, never a line of it
 * (DOMAIN 12). It ends on the eve of the list, so that a sheet printed tomorrow says the same.
 */
export const deductionsBeside = async (work: Work, list: ListRow, count: CountDeductions): Promise<number> => {
  const before = await listBefore(work, list.startsOn)
  return count(work, before?.startsOn ?? addDays(list.startsOn, -FIRST_LIST_DAYS), list.startsOn)
}
