import { z } from 'zod'
import { endpoint } from '../platform/endpoint.ts'
import { Id, PageQuery, page } from '../platform/page.ts'
import { Instant } from '../platform/village-day.ts'
import { type MessageKindName, type MessagePage, messageKinds } from './kinds.ts'

export * from './kinds.ts'

/** Something that was told, worded as it was told. */
export const Message = z.object({
  messageId: Id,
  kind: z.enum(Object.keys(messageKinds) as [MessageKindName]),
  title: z.string(),
  text: z.string(),
  /** From when on it could be read: told at night, the next morning. */
  toldAt: Instant,
  /** Not read when the list was. */
  isNew: z.boolean(),
  opens: z.custom<MessagePage>((given) => typeof given === 'string').optional(),
  subjectId: Id.optional(),
})
export type Message = z.infer<typeof Message>

/** How many were not read yet; 99 stands for more. */
export const MOST_UNREAD = 99
const Unread = z.object({ unread: z.number().int() })

export const listMessages = endpoint({
  name: 'list-messages',
  method: 'GET',
  path: '/messages',
  summary:
    'What I was told in the acting role: about my household or my duties, and what everybody was told; newest first.',
  permission: 'message.read',
  query: PageQuery,
  response: page(Message),
  errors: {},
})

export const countUnread = endpoint({
  name: 'count-unread',
  method: 'GET',
  path: '/messages/unread',
  summary: 'How many of my messages I have not read.',
  permission: 'message.read',
  response: Unread,
  errors: {},
})

export const markRead = endpoint({
  name: 'mark-read',
  method: 'POST',
  path: '/messages/read',
  summary: 'Marks the messages of the acting role as read, up to and including the one named.',
  permission: 'message.read',
  body: z.object({ upTo: Id }),
  response: Unread,
  errors: {},
})
