import type { readOverseenMonth as endpoint, OverseenMonth } from '@village-points/shared/supervision/contract.ts'
import { loggedIn, partsOf } from '../ledger/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { findRules } from '../rules/index.ts'

export const readOverseenMonth = async (
  work: Work,
  { params: { month } }: ParsedInput<typeof endpoint>,
): Promise<OverseenMonth> => {
  const { kinds, rules, people } = await partsOf(work, await loggedIn(work, month))
  return {
    kinds: kinds.map(({ kind, entries }) => ({ kind: kind as OverseenMonth['kinds'][number]['kind'], entries })),
    rules: await clausesOf(work, rules),
    people,
  }
}

type Counted = Awaited<ReturnType<typeof partsOf>>['rules']

/** A clause that was changed within the month is one clause, called as it is called last. */
const clausesOf = async (work: Work, counted: Counted): Promise<OverseenMonth['rules']> => {
  const rules = await findRules(work, new Set(counted.map(({ ruleId }) => ruleId)))
  const versions = Map.groupBy(counted, ({ ruleId }) => rules.get(ruleId)?.originId ?? ruleId)
  return [...versions]
    .map(([originId, some]) => ({
      originId,
      title: some.toSorted((one, two) => (one.ruleId < two.ruleId ? 1 : -1))[0]!.title,
      entries: some.reduce((sum, { entries }) => sum + entries, 0),
    }))
    .toSorted((one, two) => two.entries - one.entries || (one.originId < two.originId ? -1 : 1))
}
