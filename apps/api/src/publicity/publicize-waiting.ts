import { refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { beginList, isListedToday, whatWaits } from './making.ts'
import { toList } from './presenting.ts'
import { findList, latestList } from './repository.ts'

export const publicizeWaiting = async (work: Work) => {
  await work.tx.lock(work.villageId)
  if (isListedToday(await latestList(work), work.now)) refuse('publicity.listed_today')
  const { accepted, hasAwards } = await whatWaits(work)
  if (accepted === 0 && !hasAwards) refuse('publicity.nothing_waits')
  const listId = await beginList(work)
  return toList(work, (await findList(work, listId))!)
}
