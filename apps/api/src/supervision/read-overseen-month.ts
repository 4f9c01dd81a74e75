import type { readOverseenMonth as endpoint, OverseenMonth } from '@village-points/shared/supervision/contract.ts'
import { loggedIn, partsOf } from '../ledger/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'

export const readOverseenMonth = async (
  work: Work,
  { params: { month } }: ParsedInput<typeof endpoint>,
): Promise<OverseenMonth> => {
  const { kinds, rules, people } = await partsOf(work, await loggedIn(work, month))
  return {
    kinds: kinds.map(({ kind, entries }) => ({ kind: kind as OverseenMonth['kinds'][number]['kind'], entries })),
    rules,
    people,
  }
}
