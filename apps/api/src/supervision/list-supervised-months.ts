import { monthsUntil, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { sampleSizeOf } from '@village-points/shared/supervision/sample.ts'
import { loggedIn } from '../ledger/index.ts'
import type { Work } from '../platform/work.ts'
import { countFindings, countSignatures } from './repository.ts'

const MONTHS = 6

export const listSupervisedMonths = async (work: Work) => {
  const months = monthsUntil(villageDayOf(work.now).slice(0, 7), MONTHS).toReversed()
  const found = await countFindings(work, months)
  const signed = await countSignatures(work, months)
  const shown = []
  for (const month of months) {
    const { from, to, rootHash, isSealed } = await loggedIn(work, month)
    const population = { seed: rootHash, fromSequence: from, toSequence: to }
    shown.push({
      month,
      isDrawn: isSealed,
      entries: to - from,
      sampleSize: isSealed ? sampleSizeOf(population) : 0,
      ...found(month),
      hasReport: signed.has(month),
      signatures: signed.get(month) ?? 0,
    })
  }
  return { months: shown }
}
