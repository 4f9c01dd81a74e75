import { MOST_UNREAD } from '@village-points/shared/messages/contract.ts'
import type { Work } from '../platform/work.ts'
import { recipientsOf } from './policy.ts'
import { countUnreadOf } from './repository.ts'

export const countUnread = async (work: Work) => ({
  unread: Math.min(await countUnreadOf(work, recipientsOf(work.actor)), MOST_UNREAD),
})
