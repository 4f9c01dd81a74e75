import { Text, View } from '@tarojs/components'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { listRedemptions, type Redemption } from '@village-points/shared/rewards/contract.ts'
import { now } from '../platform/clock'
import { go, restart } from '../platform/navigation'
import { useRows } from '../platform/query'
import { Button } from '../ui/button'
import { Frame } from '../ui/frame'
import { GoodsPicture } from '../ui/goods-picture'
import { List } from '../ui/list'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Seal } from '../ui/seal'
import { Empty } from '../ui/states'
import { codeInHalves, listDetail, orderName, stateSeals } from './redemption-words'
import { pictureUrl } from './reward-words'
import './rewards.css'

const OrderRow = ({ order }: { readonly order: Redemption }) => {
  const seal = stateSeals[order.state]
  const today = villageDayOf(now())
  return (
    <Row
      picture={<GoodsPicture name={order.rewardName} url={pictureUrl(order.pictureId)} isSmall />}
      title={orderName(order)}
      detail={
        <>
          {order.pickupCode && (
            <View>
              取货码 <Text className="number order-code">{codeInHalves(order.pickupCode)}</Text>
            </View>
          )}
          <View>{listDetail(order, today)}</View>
        </>
      }
      end={
        <View className="order-end">
          <View className="number">{`${formatPoints(order.points)} 分`}</View>
          {order.state !== 'held' && <Seal colour={seal.colour}>{seal.words}</Seal>}
        </View>
      }
      onPress={() => go('rewards/redemption', { redemptionId: order.redemptionId })}
    />
  )
}

const keyOf = ({ redemptionId }: Redemption) => redemptionId

const Nothing = () => (
  <Empty
    icon="bag"
    title="还没有换过东西"
    keys={
      <Button icon="bag" onPress={() => restart('rewards/shop')}>
        看看能换什么
      </Button>
    }
  >
    换了以后,取货码就在这里。
  </Empty>
)

/** 我换的东西: what waits to be fetched first, then what is over. */
const Redemptions = () => {
  const orders = useRows(listRedemptions, { query: {} })
  return (
    <Frame title="我换的东西">
      <Remote of={orders} empty={<Nothing />}>
        {(rows) => {
          const waiting = rows.filter(({ state }) => state === 'held')
          const over = rows.filter(({ state }) => state !== 'held')
          return (
            <>
              {waiting.length > 0 && (
                <List rows={waiting} keyOf={keyOf} title="等您来取">
                  {(order) => <OrderRow order={order} />}
                </List>
              )}
              {(over.length > 0 || orders.hasMore) && (
                <List
                  rows={over}
                  keyOf={keyOf}
                  title="以前换的"
                  hasMore={orders.hasMore}
                  isLoadingMore={orders.isLoadingMore}
                  loadMore={orders.loadMore}
                >
                  {(order) => <OrderRow order={order} />}
                </List>
              )}
            </>
          )
        }}
      </Remote>
    </Frame>
  )
}

export default Redemptions
