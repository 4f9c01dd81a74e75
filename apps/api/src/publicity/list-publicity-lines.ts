import type { listPublicityLines as endpoint } from '@village-points/shared/publicity/contract.ts'
import { householdsJoined } from '../households/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { pageOf } from '../platform/page.ts'
import type { Work } from '../platform/work.ts'
import { toLines } from './presenting.ts'
import { requireList } from './read-publicity.ts'
import { pageOfLines } from './repository.ts'

/** A household that was merged into the own one since the list went up is the own one too. */
export const listPublicityLines = async (work: Work, { params, query }: ParsedInput<typeof endpoint>) => {
  const { listId } = await requireList(work, params.listId)
  const { ownHouseholdIds } = work.actor
  const own = [...ownHouseholdIds]
  for (const householdId of ownHouseholdIds) own.push(...(await householdsJoined(work, householdId)))
  const rows = await pageOfLines(work, listId, {
    after: Number(query.cursor ?? 0) || 0,
    limit: query.limit + 1,
    householdIds: query.own ? own : undefined,
  })
  const { shown, next } = pageOf(rows, query.limit, (row) => String(row.position))
  return { rows: await toLines(work, shown, own), ...next }
}
