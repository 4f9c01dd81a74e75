import { View } from '@tarojs/components'
import type { HouseholdAccount } from '@village-points/shared/ledger/contract.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { Reminders } from '../deductions/reminders'
import { unreadWords } from '../messages/message-words'
import { MessagesRow } from '../messages/unread-row'
import { now } from '../platform/clock'
import { go } from '../platform/navigation'
import { Balance } from '../ui/balance'
import { Card } from '../ui/card'
import { useReadAloud } from '../ui/read-aloud'
import { Row } from '../ui/row'
import { AccountNotes } from './account-notes'
import { earnedWords, spokenAccount } from './account-words'
import { BigCard } from './big-card'
import { PanelEntry } from './panel-entry'

/** The account on the elder's home: one large figure and three large things to do. */
export const ElderAccount = ({ account }: { readonly account: HouseholdAccount }) => {
  const { availablePoints, heldPoints, unreadMessages = 0 } = account
  const voice = useReadAloud(() => spokenAccount(account, villageDayOf(now())))
  const held = formatPoints(heldPoints)
  return (
    <>
      <Balance name="现在能用" points={availablePoints}>
        <View>{earnedWords(account)}</View>
        {heldPoints > 0 && <View className="soft">{`另有 ${held} 分冻结着,等您来取东西`}</View>}
      </Balance>
      <AccountNotes account={account} />
      {unreadMessages > 0 && (
        <BigCard
          icon="talk"
          title="村里的消息"
          detail={unreadWords(unreadMessages)}
          onPress={() => go('messages/index')}
        />
      )}
      <Reminders account={account} />
      {voice.canSpeak && (
        <BigCard
          icon={voice.isSpeaking ? 'pause' : 'speak'}
          title={voice.isSpeaking ? '停下' : '念给我听'}
          detail="余额和最近三笔"
          isOn={voice.isSpeaking}
          onPress={voice.toggle}
        />
      )}
      <BigCard icon="hands" title="报好事" detail="做了好事,告诉村里" onPress={() => go('declarations/declare', {})} />
      <BigCard icon="bag" title="换东西" detail="看看能换什么" onPress={() => go('rewards/shop')} />
      <PanelEntry />
      <Card hasRows>
        <Row
          icon="card"
          title="我换的东西"
          detail={heldPoints > 0 ? '有东西等您来取' : '取货码在这里'}
          onPress={() => go('rewards/redemptions')}
        />
        <Row icon="pencil" title="我家报过的" onPress={() => go('declarations/declared')} />
        {unreadMessages === 0 && <MessagesRow unread={0} />}
        <Row icon="talk" title="提醒和扣分" onPress={() => go('deductions/index')} />
        <Row icon="list" title="每一分怎么来的" onPress={() => go('ledger/entries', {})} />
        <Row icon="house" title="我家" onPress={() => go('mine/index')} />
      </Card>
    </>
  )
}
