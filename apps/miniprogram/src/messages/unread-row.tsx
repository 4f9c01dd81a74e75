import { countUnread } from '@village-points/shared/messages/contract.ts'
import { go } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { Card } from '../ui/card'
import { Row } from '../ui/row'
import { Seal } from '../ui/seal'
import { unreadWords } from './message-words'

/** The way to the messages, with how many wait. */
export const MessagesRow = ({ unread }: { readonly unread: number }) => (
  <Row
    icon="talk"
    title="村里的消息"
    detail={unreadWords(unread)}
    end={unread > 0 && <Seal>新</Seal>}
    onPress={() => go('messages/index')}
  />
)

/** The same where the page does not know how many. */
export const OwnMessagesRow = () => <MessagesRow unread={useQuery(countUnread, {}).data?.unread ?? 0} />

/** For somebody at work: only there when something is new. */
export const UnreadNotice = () => {
  const { data } = useQuery(countUnread, {})
  if (!data || data.unread === 0) return null
  return (
    <Card hasRows>
      <MessagesRow unread={data.unread} />
    </Card>
  )
}
