import type { listScreenings as endpoint } from '@village-points/shared/declarations/contract.ts'
import { isPermitted } from '@village-points/shared/identity/permissions.ts'
import { householdIdsOfGroup } from '../households/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { pageOf } from '../platform/page.ts'
import type { Work } from '../platform/work.ts'
import { mayScreen } from './policy.ts'
import { toWaiting } from './presenting.ts'
import { countWaiting, pageOfWaiting } from './repository.ts'

/** What came first is looked at first; what may be the same deed twice is shown beside it. */
export const listScreenings = async (work: Work, { query }: ParsedInput<typeof endpoint>) => {
  const rows = await pageOfWaiting(work, await waitingHere(work), { cursor: query.cursor, limit: query.limit + 1 })
  const { shown, next } = pageOf(rows, query.limit, (row) => row.declarationId)
  const waiting = await toWaiting(work, shown)
  return {
    rows: waiting.map((one, index) => ({ ...one, can: { ...one.can, screen: mayScreen(work.actor, shown[index]!) } })),
    ...next,
  }
}

/** How many wait for this person to look at them. */
export const countToScreen = async (work: Work): Promise<number> => {
  const { actor } = work
  if (actor.role === 'system' || !isPermitted(actor.role, 'declaration.screen')) return 0
  return countWaiting(work, await waitingHere(work), actor)
}

const waitingHere = async (work: Work) => {
  const { role, villagersGroupId = '' } = work.actor
  const own = role === 'group_leader' ? { householdIds: await householdIdsOfGroup(work, villagersGroupId) } : {}
  return { states: ['submitted' as const], ...own }
}
