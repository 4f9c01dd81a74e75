import { View } from '@tarojs/components'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import type { Reward } from '@village-points/shared/rewards/contract.ts'
import { go } from '../platform/navigation'
import { GoodsPicture } from '../ui/goods-picture'
import { Pressable } from '../ui/pressable'
import { hindranceOf, limitWords, missingWords, pictureUrl, stockWords } from './reward-words'

interface RewardTileProps {
  readonly reward: Reward
  readonly availablePoints: number | undefined
}

/** What the tile says beside the price: 换这个, or why not. */
const Invitation = ({ reward, availablePoints = 0 }: RewardTileProps) => {
  const hindrance = hindranceOf(reward, availablePoints)
  if (hindrance === undefined) return <View className="reward-take">换这个</View>
  if (hindrance === 'points_missing') {
    return <View className="reward-missing">{missingWords(reward, availablePoints)}</View>
  }
  return hindrance === 'out_of_stock' ? <View className="reward-missing">等村里补货</View> : null
}

/** One kind of goods on the shelf: picture, stock, price, and whether it can be had now. */
export const RewardTile = ({ reward, availablePoints }: RewardTileProps) => (
  <Pressable className="tile reward-tile" onPress={() => go('rewards/reward', { rewardId: reward.rewardId })}>
    <GoodsPicture name={reward.name} url={pictureUrl(reward.pictureId)} />
    <View className="reward-words">
      <View>
        <View className="strong">{reward.name}</View>
        <View className="soft">{stockWords(reward)}</View>
        {reward.limit && <View className="soft">{`每户${limitWords(reward)}`}</View>}
      </View>
      <View className="reward-foot">
        <View className="number reward-price">{`${formatPoints(reward.points)} 分`}</View>
        {availablePoints !== undefined && <Invitation reward={reward} availablePoints={availablePoints} />}
      </View>
    </View>
  </Pressable>
)
