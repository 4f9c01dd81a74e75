import type { markRead as endpoint } from '@village-points/shared/messages/contract.ts'
import type { ParsedInput } from '../platform/http/route.ts'
import type { Work } from '../platform/work.ts'
import { countUnread } from './count-unread.ts'
import { recipientsOf } from './policy.ts'
import { findDue, setReadThrough } from './repository.ts'

/** A message of somebody else, or one that is forgotten by now, marks nothing. */
export const markRead = async (work: Work, { body }: ParsedInput<typeof endpoint>) => {
  const recipients = recipientsOf(work.actor)
  const row = await findDue(work, body.upTo)
  if (row && recipients.includes(row.recipient)) await setReadThrough(work, recipients, row.messageId)
  return countUnread(work)
}
