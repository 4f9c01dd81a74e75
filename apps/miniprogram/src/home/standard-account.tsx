import { View } from '@tarojs/components'
import type { HouseholdAccount } from '@village-points/shared/ledger/contract.ts'
import { formatPoints, formatSignedPoints } from '@village-points/shared/platform/points.ts'
import { formatClock, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { Reminders } from '../deductions/reminders'
import { EntryRow } from '../ledger/entry-row'
import { MessagesRow } from '../messages/unread-row'
import { now } from '../platform/clock'
import { go, restart } from '../platform/navigation'
import { Balance } from '../ui/balance'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { List } from '../ui/list'
import { ReadAloud } from '../ui/read-aloud'
import { Row } from '../ui/row'
import { Empty } from '../ui/states'
import { AccountNotes } from './account-notes'
import { monthlyPoints, spokenAccount } from './account-words'
import { PanelEntry } from './panel-entry'

interface AccountProps {
  readonly account: HouseholdAccount
}

const Latest = ({ account }: AccountProps) => {
  const { recent, household } = account
  const today = villageDayOf(now())
  if (recent.length === 0) {
    return (
      <Card>
        <Empty title="还没有记过分">做了好事,村里记上以后,就会出现在这里。</Empty>
      </Card>
    )
  }
  return (
    <>
      <List
        rows={recent}
        keyOf={({ transferId }) => transferId}
        title="最近的积分"
        end={<ReadAloud text={() => spokenAccount(account, today)} />}
      >
        {(entry) => <EntryRow entry={entry} householdId={household.householdId} today={today} />}
      </List>
      <Button kind="quiet" icon="list" onPress={() => go('ledger/entries', {})}>
        全部明细
      </Button>
    </>
  )
}

/** The account on the standard home: figures and terraces, two buttons, the last lines. */
export const StandardAccount = ({ account }: AccountProps) => {
  const { availablePoints, heldPoints, conductPoints, earnedThisMonth, unreadMessages = 0 } = account
  return (
    <>
      <Balance
        name="可用积分"
        points={availablePoints}
        end={<View>{`更新于 ${formatClock(account.asOf)}`}</View>}
        months={monthlyPoints(account)}
      >
        <View className="home-sentence">
          {[
            `本月 ${formatSignedPoints(earnedThisMonth)}`,
            heldPoints > 0 && `冻结 ${formatPoints(heldPoints)}`,
            `今年表现 ${formatPoints(conductPoints)}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </View>
      </Balance>
      <AccountNotes account={account} />
      <Reminders account={account} />
      <View className="home-keys">
        <Button icon="bag" onPress={() => restart('rewards/shop')}>
          换东西
        </Button>
        <Button kind="quiet" icon="card" onPress={() => go('rewards/redemptions')}>
          {heldPoints > 0 ? '我的取货码' : '我换的东西'}
        </Button>
      </View>
      <Card hasRows>
        <MessagesRow unread={unreadMessages} />
        <PanelEntry />
      </Card>
      <Latest account={account} />
      <Card hasRows>
        <Row
          icon="hands"
          title="我家报过的好事"
          detail="到哪一步了,哪天答复您"
          onPress={() => go('declarations/declared')}
        />
        <Row
          icon="talk"
          title="提醒和扣分"
          detail="村里提醒过什么,全村扣了几件"
          onPress={() => go('deductions/index')}
        />
      </Card>
    </>
  )
}
