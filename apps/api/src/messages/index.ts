/** The door of messages: whoever has something to tell tells it here, in the transaction in which it happened. */
export { countUnread } from './count-unread.ts'
export { forgetOldMessages } from './jobs.ts'
export { toldWithin } from './list-messages.ts'
export { messagesRoutes } from './routes.ts'
export { tell, tellAll, wasTold } from './telling.ts'
