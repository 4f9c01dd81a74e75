import { addDays, startOfVillageDay } from '@village-points/shared/platform/village-day.ts'
import type { listOverseenEntries as endpoint } from '@village-points/shared/supervision/contract.ts'
import { householdIdsOfGroup } from '../households/index.ts'
import { loggedIn, pageOfOverseen, spanAround } from '../ledger/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { pageOf } from '../platform/page.ts'
import type { Work } from '../platform/work.ts'
import { toEntries } from './presenting.ts'

/** A month at most is looked through, however rare the thing that is asked for. */
export const listOverseenEntries = async (work: Work, { params, query }: ParsedInput<typeof endpoint>) => {
  const { day, householdId, villagersGroupId, kind, ruleId, recordedByUserId: actorUserId, limit } = query
  const span = day ? await spanAround(work, day) : await loggedIn(work, params.month)
  const recorded = day && { from: startOfVillageDay(day), before: startOfVillageDay(addDays(day, 1)) }
  const ofGroup = villagersGroupId ? await householdIdsOfGroup(work, villagersGroupId) : undefined
  const householdIds = householdId ? [householdId] : ofGroup
  const beforeSequence = Number(query.cursor) || undefined
  const rows = await pageOfOverseen(
    work,
    span,
    { householdIds, kind, ruleId, actorUserId, recorded: recorded || undefined },
    { beforeSequence, limit: limit + 1 },
  )
  const { shown, next } = pageOf(rows, limit, (row) => String(row.sequence))
  return { rows: await toEntries(work, shown), ...next }
}
