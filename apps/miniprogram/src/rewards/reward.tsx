import { View } from '@tarojs/components'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { listRewards, type Reward } from '@village-points/shared/rewards/contract.ts'
import { useState } from 'react'
import { restart, useRouteInput } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Frame } from '../ui/frame'
import { GoodsPicture } from '../ui/goods-picture'
import { ReadAloud } from '../ui/read-aloud'
import { Remote } from '../ui/remote'
import { Pair } from '../ui/row'
import { Empty, Skeleton } from '../ui/states'
import { Stepper } from '../ui/stepper'
import { Redeem } from './redeem'
import { hindranceOf, limitWords, missingWords, mostOf, pictureUrl } from './reward-words'
import './rewards.css'

const spoken = (reward: Reward, availablePoints: number | undefined): string => {
  const { name, points, stock, unit, shop } = reward
  const mine =
    availablePoints === undefined
      ? ''
      : availablePoints < points
        ? `您${missingWords(reward, availablePoints)}。`
        : `您有 ${formatPoints(availablePoints)} 分,够换。`
  return `${name},每${unit} ${formatPoints(points)} 分,还有 ${stock} ${unit}。${mine}到${shop.name}去取。`
}

interface AboutProps {
  readonly reward: Reward
  readonly availablePoints: number | undefined
}

/** Picture, price, stock and where it is fetched. */
const About = ({ reward, availablePoints }: AboutProps) => (
  <>
    <Card className="reward-large">
      <View className="stack">
        <GoodsPicture name={reward.name} url={pictureUrl(reward.pictureId)} />
        <View className="line-wrap">
          <View className="heading grow reward-name">{reward.name}</View>
          <ReadAloud text={() => spoken(reward, availablePoints)} name="念给我听" />
        </View>
        <View className="number reward-price plus">{`每${reward.unit} ${formatPoints(reward.points)} 分`}</View>
      </View>
    </Card>
    <Card>
      <Pair name="还有">{reward.stock > 0 ? `${reward.stock} ${reward.unit}` : '没有了,已经换完'}</Pair>
      {reward.limit && <Pair name="每户可换">{limitWords(reward)}</Pair>}
      {availablePoints !== undefined && <Pair name="您可用">{`${formatPoints(availablePoints)} 分`}</Pair>}
      <Pair name="到哪里取">
        <View>{reward.shop.name}</View>
        <View className="soft">{[reward.shop.address, reward.shop.openingHours].filter(Boolean).join(' · ')}</View>
      </Pair>
    </Card>
  </>
)

interface CountProps extends AboutProps {
  readonly quantity: number
  readonly onCount: (quantity: number) => void
}

/** How many; only where more than one can be had. */
const Count = ({ reward, availablePoints = 0, quantity, onCount }: CountProps) => (
  <Card>
    <View className="reward-count">
      <View className="strong">换多少</View>
      <Stepper
        label={`换几${reward.unit}`}
        value={quantity}
        onChange={onCount}
        most={mostOf(reward, availablePoints)}
        unit={reward.unit}
      />
    </View>
    <View className="soft reward-sum">{`一共 ${formatPoints(reward.points * quantity)} 分,换完还剩 ${formatPoints(availablePoints - reward.points * quantity)} 分`}</View>
  </Card>
)

const Gone = () => (
  <Empty icon="bag" title="没有找到这样东西" keys={<Button onPress={() => restart('rewards/shop')}>看看别的</Button>}>
    可能已经下架了。
  </Empty>
)

/** One kind of goods, how many, and the order. */
const RewardPage = () => {
  const { rewardId } = useRouteInput('rewards/reward')
  const [wanted, setWanted] = useState(1)
  const shelf = useQuery(listRewards, { query: {} })
  const availablePoints = shelf.data?.availablePoints
  const reward = shelf.data?.rewards.find((other) => other.rewardId === rewardId)
  // Others may have taken some meanwhile: what is asked for shrinks to what is there.
  const quantity = reward ? Math.min(wanted, mostOf(reward, availablePoints ?? 0)) : wanted
  const canHave = reward && hindranceOf(reward, availablePoints) === undefined
  return (
    <Frame
      title="换东西"
      footer={
        reward && (
          <Redeem
            reward={reward}
            quantity={quantity}
            availablePoints={availablePoints}
            onRefused={() => shelf.refetch()}
          />
        )
      }
    >
      <Remote of={shelf} skeleton={<Skeleton hasHero />} isEmpty={() => reward === undefined} empty={<Gone />}>
        {() =>
          reward && (
            <>
              <About reward={reward} availablePoints={availablePoints} />
              {canHave && (
                <Count reward={reward} availablePoints={availablePoints} quantity={quantity} onCount={setWanted} />
              )}
            </>
          )
        }
      </Remote>
    </Frame>
  )
}

export default RewardPage
