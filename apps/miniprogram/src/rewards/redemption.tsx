import { View } from '@tarojs/components'
import { readHouseholdAccount } from '@village-points/shared/ledger/contract.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { formatPartOfDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { type Redemption, readRedemption } from '@village-points/shared/rewards/contract.ts'
import { now } from '../platform/clock'
import { replace, restart, useRouteInput } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { useActingRole } from '../platform/session'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { classes } from '../ui/classes'
import { Frame } from '../ui/frame'
import { Icon, type IconName } from '../ui/icon'
import { Remote } from '../ui/remote'
import { Pair } from '../ui/row'
import { Empty, Skeleton } from '../ui/states'
import { CancelOrder } from './cancel-order'
import { PickupCode, PickupPlace } from './pickup'
import { orderName, outcomeOf } from './redemption-words'
import './rewards.css'

/** While the code is shown, the counter may hand the goods over at any moment. */
const WATCH_SECONDS = 8

interface OrderProps {
  readonly order: Redemption
}

const endings: Readonly<Record<Exclude<Redemption['state'], 'held'>, { icon: IconName; words: string }>> = {
  fulfilled: { icon: 'check', words: '已经交给您了' },
  cancelled: { icon: 'undo', words: '不换了,分已退回' },
  expired: { icon: 'clock', words: '过期没取,分已退回' },
}

/** An order that is over: how it ended. */
const Ending = ({ order }: OrderProps) => {
  if (order.state === 'held') return null
  const { icon, words } = endings[order.state]
  return (
    <Card>
      <View className="pickup">
        <View className={classes('pickup-done', order.state !== 'fulfilled' && 'pickup-past')}>
          <Icon name={icon} />
        </View>
        <View className="heading">{words}</View>
        <View>{orderName(order)}</View>
        <View className="soft">{outcomeOf(order, villageDayOf(now()))}</View>
      </View>
    </Card>
  )
}

/** What is held for it and what remains. The remainder is the household's own and comes from its account. */
const Figures = ({ order }: OrderProps) => {
  const householdId = useActingRole()?.householdId
  const isOwn = householdId === order.householdId
  const account = useQuery(readHouseholdAccount, { params: { householdId: order.householdId } }, { isReady: isOwn })
  const points = `${formatPoints(order.points)} 分`
  return (
    <Card>
      {!isOwn && <Pair name="谁家换的">{order.householdName}</Pair>}
      <Pair name={order.state === 'held' ? '先冻结' : order.state === 'fulfilled' ? '用掉' : '退回'}>{points}</Pair>
      {isOwn && account.data && (
        <Pair name={order.state === 'held' ? '取货后还剩' : '现在可用'}>
          {`${formatPoints(account.data.availablePoints)} 分`}
        </Pair>
      )}
      <Pair name="换的时间">{formatPartOfDay(order.orderedAt, villageDayOf(now()))}</Pair>
    </Card>
  )
}

const Footer = ({ order, onRefused }: OrderProps & { readonly onRefused: () => unknown }) => {
  if (order.can.cancel) return <CancelOrder order={order} onRefused={onRefused} />
  if (order.state === 'expired' || order.state === 'cancelled') {
    return (
      <Button kind="quiet" icon="bag" onPress={() => replace('rewards/reward', { rewardId: order.rewardId })}>
        再换一次
      </Button>
    )
  }
  return null
}

/** One order: the code to fetch it with while it waits, afterwards how it ended. */
const RedemptionPage = () => {
  const { redemptionId = '' } = useRouteInput('rewards/redemption')
  const order = useQuery(
    readRedemption,
    { params: { redemptionId } },
    { isReady: redemptionId !== '', everySeconds: WATCH_SECONDS },
  )
  const isHeld = order.data?.state === 'held'
  return (
    <Frame
      title={order.data && !isHeld ? '换过的东西' : '取货码'}
      footer={order.data && <Footer order={order.data} onRefused={() => order.refetch()} />}
    >
      {redemptionId === '' && (
        <Empty icon="bag" title="没有找到这一单" keys={<Button onPress={() => restart('home/index')}>回首页</Button>}>
          请从“我换的东西”里点开。
        </Empty>
      )}
      {redemptionId !== '' && (
        <Remote of={order} skeleton={<Skeleton hasHero rows={2} />}>
          {(data) => (
            <>
              {isHeld ? (
                <>
                  <PickupCode order={data} />
                  <PickupPlace order={data} />
                </>
              ) : (
                <Ending order={data} />
              )}
              <Figures order={data} />
            </>
          )}
        </Remote>
      )}
    </Frame>
  )
}

export default RedemptionPage
