import { View } from '@tarojs/components'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { formatDay } from '@village-points/shared/platform/village-day.ts'
import { cancelRedemption, type Redemption } from '@village-points/shared/rewards/contract.ts'
import { useState } from 'react'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { notify } from '../ui/notices'
import { Confirm } from '../ui/sheet'
import { WriteFailure } from '../ui/states'
import { OrderCard } from './order-card'

interface WaitingOrdersProps {
  readonly orders: readonly Redemption[]
  readonly onChanged: () => void
}

/** What this household ordered by phone and has not fetched: with the code it is handed over, without it given back. */
export const WaitingOrders = ({ orders, onChanged }: WaitingOrdersProps) => {
  const cancel = useWrite(cancelRedemption)
  const [asking, setAsking] = useState<Redemption>()
  if (orders.length === 0) return null
  const giveBack = async ({ redemptionId, rewardName, points }: Redemption) => {
    if (!(await cancel.send({ params: { redemptionId }, body: {} }))) return
    setAsking(undefined)
    notify(`${rewardName}退了,${formatPoints(points)} 分回来了`)
    onChanged()
  }
  return (
    <View className="stack">
      <View className="heading">手机上换过、还没取的</View>
      <View className="soft">有取货码的,回柜台扫码或输入六位数字就能交给他。</View>
      {orders.map((order) => (
        <OrderCard key={order.redemptionId} order={order} detail={`${formatDay(order.pickupBy)}前取`}>
          {order.can.cancel && (
            <View className="order-keys">
              <Button kind="quiet" isCompact onPress={() => setAsking(order)}>
                没有取货码,退回积分
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
