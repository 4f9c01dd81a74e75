import type { listShortfalls as endpoint } from '@village-points/shared/ledger/contract.ts'
import { toPoints } from '@village-points/shared/platform/points.ts'
import { briefsOf } from '../households/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { pageOf } from '../platform/page.ts'
import type { Work } from '../platform/work.ts'
import { shortfallsAfter, sumOfKind } from './period-repository.ts'

export const listShortfalls = async (work: Work, { query: { cursor = '', limit } }: ParsedInput<typeof endpoint>) => {
  const rows = await shortfallsAfter(work, cursor, limit + 1)
  const { shown, next } = pageOf(rows, limit, (row) => row.householdId)
  const briefs = await briefsOf(
    work,
    shown.map(({ householdId }) => householdId),
  )
  const { households, hundredths } = await sumOfKind(work, 'household_shortfall')
  return {
    rows: shown.map(({ householdId, owed }) => ({
      household: briefs.get(householdId)!,
      shortfallPoints: toPoints(owed),
    })),
    ...next,
    households,
    totalPoints: toPoints(-hundredths || 0),
  }
}
