import type { listPublicities as endpoint } from '@village-points/shared/publicity/contract.ts'
import { countWaiting } from '../declarations/index.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import { pageOf } from '../platform/page.ts'
import type { Work } from '../platform/work.ts'
import { isListedToday } from './making.ts'
import { may } from './policy.ts'
import { toLists } from './presenting.ts'
import { latestList, pageOfLists } from './repository.ts'

export const listPublicities = async (work: Work, { query }: ParsedInput<typeof endpoint>) => {
  const { cursor, limit } = query
  const { shown, next } = pageOf(await pageOfLists(work, { cursor, limit: limit + 1 }), limit, (row) => row.listId)
  const waitingCount = await countWaiting(work, { states: ['accepted'] })
  const isFree = waitingCount > 0 && !isListedToday(await latestList(work), work.now)
  return {
    rows: await toLists(work, shown),
    ...next,
    waitingCount,
    can: { publicize: isFree && may(work.actor, 'publicity.publicize') },
  }
}
