import type { listDeclarations as endpoint } from '@village-points/shared/declarations/contract.ts'
import { requireHousehold } from '../households/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { pageOf } from '../platform/page.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { toDeclarations } from './presenting.ts'
import { pageOfDeclarations } from './repository.ts'

/** Villagers see their own household's; group leaders what they recorded or their group's; others the village's. */
export const listDeclarations = async (work: Work, { query }: ParsedInput<typeof endpoint>) => {
  const filter = await filterFor(work, query)
  const rows = await pageOfDeclarations(work, filter, { cursor: query.cursor, limit: query.limit + 1 })
  const { shown, next } = pageOf(rows, query.limit, (row) => row.declarationId)
  return { rows: await toDeclarations(work, shown), ...next }
}

const filterFor = async (work: Work, query: ParsedInput<typeof endpoint>['query']) => {
  const { actor } = work
  const batch = query.awardBatchId ? { awardBatchId: query.awardBatchId } : {}
  const mine = query.mine ? { recordedByUserId: actor.userId } : {}
  const declared = query.declared ? { isDeclared: true } : {}
  if (actor.role === 'villager') {
    const householdId = actor.householdId ?? refuse('household.not_found')
    if (query.householdId && query.householdId !== householdId) refuse('household.not_found')
    return { ...declared, ...batch, ...mine, householdId }
  }
  const household = query.householdId ? await requireHousehold(work, query.householdId) : undefined
  if (actor.role !== 'group_leader')
    return { ...declared, ...batch, ...mine, ...(household ? { householdId: household.householdId } : {}) }
  if (!household) return { ...declared, ...batch, recordedByUserId: actor.userId }
  if (household.villagersGroupId !== actor.villagersGroupId) refuse('household.not_found')
  return { ...declared, ...batch, ...mine, householdId: household.householdId }
}
