import * as contract from '@village-points/shared/messages/contract.ts'
import { type Binding, route } from '../platform/http/route.ts'
import { countUnread } from './count-unread.ts'
import { listMessages } from './list-messages.ts'
import { markRead } from './mark-read.ts'

export const messagesRoutes: readonly Binding[] = [
  route(contract.listMessages, listMessages),
  route(contract.countUnread, countUnread),
  route(contract.markRead, markRead),
]
