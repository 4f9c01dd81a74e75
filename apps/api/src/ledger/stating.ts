import type { HouseholdBrief } from '@village-points/shared/households/contract.ts'
import { type Month, spanOfMonth, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { Village } from '@village-points/shared/villages/contract.ts'
import { toldWithin } from '../messages/index.ts'
import type { Work } from '../platform/work.ts'
import { availableAt } from './reading-repository.ts'
import { toStatementEntry } from './statement.ts'
import type { Statement } from './statement-paper.ts'
import { statementOf } from './statement-repository.ts'

/** No household has as many lines in a month; a paper with more would be a book. */
const MOST_LINES = 1000

/** What a month brought to households, in the order given. */
export const statementsOf = async (
  work: Work,
  village: Village,
  households: readonly HouseholdBrief[],
  month: Month,
): Promise<readonly Statement[]> => {
  const span = spanOfMonth(month)
  const shared = { village, month, today: villageDayOf(work.now) }
  const statements: Statement[] = []
  for (const household of households) {
    const { householdId } = household
    const rows = await statementOf(work, householdId, { recorded: span, limit: MOST_LINES })
    statements.push({
      ...shared,
      household,
      hundredthsBefore: await availableAt(work, householdId, span.from),
      hundredthsAfter: await availableAt(work, householdId, span.before),
      entries: rows.map(toStatementEntry).reverse(),
      messages: await toldWithin(work, householdId, span),
    })
  }
  return statements
}
