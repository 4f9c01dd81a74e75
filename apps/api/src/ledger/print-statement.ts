import { type Month, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { PrintedDocument } from '../platform/printing/document.ts'
import type { Work } from '../platform/work.ts'
import { readVillage } from '../villages/index.ts'
import { requireReadableHousehold } from './read-household-account.ts'
import { statementPaper } from './statement-paper.ts'
import { statementsOf } from './stating.ts'

/** What happened in a month, for those who would rather hold it in their hands. */
export const printStatement = async (
  work: Work,
  { params: { householdId }, query }: { params: { householdId: string }; query: { month?: Month | undefined } },
): Promise<PrintedDocument> => {
  const household = await requireReadableHousehold(work, householdId)
  const month = query.month ?? villageDayOf(work.now).slice(0, 7)
  const [statement] = await statementsOf(work, await readVillage(work), [household], month)
  return statementPaper(statement!)
}
