import { listMessages, markRead } from '@village-points/shared/messages/contract.ts'
import type { DemoClient } from './demo-client.ts'

/** Somebody opens the messages: what is there has been read. */
export const readMessages = async (phone: DemoClient): Promise<void> => {
  const { rows } = await phone.call(listMessages, { query: { limit: 1 } })
  if (rows[0]) await phone.call(markRead, { body: { upTo: rows[0].messageId } })
}
