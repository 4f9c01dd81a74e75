import { View } from '@tarojs/components'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { readCounterHousehold } from '@village-points/shared/rewards/contract.ts'
import { useEffect, useState } from 'react'
import { cardCodeIn } from '../households/card-code'
import { useAsk } from '../platform/ask'
import { replace, useRouteInput } from '../platform/navigation'
import { Balance } from '../ui/balance'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { Frame } from '../ui/frame'
import { ScanPanel } from '../ui/scan-panel'
import { Empty, Failure, Skeleton } from '../ui/states'
import { type CounterHousehold, CounterShelf } from './counter-shelf'
import { WaitingOrders } from './waiting-orders'

const open = (card: string) => replace('rewards/counter-household', { card })

/** Before any card: the camera, or the code typed from the card. */
const FindCard = () => {
  const [typed, setTyped] = useState('')
  const [hasTried, setTried] = useState(false)
  const look = () => {
    setTried(true)
    if (typed.trim() !== '') open(typed.trim())
  }
  return (
    <Frame
      title="用户卡直接换"
      isDark
      footer={
        <Button icon="search" onPress={look}>
          看这张卡
        </Button>
      }
    >
      <ScanPanel
        title="扫户卡"
        detail="没带手机的,拿户卡就能换"
        otherWay="请输入卡号"
        isTall
        isAtOnce
        onRead={(text) => open(cardCodeIn(text))}
      />
      <Field
        label="或者输入卡号"
        value={typed}
        onChange={setTyped}
        placeholder="7K3M-9QXT-2HFA"
        hint="卡上二维码下面的 12 位"
        error={hasTried && typed.trim() === '' ? '请输入卡号,或者扫卡。' : undefined}
        maxLength={20}
        onConfirm={look}
      />
    </Frame>
  )
}

interface AtCounterProps {
  readonly card: string
  readonly household: CounterHousehold
  readonly onChanged: () => void
}

const AtCounter = ({ card, household, onChanged }: AtCounterProps) => (
  <>
    <Balance name={household.householdName} points={household.availablePoints}>
      现在能用的分
    </Balance>
    <WaitingOrders card={card} orders={household.waiting} onChanged={onChanged} />
    <CounterShelf {...{ card, household, onChanged }} />
  </>
)

const WithCard = ({ card }: { readonly card: string }) => {
  const { send, data, error } = useCard(card)
  const refusal = error?.code.startsWith('household.') ? error : undefined
  return (
    <Frame
      title="用户卡直接换"
      isDark
      footer={
        <Button kind="quiet" icon="scan" onPress={() => replace('rewards/counter-household')}>
          换一张卡
        </Button>
      }
    >
      {refusal && (
        <Empty icon="card" title="这张卡不能换">
          {refusal.message}
        </Empty>
      )}
      {error && !refusal && !data && <Failure error={error} onRetry={send} />}
      {!error && !data && <Skeleton hasHero />}
      {data && <AtCounter card={card} household={data} onChanged={send} />}
      {data && error && (
        <View className="soft">{`刚才没连上,分数可能不是最新的(${formatPoints(data.availablePoints)} 分)。`}</View>
      )}
    </Frame>
  )
}

/** What the card opens; asked anew after every exchange, never kept on the clerk's phone. */
const useCard = (card: string) => {
  const ask = useAsk(readCounterHousehold)
  const [data, setData] = useState<CounterHousehold>()
  const { send } = ask
  const look = async () => {
    const found = await send({ body: { cardCode: card } })
    if (found) setData(found)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once per card; later by hand
  useEffect(() => void look(), [card])
  return { send: look, data, error: ask.error }
}

/** People without a phone: the card says who they are, the clerk exchanges for them on the spot. */
const CounterHouseholdPage = () => {
  const { card } = useRouteInput('rewards/counter-household')
  return card ? <WithCard card={card} /> : <FindCard />
}

export default CounterHouseholdPage
