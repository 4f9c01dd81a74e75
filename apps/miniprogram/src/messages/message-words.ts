import type { Message } from '@village-points/shared/messages/contract.ts'
import { formatDay, type VillageDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'

/** How many are read aloud when none is new. */
const SPOKEN_OLD = 3

/** `今天`, `昨天`, `11月3日`. */
export const dayWords = (message: Message, today: VillageDay): string => {
  const day = villageDayOf(message.toldAt)
  return day === today ? '今天' : formatDay(day, today)
}

/** What is new as it is read aloud; when nothing is, the last few once more. */
export const spokenMessages = (messages: readonly Message[], today: VillageDay): string => {
  const fresh = messages.filter(({ isNew }) => isNew)
  const said = fresh.length > 0 ? fresh : messages.slice(0, SPOKEN_OLD)
  const begin = fresh.length > 0 ? `有 ${fresh.length} 条新消息。` : '没有新消息。最近的是:'
  return begin + said.map((one) => `${dayWords(one, today)},${one.title}。${one.text}`).join('')
}

/** What stands on the way to the messages. */
export const unreadWords = (unread: number): string => (unread > 0 ? `有 ${unread} 条没看` : '都看过了')
