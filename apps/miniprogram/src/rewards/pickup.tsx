import { Text, View } from '@tarojs/components'
import { formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import type { Redemption } from '@village-points/shared/rewards/contract.ts'
import { now } from '../platform/clock'
import { aria } from '../ui/aria'
import { Card } from '../ui/card'
import { QrCode } from '../ui/qr-code'
import { ReadAloud } from '../ui/read-aloud'
import { codeInHalves, orderName, spokenCode, timeLeft } from './redemption-words'

interface PickupProps {
  readonly order: Redemption
}

const spoken = (order: Redemption, code: string): string => {
  const { shop, pickupBy } = order
  return `${orderName(order)}。取货码:${spokenCode(code)}。再念一遍:${spokenCode(code)}。${formatDay(pickupBy)}以前,到${shop.name}取。${shop.openingHours}。`
}

/** What is shown at the counter: a square to scan and six digits to say. */
export const PickupCode = ({ order }: PickupProps) => {
  const code = order.pickupCode
  return (
    <Card>
      <View className="pickup">
        <View className="heading">{orderName(order)}</View>
        {code ? (
          <>
            <QrCode text={order.pickupQr ?? code} label={`取货码 ${codeInHalves(code)} 的二维码`} />
            <View className="pickup-code" {...aria({ role: 'img', label: `取货码:${spokenCode(code)}` })}>
              {codeInHalves(code)}
            </View>
            <View className="soft">给柜台扫一扫,或者报这六个数</View>
            <ReadAloud text={() => spoken(order, code)} name="念给我听" />
          </>
        ) : (
          <View className="soft">取货码只给换的这一家看。</View>
        )}
      </View>
    </Card>
  )
}

/** Where and until when. */
export const PickupPlace = ({ order }: PickupProps) => {
  const today = villageDayOf(now())
  return (
    <Card>
      <View>
        到 <Text className="strong">{order.shop.name}</Text> 取
      </View>
      <View className="soft">{order.shop.address}</View>
      <View className="soft">{order.shop.openingHours}</View>
      <View className="pickup-until">
        {`${formatDay(order.pickupBy, today)}以前来取,${timeLeft(order.pickupBy, today)}。`}
      </View>
      <View className="soft">到期没取,分退回来,不罚分。</View>
    </Card>
  )
}
