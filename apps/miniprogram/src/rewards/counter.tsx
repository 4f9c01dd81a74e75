import { View } from '@tarojs/components'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import {
  fulfillRedemption,
  type Redemption,
  readPickup,
  readShopRegister,
} from '@village-points/shared/rewards/contract.ts'
import { useEffect, useRef, useState } from 'react'
import { cardCodeIn } from '../households/card-code'
import { now } from '../platform/clock'
import { go, useRouteInput } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Digits } from '../ui/digits'
import { Frame } from '../ui/frame'
import { notify } from '../ui/notices'
import { Row } from '../ui/row'
import { ScanPanel } from '../ui/scan-panel'
import { WriteFailure } from '../ui/states'
import { OrderCard } from './order-card'

/** An order on the counter, with the code that opened it: handing over asks for it again. */
interface OnCounter {
  readonly order: Redemption
  readonly code: string
}

const isPickup = (scanned: string): boolean => scanned.startsWith('pickup.') || /^\s*\d{3}\s?\d{3}\s*$/.test(scanned)

/** Reading a code, handing over, and being ready for the next. */
const useCounter = () => {
  const find = useWrite(readPickup, [])
  const hand = useWrite(fulfillRedemption)
  const [digits, setDigits] = useState('')
  const [found, setFound] = useState<OnCounter>()
  const lastCode = useRef('')
  const look = async (code: string) => {
    lastCode.current = code
    hand.forgetError()
    setFound(undefined)
    const order = await find.send({ body: { code } })
    if (order) setFound({ order, code })
  }
  const handOver = async () => {
    if (!found) return
    const { order, code } = found
    const handed = await hand.send({ params: { redemptionId: order.redemptionId }, body: { code } })
    if (!handed) return
    setFound(undefined)
    setDigits('')
    notify(`${handed.rewardName} × ${handed.quantity} ${handed.unit}已交给${handed.householdName}`)
  }
  const type = (typed: string) => {
    setDigits(typed)
    setFound(undefined)
    find.forgetError()
    hand.forgetError()
  }
  const scanned = (text: string) => {
    if (!isPickup(text)) return go('rewards/counter-household', { card: cardCodeIn(text) })
    setDigits('')
    return look(text)
  }
  return { find, hand, digits, found, look, lookAgain: () => look(lastCode.current), handOver, type, scanned }
}

const Found = ({ order }: { readonly order: Redemption }) => {
  const today = villageDayOf(now())
  return (
    <OrderCard
      order={order}
      isFramed
      detail={`分已冻结 · ${formatDay(villageDayOf(order.orderedAt), today)}换的 · ${formatDay(order.pickupBy, today)}前取`}
    />
  )
}

const Today = () => {
  const register = useQuery(readShopRegister, { query: {} }).data
  if (!register) return null
  return <View>{`今天发出 ${register.rows.length} 件`}</View>
}

const Others = () => (
  <Card hasRows>
    <Row
      icon="card"
      title="用户卡直接换"
      detail="没带手机的,扫户卡当场换"
      onPress={() => go('rewards/counter-household')}
    />
    <Row icon="pencil" title="今日登记表" detail="今天谁领了什么,可以打印签字" onPress={() => go('rewards/register')} />
  </Card>
)

/** The clerk's counter: a code, what it stands for, one button, the next. */
const CounterPage = () => {
  const { code: given } = useRouteInput('rewards/counter')
  const counter = useCounter()
  const { find, hand, digits, found, look } = counter
  const hasLooked = useRef(false)
  useEffect(() => {
    if (!given || hasLooked.current) return
    hasLooked.current = true
    void look(given)
  })
  return (
    <Frame
      title="爱心超市 · 柜台"
      isDark
      end={<Today />}
      footer={
        found && (
          <>
            <WriteFailure of={hand} />
            <Button icon="check" isBusy={hand.isBusy} onPress={counter.handOver}>
              已交给他
            </Button>
            <View className="soft">{`点了就扣 ${formatPoints(found.order.points)} 分,东西当面交给人`}</View>
          </>
        )
      }
    >
      <ScanPanel
        title="扫一扫"
        detail="对准取货码或户卡"
        otherWay="请输入六位取货码"
        isTall={!found}
        onRead={counter.scanned}
      />
      <View className="field">
        <View className="field-label">或者输入六位取货码</View>
        <Digits label="六位取货码" value={digits} onChange={counter.type} onComplete={look} />
      </View>
      <View className="stack">
        {find.isBusy && <View className="soft">正在查这个取货码</View>}
        <WriteFailure of={find} />
        {find.error?.isPassing && (
          <Button kind="quiet" icon="refresh" onPress={counter.lookAgain}>
            再查一次
          </Button>
        )}
        {found && <Found order={found.order} />}
      </View>
      {!found && <Others />}
    </Frame>
  )
}

export default CounterPage
