import type { printGroupStatements as endpoint } from '@village-points/shared/ledger/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { listHouseholds } from '../households/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { PrintedDocument } from '../platform/printing/document.ts'
import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { readVillage } from '../villages/index.ts'
import { groupPaper } from './statement-paper.ts'
import { statementsOf } from './stating.ts'

/** For homes without a telephone and for whoever would rather hold it: a paper for every household of a group. */
export const printGroupStatements = async (
  work: Work,
  { params: { villagersGroupId }, query }: ParsedInput<typeof endpoint>,
): Promise<PrintedDocument> => {
  const village = await readVillage(work)
  const group = village.groups.find((one) => one.villagersGroupId === villagersGroupId)
  if (!group) return refuse('ledger.group_not_found')
  const today = villageDayOf(work.now)
  const month = query.month ?? today.slice(0, 7)
  const households = (await listHouseholds(work)).filter(
    (one) => one.villagersGroupId === villagersGroupId && one.status === 'active',
  )
  return groupPaper(group.name, month, today, village, await statementsOf(work, village, households, month))
}
