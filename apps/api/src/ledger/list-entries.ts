import type { StatementEntry } from '@village-points/shared/ledger/contract.ts'
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
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.map(toStatementEntry),
    ...(rows.length > limit && last ? { nextCursor: String(last.transfer.sequence) } : {}),
  }
}
