import {
  DeductionState,
  type listDeductions as endpoint,
  openStates,
} from '@village-points/shared/deductions/contract.ts'
import { householdIdsOfGroup, householdsJoined } from '../households/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { pageOf } from '../platform/page.ts'
import type { Work } from '../platform/work.ts'
import { toDeductions } from './presenting.ts'
import { pageOfDeductions } from './repository.ts'

type Query = ParsedInput<typeof endpoint>['query']

/** A household that others were joined to answers for theirs too. */
export const listDeductions = async (work: Work, { query }: ParsedInput<typeof endpoint>) => {
  const filter = { householdIds: await householdsWithin(work, query.householdId), states: statesOf(query) }
  const rows = await pageOfDeductions(work, filter, { cursor: query.cursor, limit: query.limit + 1 })
  const { shown, next } = pageOf(rows, query.limit, (row) => row.deductionId)
  return { rows: await toDeductions(work, shown), ...next }
}

const householdsWithin = async (work: Work, asked: string | undefined): Promise<readonly string[] | undefined> => {
  const { actor } = work
  if (actor.role === 'villager') {
    const own = actor.householdId ?? ''
    return [own, ...(await householdsJoined(work, own))]
  }
  if (actor.role !== 'group_leader') return asked === undefined ? undefined : [asked]
  const ofGroup = await householdIdsOfGroup(work, actor.villagersGroupId ?? '')
  return asked === undefined ? ofGroup : ofGroup.filter((one) => one === asked)
}

const statesOf = ({ which, state }: Query): readonly DeductionState[] | undefined => {
  if (state) return [state]
  if (which === 'all') return undefined
  return which === 'open' ? openStates : DeductionState.options.filter((one) => !openStates.includes(one))
}
