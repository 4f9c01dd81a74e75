import type { listTreeHeads as endpoint } from '@village-points/shared/ledger/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { toTreeHead } from './sealing.ts'
import { treeHeadsByDay } from './tree-repository.ts'

/** What is printed on the board: the last head of each day, the latest first. */
export const listTreeHeads = async (work: Work, { query: { cursor, limit } }: ParsedInput<typeof endpoint>) => {
  const rows = await treeHeadsByDay(work, { limit: limit + 1, ...(cursor ? { beforeDay: cursor } : {}) })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.map(toTreeHead),
    ...(rows.length > limit && last ? { nextCursor: last.onDay } : {}),
  }
}
