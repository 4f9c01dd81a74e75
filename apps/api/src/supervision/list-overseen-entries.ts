import { addDays, daysBetween, startOfVillageDay } from '@village-points/shared/platform/village-day.ts'
import { type listOverseenEntries as endpoint, MOST_SPAN_DAYS } from '@village-points/shared/supervision/contract.ts'
import { householdIdsOfGroup } from '../households/index.ts'
import { loggedIn, pageOfOverseen, spanAround } from '../ledger/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { pageOf } from '../platform/page.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { ruleIdsOfOrigin } from '../rules/index.ts'
import { toEntries } from './presenting.ts'

type Query = ParsedInput<typeof endpoint>['query']

/** A quarter at most is looked through, however rare the thing that is asked for. */
export const listOverseenEntries = async (work: Work, { params, query }: ParsedInput<typeof endpoint>) => {
  const { householdId, villagersGroupId, kind, originId, recordedByUserId: actorUserId, limit } = query
  const days = daysAsked(query)
  const span = days ? await spanAround(work, days.from, days.to) : await loggedIn(work, params.month)
  const recorded = days && { from: startOfVillageDay(days.from), before: startOfVillageDay(addDays(days.to, 1)) }
  const ofGroup = villagersGroupId ? await householdIdsOfGroup(work, villagersGroupId) : undefined
  const householdIds = householdId ? [householdId] : ofGroup
  const ruleIds = originId ? await ruleIdsOfOrigin(work, originId) : undefined
  const beforeSequence = Number(query.cursor) || undefined
  const rows = await pageOfOverseen(
    work,
    span,
    { householdIds, kind, ruleIds, actorUserId, recorded },
    { beforeSequence, limit: limit + 1 },
  )
  const { shown, next } = pageOf(rows, limit, (row) => String(row.sequence))
  return { rows: await toEntries(work, shown), ...next }
}

/** The first day and the last; one alone is a single day. */
const daysAsked = ({ from, to }: Query): { readonly from: string; readonly to: string } | undefined => {
  if (!from && !to) return undefined
  const days = { from: from ?? to ?? '', to: to ?? from ?? '' }
  const count = daysBetween(days.from, days.to) + 1
  return count >= 1 && count <= MOST_SPAN_DAYS ? days : refuse('supervision.span_wrong', { days: MOST_SPAN_DAYS })
}
