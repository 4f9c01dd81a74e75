import { issueHouseholdCard } from '@village-points/shared/households/contract.ts'
import * as rewards from '@village-points/shared/rewards/contract.ts'
import type { Community } from '../../village/test-village.ts'
import type { Aim, Scene } from '../scene.ts'
import { award } from './declarations.ts'
import { atHousehold, atNothing, atVillage, type Probe } from './probe.ts'

/** The smallest picture: one grey dot. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)
const picture = { options: { file: { name: 'rice.png', bytes: dot } } }

const goods = (scene: Scene) => ({
  name: `大米${scene.next()}`,
  unit: '袋',
  category: 'grain_and_oil' as const,
  points: 1,
})
const putOnShelf = async (community: Community, scene: Scene) => {
  const body = { ...goods(scene), stock: 50, rewardShopId: community.rewardShopId }
  const { rewardId } = await scene.cadreOf(community).ok(rewards.addReward, { body })
  return { rewardId }
}
const one = async (aim: Aim, scene: Scene) => ({ params: await putOnShelf(aim.community, scene) })

const savePoints = (aim: Aim, scene: Scene) => award(aim, scene, scene.cadreOf(aim.community), '义务巡逻')

/** An order of the household aimed at, with points earned for it. */
const order = async (aim: Aim, scene: Scene) => {
  await savePoints(aim, scene)
  const body = { ...(await putOnShelf(aim.community, scene)), quantity: 1 }
  const { redemption } = await scene.residentOf(aim.household).ok(rewards.redeemReward, { body })
  return { params: { redemptionId: redemption.redemptionId }, code: redemption.pickupCode! }
}

const cardOf = async ({ household: { householdId }, community }: Aim, scene: Scene) => {
  const input = { params: { householdId }, body: {} }
  const { cards } = await scene.cadreOf(community).ok(issueHouseholdCard, input)
  return cards.find(({ revokedAt }) => !revokedAt)!.code!
}

const shelfProbes: readonly Probe[] = [
  atNothing(rewards.listRewards, () => ({ query: {} })),
  atNothing(rewards.addReward, (_, scene) => ({ body: goods(scene) })),
  atVillage(rewards.changeReward, async (aim, scene) => ({ ...(await one(aim, scene)), body: goods(scene) })),
  atVillage(rewards.moveStock, async (aim, scene) => ({
    ...(await one(aim, scene)),
    body: { kind: 'purchase' as const, quantity: 5 },
  })),
  atVillage(rewards.putRewardPicture, async (aim, scene) => ({ ...(await one(aim, scene)), body: {} }), picture),
  atNothing(rewards.readRewardPicture, async (aim, scene) => {
    const input = { ...(await one(aim, scene)), body: {} }
    const { pictureId } = await scene.cadreOf(aim.community).ok(rewards.putRewardPicture, input, picture.options)
    return { params: { pictureId: pictureId! } }
  }),
]

const orderProbes: readonly Probe[] = [
  atNothing(rewards.redeemReward, async (aim, scene) => {
    await savePoints(aim, scene)
    return { body: { ...(await putOnShelf(aim.community, scene)), quantity: 1 } }
  }),
  atHousehold(
    rewards.listRedemptions,
    async (aim, scene) => {
      await order(aim, scene)
      return { query: { limit: 100 } }
    },
    { isShown: ({ rows }, { household }) => rows.some((row) => row.householdId === household.householdId) },
  ),
  atHousehold(rewards.readRedemption, order),
  atHousehold(rewards.cancelRedemption, async (aim, scene) => {
    const { params } = await order(aim, scene)
    return { params, body: {} }
  }),
]

const counterProbes: readonly Probe[] = [
  atHousehold(rewards.readPickup, async (aim, scene) => {
    const { code } = await order(aim, scene)
    return { body: { code } }
  }),
  atHousehold(rewards.fulfillRedemption, async (aim, scene) => {
    const { params, code } = await order(aim, scene)
    return { params, body: { code } }
  }),
  atHousehold(rewards.readCounterHousehold, async (aim, scene) => ({ body: { cardCode: await cardOf(aim, scene) } })),
  atHousehold(rewards.redeemAtCounter, async (aim, scene) => {
    await savePoints(aim, scene)
    const cardCode = await cardOf(aim, scene)
    return { body: { cardCode, ...(await putOnShelf(aim.community, scene)), quantity: 1 } }
  }),
  atNothing(rewards.readShopRegister, () => ({ query: {} })),
]

export const rewardsProbes: readonly Probe[] = [...shelfProbes, ...orderProbes, ...counterProbes]
