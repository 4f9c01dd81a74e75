import { View } from '@tarojs/components'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { type Reward, supplySourceNames } from '@village-points/shared/rewards/contract.ts'
import { go } from '../platform/navigation'
import { useIsDesktop } from '../platform/viewport'
import { aria } from '../ui/aria'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { GoodsPicture } from '../ui/goods-picture'
import { Seal } from '../ui/seal'
import { type Column, Table } from '../ui/table'
import { isLow } from './goods-words'
import { limitWords, pictureUrl } from './reward-words'

interface GoodsListProps {
  readonly rewards: readonly Reward[]
  readonly onMoveStock: (reward: Reward) => void
}

const Name = ({ reward }: { readonly reward: Reward }) => (
  <View className="line">
    <GoodsPicture name={reward.name} url={pictureUrl(reward.pictureId)} isSmall />
    <View className="grow">
      <View className="strong">{reward.name}</View>
      <View className="soft">
        {[limitWords(reward), reward.source && supplySourceNames[reward.source]].filter(Boolean).join(' · ')}
      </View>
    </View>
  </View>
)

const State = ({ reward }: { readonly reward: Reward }) => {
  if (!reward.isOffered) return <Seal colour="gold">没上架</Seal>
  if (reward.stock === 0) return <Seal>换完了</Seal>
  return isLow(reward) ? <Seal>快没了</Seal> : null
}

const Keys = ({ reward, onMoveStock }: { readonly reward: Reward } & Pick<GoodsListProps, 'onMoveStock'>) =>
  reward.can.manage ? (
    <View className="goods-keys">
      <Button kind="quiet" isCompact label={`记库存:${reward.name}`} onPress={() => onMoveStock(reward)}>
        记库存
      </Button>
      <Button
        kind="plain"
        isCompact
        label={`改:${reward.name}`}
        onPress={() => go('rewards/edit-goods', { rewardId: reward.rewardId })}
      >
        改
      </Button>
    </View>
  ) : null

const heldText = ({ heldStock, unit }: Reward): string => (heldStock ? `${heldStock} ${unit}` : '—')

const columnsFor = (onMoveStock: GoodsListProps['onMoveStock']): readonly Column<Reward>[] => [
  { name: '东西', width: 'minmax(0, 2.6fr)', show: (reward) => <Name reward={reward} /> },
  { name: '分数', isNumber: true, show: ({ points }) => `${formatPoints(points)} 分` },
  {
    name: '进价',
    isNumber: true,
    show: ({ priceYuan }) => (priceYuan === undefined ? '—' : `${formatPoints(priceYuan)} 元`),
  },
  { name: '货架上', isNumber: true, show: ({ stock, unit }) => `${stock} ${unit}` },
  { name: '等人来取', isNumber: true, show: heldText },
  { name: '情况', width: 'calc(96px * var(--scale))', show: (reward) => <State reward={reward} /> },
  {
    name: '',
    width: 'calc(190px * var(--scale))',
    show: (reward) => <Keys reward={reward} onMoveStock={onMoveStock} />,
  },
]

const PhoneGoods = ({ reward, onMoveStock }: { readonly reward: Reward } & Pick<GoodsListProps, 'onMoveStock'>) => (
  <Card>
    <View className="stack">
      <View className="goods-head">
        <View className="grow">
          <Name reward={reward} />
        </View>
        <State reward={reward} />
      </View>
      <View className="goods-figures">
        <View>
          <View className="number">{`${formatPoints(reward.points)} 分`}</View>
          <View className="soft">换一{reward.unit}</View>
        </View>
        <View>
          <View className="number">{`${reward.stock} ${reward.unit}`}</View>
          <View className="soft">货架上</View>
        </View>
        <View>
          <View className="number">{heldText(reward)}</View>
          <View className="soft">等人来取</View>
        </View>
      </View>
      <Keys reward={reward} onMoveStock={onMoveStock} />
    </View>
  </Card>
)

/** The goods: a table at a desk, cards on a phone. */
export const GoodsList = ({ rewards, onMoveStock }: GoodsListProps) => {
  const isDesktop = useIsDesktop()
  if (isDesktop) {
    return (
      <Table label="积分超市" columns={columnsFor(onMoveStock)} rows={rewards} keyOf={({ rewardId }) => rewardId} />
    )
  }
  return (
    <View className="stack" {...aria({ role: 'list', label: '积分超市' })}>
      {rewards.map((reward) => (
        <View key={reward.rewardId} {...aria({ role: 'listitem' })}>
          <PhoneGoods reward={reward} onMoveStock={onMoveStock} />
        </View>
      ))}
    </View>
  )
}
