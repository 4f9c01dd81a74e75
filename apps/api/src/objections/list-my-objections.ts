import type { listMyObjections as endpoint } from '@village-points/shared/objections/contract.ts'
import { householdsJoined } from '../households/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { pageOf } from '../platform/page.ts'
import type { Work } from '../platform/work.ts'
import { toObjections } from './presenting.ts'
import { pageOfOwn } from './repository.ts'

/** A household that others were joined to reads what was said about theirs too. */
export const listMyObjections = async (work: Work, { query }: ParsedInput<typeof endpoint>) => {
  const { householdId } = work.actor
  const own = householdId ? [householdId, ...(await householdsJoined(work, householdId))] : []
  const rows = await pageOfOwn(work, own, { ...query, limit: query.limit + 1 })
  const { shown, next } = pageOf(rows, query.limit, (row) => row.objectionId)
  return { rows: await toObjections(work, shown), ...next }
}
