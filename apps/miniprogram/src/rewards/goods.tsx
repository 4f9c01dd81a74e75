import { View } from '@tarojs/components'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import {
  listRewards,
  type Reward,
  type RewardCategory,
  rewardCategoryNames,
} from '@village-points/shared/rewards/contract.ts'
import { useState } from 'react'
import { go } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { useIsDesktop } from '../platform/viewport'
import { Button } from '../ui/button'
import { Chips } from '../ui/chips'
import { Frame } from '../ui/frame'
import { Warn } from '../ui/note'
import { Remote } from '../ui/remote'
import { Stat } from '../ui/stat'
import { Empty } from '../ui/states'
import { isLow } from './goods-words'
import './goods.css'
import { GoodsList } from './goods-list'
import { MoveStock } from './move-stock'

type Shown = RewardCategory | 'all' | 'low'

const namesOf = (goods: readonly Reward[]): string =>
  goods
    .slice(0, 4)
    .map(({ name, stock, unit }) => `${name}(${stock} ${unit})`)
    .join('、') + (goods.length > 4 ? `等 ${goods.length} 样` : '')

interface ShelfProps {
  readonly rewards: readonly Reward[]
  readonly outstanding: number
  readonly outstandingYuan: number
}

const choicesFor = (rewards: readonly Reward[], lowCount: number) => {
  const categories = (Object.keys(rewardCategoryNames) as RewardCategory[]).filter((category) =>
    rewards.some((reward) => reward.category === category),
  )
  return [
    { value: 'all' as const, name: `全部 ${rewards.length} 样` },
    ...(lowCount > 0 ? [{ value: 'low' as const, name: `快没了 ${lowCount}` }] : []),
    ...categories.map((category) => ({ value: category, name: rewardCategoryNames[category] })),
  ]
}

const Shelf = ({ rewards, outstanding, outstandingYuan }: ShelfProps) => {
  const [shown, setShown] = useState<Shown>('all')
  const [moving, setMoving] = useState<Reward>()
  const low = rewards.filter(isLow)
  const rows = rewards.filter(
    (reward) => shown === 'all' || (shown === 'low' ? isLow(reward) : reward.category === shown),
  )
  return (
    <>
      <View className="grid-four">
        <Stat value={`${rewards.filter(({ isOffered }) => isOffered).length} 样`} name="正在换" />
        <Stat value={`${low.length} 样`} name="快没了" isAlarming={low.length > 0} />
        <Stat value={`${formatPoints(outstanding)} 分`} name="各家手里还没换的分" />
        <Stat value={`约 ${formatPoints(Math.round(outstandingYuan))} 元`} name="这些分值多少钱" />
      </View>
      {low.length > 0 && <Warn>{`该进货了:${namesOf(low)}。`}</Warn>}
      <Chips label="看哪一类" choices={choicesFor(rewards, low.length)} chosen={shown} onChoose={setShown} />
      <GoodsList rewards={rows} onMoveStock={setMoving} />
      {moving && <MoveStock reward={moving} onClose={() => setMoving(undefined)} />}
    </>
  )
}

const NoGoods = () => (
  <Empty
    icon="bag"
    title="货架还是空的"
    keys={
      <Button icon="upload" onPress={() => go('imports/index', { kind: 'goods' })}>
        导入商品表
      </Button>
    }
  >
    把现成的商品表导进来,或者一样一样添。
  </Empty>
)

/** 积分超市, from behind the shelf: what there is, what it costs, what is running out. */
const Goods = () => {
  const isDesktop = useIsDesktop()
  const shelf = useQuery(listRewards, { query: {} })
  const mayManage = shelf.data?.can.manage
  const add = mayManage && (
    <Button icon="plus" isCompact={isDesktop} onPress={() => go('rewards/edit-goods')}>
      添一样东西
    </Button>
  )
  return (
    <Frame
      title="积分超市"
      isWide
      end={
        isDesktop &&
        add && (
          <View className="line">
            <Button kind="quiet" icon="upload" isCompact onPress={() => go('imports/index', { kind: 'goods' })}>
              导入商品表
            </Button>
            {add}
          </View>
        )
      }
      footer={!isDesktop && add}
    >
      <Remote of={shelf} empty={<NoGoods />} isEmpty={({ rewards }) => rewards.length === 0}>
        {({ rewards, totals }) => (
          <Shelf rewards={rewards} outstanding={totals.outstanding} outstandingYuan={totals.outstandingYuan} />
        )}
      </Remote>
    </Frame>
  )
}

export default Goods
