import { View } from '@tarojs/components'
import type { VillageTotals } from '@village-points/shared/ledger/contract.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import {
  listRewards,
  type Reward,
  RewardCategory,
  rewardCategoryNames,
} from '@village-points/shared/rewards/contract.ts'
import { useState } from 'react'
import { go } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { useElderMode } from '../platform/session'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Chips } from '../ui/chips'
import { Frame } from '../ui/frame'
import { Note } from '../ui/note'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Empty } from '../ui/states'
import { RewardTile } from './reward-tile'
import { ShelfSkeleton } from './shelf-skeleton'
import './rewards.css'

type Choice = RewardCategory | 'all'

const fundWords = ({ fundYuan, outstandingYuan }: VillageTotals): string =>
  fundYuan === undefined ? '' : `,值 ${formatPoints(outstandingYuan)} 元;积分基金里有 ${formatPoints(fundYuan)} 元`

/** What all of the village gave and took this month; one sentence, no names. */
const Totals = ({ totals }: { readonly totals: VillageTotals }) => (
  <Note>
    <View className="reward-totals">
      {`这个月全村加了 ${formatPoints(totals.issuedThisMonth)} 分,换走 ${formatPoints(totals.redeemedThisMonth)} 分的东西。大家手里还有 ${formatPoints(totals.outstanding)} 分${fundWords(totals)}。`}
    </View>
  </Note>
)

interface ShelfProps {
  readonly rewards: readonly Reward[]
  readonly availablePoints: number | undefined
}

/** The goods, by kind when there are several; what is out of stock stands last. */
const Shelf = ({ rewards, availablePoints }: ShelfProps) => {
  const [chosen, setChosen] = useState<Choice>('all')
  const kinds = RewardCategory.options.filter((kind) => rewards.some(({ category }) => category === kind))
  const choices = [
    { value: 'all' as Choice, name: '全部' },
    ...kinds.map((kind) => ({ value: kind as Choice, name: rewardCategoryNames[kind] })),
  ]
  const shown = rewards.filter(({ category }) => chosen === 'all' || category === chosen)
  const inOrder = [...shown.filter(({ stock }) => stock > 0), ...shown.filter(({ stock }) => stock < 1)]
  return (
    <>
      {kinds.length > 1 && (
        <View className="reward-kinds">
          <Chips label="看哪一类" choices={choices} chosen={chosen} onChoose={setChosen} />
        </View>
      )}
      <View className="grid-two">
        {inOrder.map((reward) => (
          <RewardTile key={reward.rewardId} reward={reward} availablePoints={availablePoints} />
        ))}
      </View>
    </>
  )
}

/** 换东西: what the village's shop has for points. */
const Shop = () => {
  const shelf = useQuery(listRewards, { query: {} })
  const isElder = useElderMode()
  const availablePoints = shelf.data?.availablePoints
  return (
    <Frame
      title="换东西"
      tab="shop"
      end={
        availablePoints !== undefined && (
          <View className="number plus">{`可用 ${formatPoints(availablePoints)} 分`}</View>
        )
      }
      footer={
        isElder && (
          <Button kind="quiet" icon="card" onPress={() => go('rewards/redemptions')}>
            我换的东西
          </Button>
        )
      }
    >
      <Remote
        of={shelf}
        skeleton={<ShelfSkeleton />}
        isEmpty={({ rewards }) => rewards.length === 0}
        empty={
          <Empty icon="bag" title="架子上还没有东西">
            村里进了货,这里就能看到。您的分一直留着。
          </Empty>
        }
      >
        {({ rewards, totals }) => (
          <>
            {!isElder && availablePoints !== undefined && (
              <Card hasRows>
                <Row icon="card" title="我换的东西" detail="取货码在这里" onPress={() => go('rewards/redemptions')} />
              </Card>
            )}
            <Shelf rewards={rewards} availablePoints={availablePoints} />
            <Totals totals={totals} />
          </>
        )}
      </Remote>
    </Frame>
  )
}

export default Shop
