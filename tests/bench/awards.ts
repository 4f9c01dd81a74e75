import { type awardHousehold, listAwardOptions } from '@village-points/shared/declarations/contract.ts'
import { searchHouseholds } from '@village-points/shared/households/contract.ts'
import type { EndpointInput } from '@village-points/shared/platform/endpoint.ts'
import { type Caller, call } from './product.ts'

type Award = EndpointInput<typeof awardHousehold>

/** A source of awards that no cap will refuse: every household in turn, under a rule without caps. */
export const endlessAwards = async (cadre: Caller, today: string): Promise<() => Award> => {
  const { options } = await call(cadre, listAwardOptions, { query: {} })
  const free = options.find(({ rule }) => rule.caps.length === 0 && rule.points.kind === 'fixed')
  const chosen = free ?? options.find(({ rule }) => rule.caps.length === 0)
  if (!chosen) throw new Error('every rule has a cap')
  const { rows } = await call(cadre, searchHouseholds, { query: { limit: 100 } })
  const households: string[] = []
  for (const { householdId } of rows) {
    const isOurs = await call(cadre, listAwardOptions, { query: { householdId } }).then(
      () => false,
      () => true,
    )
    if (!isOurs) households.push(householdId)
  }
  let turn = 0
  const { ruleId, points } = chosen.rule
  const amount = points.kind === 'range' ? { points: points.least } : points.kind === 'per_unit' ? { quantity: 1 } : {}
  return () => ({
    body: { householdId: households[turn++ % households.length]!, ruleId, deedOn: today, note: '', ...amount },
  })
}
