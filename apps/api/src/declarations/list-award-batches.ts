import type { listAwardBatches as endpoint } from '@village-points/shared/declarations/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { pageOf } from '../platform/page.ts'
import type { Work } from '../platform/work.ts'
import { toBatch } from './presenting.ts'
import { pageOfBatches } from './repository.ts'

export const listAwardBatches = async (work: Work, { query }: ParsedInput<typeof endpoint>) => {
  const rows = await pageOfBatches(work, { cursor: query.cursor, limit: query.limit + 1 })
  const { shown, next } = pageOf(rows, query.limit, (row) => row.awardBatchId)
  return { rows: shown.map((row) => toBatch(work, row)), ...next }
}
