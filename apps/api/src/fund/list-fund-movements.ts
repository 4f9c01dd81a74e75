import type { listFundMovements as endpoint } from '@village-points/shared/fund/contract.ts'
import { fundMovements } from '../ledger/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { pageOf } from '../platform/page.ts'
import type { Work } from '../platform/work.ts'
import { toFundMovement } from './presenting.ts'

export const listFundMovements = async (work: Work, { query: { cursor, limit } }: ParsedInput<typeof endpoint>) => {
  const beforeSequence = Number(cursor) || undefined
  const rows = await fundMovements(work, { limit: limit + 1, ...(beforeSequence ? { beforeSequence } : {}) })
  const { shown, next } = pageOf(rows, limit, (row) => String(row.sequence))
  return { rows: shown.map((row) => toFundMovement(work, row)), ...next }
}
