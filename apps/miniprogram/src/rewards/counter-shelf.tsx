import { View } from '@tarojs/components'
import type { EndpointOutput } from '@village-points/shared/platform/endpoint.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import {
  listRewards,
  type Reward,
  type readCounterHousehold,
  redeemAtCounter,
} from '@village-points/shared/rewards/contract.ts'
import { useState } from 'react'
import { useQuery } from '../platform/query'
import { useWrite } from '../platform/write'
import { GoodsPicture } from '../ui/goods-picture'
import { notify } from '../ui/notices'
import { Remote } from '../ui/remote'
import { Confirm } from '../ui/sheet'
import { Empty, WriteFailure } from '../ui/states'
import { Stepper } from '../ui/stepper'
import { Tile } from '../ui/tile'
import './counter.css'
import { missingWords, mostOf, pictureUrl, stockWords } from './reward-words'

/** What a card opens at the counter. */
export type CounterHousehold = EndpointOutput<typeof readCounterHousehold>

interface CounterShelfProps {
  readonly card: string
  readonly household: CounterHousehold
  readonly onChanged: () => void
}

const detailOf = (reward: Reward, available: number): string =>
  reward.stock > 0 && reward.points > available ? missingWords(reward, available) : stockWords(reward)

interface ExchangeProps extends CounterShelfProps {
  readonly reward: Reward
  readonly onClose: () => void
}

/** One thing for this household, on the spot: how many, what it costs, what is left. */
const Exchange = ({ reward, card, household, onChanged, onClose }: ExchangeProps) => {
  const redeem = useWrite(redeemAtCounter)
  const [quantity, setQuantity] = useState(1)
  const { name, unit, points } = reward
  const cost = points * quantity
  const exchange = async () => {
    const done = await redeem.send({ body: { cardCode: card, rewardId: reward.rewardId, quantity } })
    if (!done) return
    notify(
      `${name} × ${quantity} ${unit}已交给${household.householdName},还剩 ${formatPoints(done.availablePoints)} 分`,
    )
    onClose()
    onChanged()
  }
  return (
    <Confirm
      title={`给${household.householdName}换${name}?`}
      consequences={[
        `扣 ${formatPoints(cost)} 分,还剩 ${formatPoints(household.availablePoints - cost)} 分`,
        '东西当面交给他,点了就算取走',
      ]}
      action={`换 ${quantity} ${unit},已交给他`}
      isBusy={redeem.isBusy}
      onConfirm={exchange}
      onClose={onClose}
    >
      <Stepper
        label="换几件"
        value={quantity}
        unit={unit}
        most={mostOf(reward, household.availablePoints)}
        onChange={(next) => {
          redeem.forgetError()
          setQuantity(next)
        }}
      />
      <WriteFailure of={redeem} />
    </Confirm>
  )
}

/** The shelf as the clerk sees it beside one household: what its points are enough for stands first. */
export const CounterShelf = (props: CounterShelfProps) => {
  const { availablePoints } = props.household
  const shelf = useQuery(listRewards, { query: {} })
  const [chosen, setChosen] = useState<Reward>()
  const isOpen = (reward: Reward) => reward.stock > 0 && reward.points <= availablePoints
  return (
    <View className="stack">
      <View className="heading">当场换</View>
      <Remote
        of={shelf}
        isEmpty={({ rewards }) => !rewards.some(({ isOffered }) => isOffered)}
        empty={
          <Empty icon="bag" title="货架上还没有东西">
            村委会上了商品就在这里。
          </Empty>
        }
      >
        {({ rewards }) => (
          <View className="counter-shelf">
            {rewards
              .filter(({ isOffered }) => isOffered)
              .sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)))
              .map((reward) => (
                <Tile
                  key={reward.rewardId}
                  picture={<GoodsPicture name={reward.name} url={pictureUrl(reward.pictureId)} />}
                  title={reward.name}
                  detail={detailOf(reward, availablePoints)}
                  figure={`${formatPoints(reward.points)} 分`}
                  isDisabled={!isOpen(reward)}
                  onPress={() => setChosen(reward)}
                />
              ))}
          </View>
        )}
      </Remote>
      {chosen && <Exchange {...props} reward={chosen} onClose={() => setChosen(undefined)} />}
    </View>
  )
}
