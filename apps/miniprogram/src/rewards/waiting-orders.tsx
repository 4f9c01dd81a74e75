import { View } from '@tarojs/components'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { formatDay } from '@village-points/shared/platform/village-day.ts'
import { cancelRedemption, fulfillRedemption, type Redemption } from '@village-points/shared/rewards/contract.ts'
import { useState } from 'react'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { notify } from '../ui/notices'
import { Confirm } from '../ui/sheet'
import { WriteFailure } from '../ui/states'
import { OrderCard } from './order-card'

interface WaitingOrdersProps {
  /** The card that lies on the counter: it stands for the pickup code. */
  readonly card: string
  readonly orders: readonly Redemption[]
  readonly onChanged: () => void
}

/** What this household ordered and has not fetched: handed over by its card, or given back. */
export const WaitingOrders = ({ card, orders, onChanged }: WaitingOrdersProps) => {
  const hand = useWrite(fulfillRedemption)
  const cancel = useWrite(cancelRedemption)
  const [asking, setAsking] = useState<Redemption>()
  if (orders.length === 0) return null
  const giveBack = async ({ redemptionId, rewardName, points }: Redemption) => {
    if (!(await cancel.send({ params: { redemptionId }, body: {} }))) return
    setAsking(undefined)
    notify(`${rewardName}退了,${formatPoints(points)} 分回来了`)
    onChanged()
  }
  const handOver = async ({ redemptionId }: Redemption) => {
    const handed = await hand.send({ params: { redemptionId }, body: { code: card } })
    if (!handed) return
    notify(`${handed.rewardName} × ${handed.quantity} ${handed.unit}已交给${handed.householdName}`)
    onChanged()
  }
  return (
    <View className="stack">
      <View className="heading">换好了、还没取的</View>
      <WriteFailure of={hand} />
      {orders.map((order) => (
        <OrderCard key={order.redemptionId} order={order} detail={`${formatDay(order.pickupBy)}前取`}>
          {order.can.cancel && (
            <View className="order-keys">
              <Button icon="check" isCompact isBusy={hand.isBusy} onPress={() => handOver(order)}>
                已交给他
              </Button>
              <Button kind="quiet" isCompact onPress={() => setAsking(order)}>
                不要了,退回积分
              </Button>
            </View>
          )}
        </OrderCard>
      ))}
      {asking && (
        <Confirm
          title={`把${asking.rewardName}退回去?`}
          consequences={[`${formatPoints(asking.points)} 分马上回来`, '退了以后可以用户卡当场再换']}
          action="退回积分"
          icon="undo"
          isBusy={cancel.isBusy}
          onConfirm={() => giveBack(asking)}
          onClose={() => {
            cancel.forgetError()
            setAsking(undefined)
          }}
        >
          <WriteFailure of={cancel} />
        </Confirm>
      )}
    </View>
  )
}
