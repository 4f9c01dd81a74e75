import { type Population, sampleOf } from '@village-points/shared/supervision/sample.ts'
import { loggedIn } from '../ledger/index.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'

/** What a month's sample is drawn from, and the numbers drawn. Refuses supervision.month_not_over. */
export const drawSample = async (
  work: Work,
  month: string,
): Promise<{ population: Population; numbers: readonly number[] }> => {
  const logged = await loggedIn(work, month)
  if (!logged.isSealed) refuse('supervision.month_not_over')
  const population = { seed: logged.rootHash, fromSequence: logged.from, toSequence: logged.to }
  return { population, numbers: sampleOf(population) }
}
