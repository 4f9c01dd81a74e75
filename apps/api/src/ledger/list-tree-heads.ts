import type { listTreeHeads as endpoint } from '@village-points/shared/ledger/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { pageOf } from '../platform/page.ts'
import type { Work } from '../platform/work.ts'
import { toTreeHead } from './sealing.ts'
import { treeHeadsByDay } from './tree-repository.ts'

/** What is printed on the board: the last head of each day, the latest first. */
export const listTreeHeads = async (work: Work, { query: { cursor, limit } }: ParsedInput<typeof endpoint>) => {
  const rows = await treeHeadsByDay(work, { limit: limit + 1, ...(cursor ? { beforeDay: cursor } : {}) })
  const { shown, next } = pageOf(rows, limit, (row) => row.onDay)
  return { rows: shown.map(toTreeHead), ...next }
}
