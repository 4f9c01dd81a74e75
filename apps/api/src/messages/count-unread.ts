import { MOST_UNREAD } from '@village-points/shared/messages/contract.ts'
import type { Work } from '../platform/work.ts'
import { recipientsOf } from './policy.ts'
import { countBehind, readThrough } from './repository.ts'

export const countUnread = async (work: Work) => {
  const recipients = recipientsOf(work.actor)
  const read = await readThrough(work, recipients)
  let unread = 0
  for (const recipient of recipients) {
    unread += await countBehind(work, recipient, read.get(recipient) ?? '', MOST_UNREAD)
  }
  return { unread: Math.min(unread, MOST_UNREAD) }
}
