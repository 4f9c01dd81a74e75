import * as contract from '@village-points/shared/rewards/contract.ts'
import { type Binding, openRoute, route } from '../platform/http/route.ts'
import { addReward } from './add-reward.ts'
import { cancelRedemption } from './cancel-redemption.ts'
import { changeReward } from './change-reward.ts'
import { fulfillRedemption } from './fulfill-redemption.ts'
import { listRedemptions } from './list-redemptions.ts'
import { listRewards } from './list-rewards.ts'
import { moveStock } from './move-stock.ts'
import { preparePicture, putRewardPicture } from './put-reward-picture.ts'
import { readCounterHousehold } from './read-counter-household.ts'
import { readPickup } from './read-pickup.ts'
import { readRedemption } from './read-redemption.ts'
import { readRewardPicture } from './read-reward-picture.ts'
import { readShopRegister } from './read-shop-register.ts'
import { redeemAtCounter } from './redeem-at-counter.ts'
import { redeemReward } from './redeem-reward.ts'

export const rewardsRoutes: readonly Binding[] = [
  route(contract.listRewards, listRewards),
  route(contract.addReward, addReward),
  route(contract.changeReward, changeReward),
  route(contract.moveStock, moveStock),
  route(contract.putRewardPicture, putRewardPicture, { prepare: preparePicture }),
  openRoute(contract.readRewardPicture, readRewardPicture),
  route(contract.redeemReward, redeemReward),
  route(contract.listRedemptions, listRedemptions),
  route(contract.readRedemption, readRedemption),
  route(contract.cancelRedemption, cancelRedemption),
  route(contract.readPickup, readPickup),
  route(contract.fulfillRedemption, fulfillRedemption),
  route(contract.readCounterHousehold, readCounterHousehold),
  route(contract.redeemAtCounter, redeemAtCounter),
  route(contract.readShopRegister, readShopRegister),
]
