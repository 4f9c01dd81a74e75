import { View } from '@tarojs/components'
import { readHouseholdAccount } from '@village-points/shared/ledger/contract.ts'
import { countUnread, listMessages, type Message, markRead } from '@village-points/shared/messages/contract.ts'
import { type VillageDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { useEffect } from 'react'
import { now } from '../platform/clock'
import { useRows } from '../platform/query'
import { useWrite } from '../platform/write'
import { Frame } from '../ui/frame'
import { List } from '../ui/list'
import { ReadAloud } from '../ui/read-aloud'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Seal } from '../ui/seal'
import { Empty } from '../ui/states'
import { dayWords, spokenMessages } from './message-words'
import { doorOf } from './opening'

const MessageLine = ({ message, today }: { readonly message: Message; readonly today: VillageDay }) => (
  <Row
    title={<View className={message.isNew ? 'strong' : ''}>{message.title}</View>}
    detail={
      <>
        <View>{message.text}</View>
        <View>{dayWords(message, today)}</View>
      </>
    }
    end={message.isNew && <Seal>新</Seal>}
    onPress={doorOf(message)}
  />
)

/** Whoever has opened the page has read it; what was new stays marked until it is opened again. */
const useReading = (messages: readonly Message[] | undefined) => {
  const reading = useWrite(markRead, [countUnread, readHouseholdAccount])
  const newest = messages?.some(({ isNew }) => isNew) ? messages[0]?.messageId : undefined
  const { send } = reading
  useEffect(() => {
    if (newest) void send({ body: { upTo: newest } })
  }, [newest, send])
}

/** 村里的消息: what became of one's deeds and orders, and what waits for somebody at work. */
const Messages = () => {
  const rows = useRows(listMessages, { query: {} })
  const today = villageDayOf(now())
  useReading(rows.data)
  return (
    <Frame
      title="村里的消息"
      end={
        rows.data && rows.data.length > 0 ? (
          <ReadAloud text={() => spokenMessages(rows.data ?? [], today)} />
        ) : undefined
      }
    >
      <Remote
        of={rows}
        empty={
          <Empty icon="talk" title="还没有消息">
            加了分、报的好事有了结果、换的东西快到日子,都会在这里告诉您。
          </Empty>
        }
      >
        {(messages) => (
          <List
            rows={messages}
            keyOf={({ messageId }) => messageId}
            hasMore={rows.hasMore}
            isLoadingMore={rows.isLoadingMore}
            loadMore={rows.loadMore}
          >
            {(message) => <MessageLine message={message} today={today} />}
          </List>
        )}
      </Remote>
    </Frame>
  )
}

export default Messages
