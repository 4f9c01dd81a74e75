import { View } from '@tarojs/components'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import type { Redemption } from '@village-points/shared/rewards/contract.ts'
import type { ReactNode } from 'react'
import { Card } from '../ui/card'
import { GoodsPicture } from '../ui/goods-picture'
import { pictureUrl } from './reward-words'

interface OrderCardProps {
  readonly order: Redemption
  readonly detail: string
  readonly isFramed?: boolean
  readonly children?: ReactNode
}

/** `大米5千克 × 1 袋`: what, for whom, for how many points, with its picture. */
export const OrderCard = ({ order, detail, isFramed = false, children }: OrderCardProps) => (
  <Card isFramed={isFramed}>
    <View className="line">
      <GoodsPicture name={order.rewardName} url={pictureUrl(order.pictureId)} isSmall />
      <View className="grow">
        <View className="heading">{`${order.rewardName} × ${order.quantity} ${order.unit}`}</View>
        <View>{`${order.householdName} · ${formatPoints(order.points)} 分`}</View>
        <View className="soft">{detail}</View>
      </View>
    </View>
    {children}
  </Card>
)
