import { type Month, spanOfMonth, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { toldWithin } from '../messages/index.ts'
import type { PrintedDocument } from '../platform/printing/document.ts'
import type { Work } from '../platform/work.ts'
import { readVillage } from '../villages/index.ts'
import { requireReadableHousehold } from './read-household-account.ts'
import { availableAt } from './reading-repository.ts'
import { toStatementEntry } from './statement.ts'
import { statementPaper } from './statement-paper.ts'
import { statementOf } from './statement-repository.ts'

/** No household has as many lines in a month; a paper with more would be a book. */
const MOST_LINES = 1000

/** What happened in a month, for those who would rather hold it in their hands. */
export const printStatement = async (
  work: Work,
  { params: { householdId }, query }: { params: { householdId: string }; query: { month?: Month | undefined } },
): Promise<PrintedDocument> => {
  const household = await requireReadableHousehold(work, householdId)
  const today = villageDayOf(work.now)
  const month = query.month ?? today.slice(0, 7)
  const span = spanOfMonth(month)
  const rows = await statementOf(work, householdId, { recorded: span, limit: MOST_LINES })
  return statementPaper({
    village: await readVillage(work),
    household,
    month,
    today,
    hundredthsBefore: await availableAt(work, householdId, span.from),
    hundredthsAfter: await availableAt(work, householdId, span.before),
    entries: rows.map(toStatementEntry).reverse(),
    messages: await toldWithin(work, householdId, span),
  })
}
