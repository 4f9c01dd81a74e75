import type { HouseholdBrief, HouseholdStatus } from '@village-points/shared/households/contract.ts'
import { pageOf } from '../platform/page.ts'
import type { Work } from '../platform/work.ts'
import { toBrief } from './find-household.ts'
import { searchableGroup } from './policy.ts'
import { searchRoster } from './repository.ts'

interface Wanted {
  readonly text: string
  readonly villagersGroupId?: string | undefined
  /** Left out, those that still live in the village. */
  readonly status?: HouseholdStatus | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** The cursor is the last household's id: its place in the order is looked up again, so it never goes stale. */
export const searchHouseholds = async (
  work: Work,
  { query }: { query: Wanted },
): Promise<{ rows: HouseholdBrief[]; total: number; nextCursor?: string }> => {
  const { text, status = 'active', villagersGroupId, cursor, limit } = query
  const groups = [villagersGroupId, searchableGroup(work.actor)].filter((id) => id !== undefined)
  const wanted = { text, groups, status, after: cursor, limit: limit + 1 }
  const { rows, total } = await searchRoster(work, wanted)
  const { shown, next } = pageOf(rows, limit, (row) => row.householdId)
  return { rows: shown.map(toBrief), total, ...next }
}
