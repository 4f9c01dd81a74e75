import type { StatementEntry } from '@village-points/shared/ledger/contract.ts'
import { pageOf } from '../platform/page.ts'
import type { Work } from '../platform/work.ts'
import { requireReadableHousehold } from './read-household-account.ts'
import { toStatementEntry } from './statement.ts'
import { statementOf } from './statement-repository.ts'

export const listEntries = async (
  work: Work,
  {
    params: { householdId },
    query: { cursor, limit },
  }: { params: { householdId: string }; query: { cursor?: string | undefined; limit: number } },
): Promise<{ rows: StatementEntry[]; nextCursor?: string }> => {
  await requireReadableHousehold(work, householdId)
  const beforeSequence = Number(cursor) || undefined
  const rows = await statementOf(work, householdId, { limit: limit + 1, ...(beforeSequence ? { beforeSequence } : {}) })
  const { shown, next } = pageOf(rows, limit, ({ transfer }) => String(transfer.sequence))
  return { rows: shown.map(toStatementEntry), ...next }
}
