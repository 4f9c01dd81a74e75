import {
  addReward,
  changeReward,
  listRewards,
  moveStock,
  putRewardPicture,
  type Reward,
  readRewardPicture,
  redeemReward,
} from '@village-points/shared/rewards/contract.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectSoundBooks } from '../ledger/audit.ts'
import { earn } from '../village/deeds.ts'
import { expectRefusal, openTestVillage, type TestVillage } from '../village/test-village.ts'

let village: TestVillage

beforeAll(async () => {
  village = await openTestVillage()
})
afterAll(async () => {
  await expectSoundBooks(village)
  await village.close()
})

const soap = { name: '肥皂', unit: '块', category: 'household_goods', points: 2.5, stock: 12 } as const
const shelve = (name: string, more = {}) => village.as('committee').ok(addReward, { body: { ...soap, name, ...more } })
const move = ({ rewardId }: Reward, kind: 'purchase' | 'gift' | 'delivery' | 'loss' | 'stock_take', quantity: number) =>
  village.as('committee').call(moveStock, { params: { rewardId }, body: { kind, quantity, note: '月底' } })

describe('the shelf', () => {
  it('takes new goods with their first stock, into the first shop unless another is named', async () => {
    const added = await shelve('肥皂', { priceYuan: 3.5, lowStock: 3, source: 'gift' })
    expect(added).toMatchObject({
      points: 2.5,
      priceYuan: 3.5,
      stock: 12,
      heldStock: 0,
      lowStock: 3,
      source: 'gift',
      isOffered: true,
      can: { redeem: false, manage: true },
    })
    const other = await shelve('肥皂', { rewardShopId: village.otherShopId, stock: 0 })
    expect(other.shop.name).not.toBe(added.shop.name)
  })

  it('refuses a name twice in one shop, a shop that is not there, and figures that are none', async () => {
    const add = (more: object) => village.as('committee').call(addReward, { body: { ...soap, ...more } })
    const shop = { rewardShopId: village.rewardShopId }
    expect((await expectRefusal(add({ ...shop, name: '抽纸' }), 'reward.name_taken')).message).toContain('抽纸')
    const foreign = { name: '别村的', rewardShopId: village.neighbor.rewardShopId }
    await expectRefusal(add(foreign), 'reward.shop_unknown')
    for (const wrong of [
      { points: 0 },
      { points: 0.001 },
      { points: 1e9 },
      { stock: -1 },
      { stock: 0.5 },
      { name: ' ' },
    ]) {
      await expectRefusal(add({ name: '新货', ...wrong }), 'platform.invalid_request')
    }
  })

  it('changes goods, and refuses another’s name and goods that are not there', async () => {
    const reward = await shelve('毛巾', { rewardShopId: village.rewardShopId })
    const params = { rewardId: reward.rewardId }
    const { stock: _, ...input } = soap
    const change = (body: object, to = params) =>
      village.as('committee').call(changeReward, { params: to, body: { ...input, ...body } })
    const limit = { period: 'quarter', quantity: 2 } as const
    expect((await change({ name: '大毛巾', points: 8, isOffered: false, limit })).body).toMatchObject({
      name: '大毛巾',
      points: 8,
      stock: 12,
      isOffered: false,
      limit,
    })
    await expectRefusal(change({ name: '抽纸' }), 'reward.name_taken')
    for (const rewardId of ['nowhere', village.neighbor.reward('抽纸').rewardId]) {
      await expectRefusal(change({}, { rewardId }), 'reward.not_found')
    }
    const shown = await village.as('villager').ok(listRewards, { query: {} })
    expect(shown.rewards.map(({ name }) => name)).not.toContain('大毛巾')
  })

  it('shows each what concerns them', async () => {
    await earn(village, village.homes.villager, 100)
    const list = (person: Parameters<TestVillage['as']>[0], query = {}) => village.as(person).ok(listRewards, { query })
    const shown = await list('villager', { category: 'grain_and_oil' })
    expect(shown).toMatchObject({ availablePoints: 100, can: { manage: false }, totals: { outstanding: 100 } })
    expect(shown.rewards.map(({ name, can }) => [name, can.redeem])).toEqual([
      ['大米5千克', true],
      ['食用油', true],
    ])
    expect(shown.rewards[0]).not.toHaveProperty('heldStock')
    const names = async (person: Parameters<TestVillage['as']>[0]) =>
      (await list(person)).rewards.map(({ name }) => name)
    expect(await names('villager')).toContain('暖水瓶')
    expect(await names('clerk')).not.toContain('暖水瓶')
    expect(await names('other_clerk')).toContain('暖水瓶')
    expect(await names('committee')).toContain('春联')
    expect((await list('villager')).rewards.find(({ name }) => name === '洗衣液')?.can.redeem).toBe(false)
  })

  it('is managed by the committee only', async () => {
    const { rewardId } = village.reward('抽纸')
    for (const person of ['villager', 'clerk', 'group_leader', 'supervisor'] as const) {
      const client = village.as(person)
      await expectRefusal(client.call(addReward, { body: soap }), 'platform.not_permitted')
      const body = { kind: 'loss', quantity: 1 } as const
      await expectRefusal(client.call(moveStock, { params: { rewardId }, body }), 'platform.not_permitted')
    }
  })
})

describe('stock', () => {
  it('comes in, is lost and is counted, each as a recorded movement', async () => {
    const reward = await shelve('牙膏')
    const stocks = []
    for (const [kind, quantity] of [
      ['purchase', 5],
      ['gift', 3],
      ['delivery', 0],
      ['loss', 2],
      ['stock_take', 15],
      ['stock_take', 20],
      ['stock_take', 20],
    ] as const) {
      stocks.push((await move(reward, kind, quantity)).body.stock)
    }
    expect(stocks).toEqual([17, 20, 20, 18, 15, 20, 20])
    const lost = await expectRefusal(move(reward, 'loss', 21), 'reward.stock_insufficient')
    expect(lost.message).toContain('还有 20 块')
    for (const quantity of [-1, 0.5, 1e9])
      await expectRefusal(move(reward, 'gift', quantity), 'platform.invalid_request')
    await expectRefusal(move({ ...reward, rewardId: 'nowhere' }, 'gift', 1), 'reward.not_found')
  })

  it('is never counted below what waits for people', async () => {
    const reward = await shelve('香皂', { points: 1 })
    await earn(village, village.homes.villager, 100)
    await village.as('villager').ok(redeemReward, { body: { rewardId: reward.rewardId, quantity: 4 } })
    const low = await expectRefusal(move(reward, 'stock_take', 3), 'reward.stock_take_too_low')
    expect(low.message).toContain('4 块')
    expect((await move(reward, 'stock_take', 4)).body).toMatchObject({ stock: 0, heldStock: 4 })
    expect((await move(reward, 'stock_take', 10)).body).toMatchObject({ stock: 6, heldStock: 4 })
  })
})

describe('a picture of goods', () => {
  const photo = () =>
    sharp({ create: { width: 1600, height: 900, channels: 3, background: '#c33' } })
      .jpeg()
      .withExif({ IFD0: { Copyright: '王德福' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '39/1 8/1 0/1' } })
      .toBuffer()
  const put = (
    bytes: Uint8Array,
    rewardId = village.reward('食用油').rewardId,
    person: 'committee' | 'clerk' = 'committee',
  ) =>
    village.as(person).call(putRewardPicture, { params: { rewardId }, body: {} }, { file: { name: 'oil.jpg', bytes } })

  it('is re-encoded without place or name, and shown to anybody who has its address', async () => {
    const bytes = await photo()
    expect((await sharp(bytes).metadata()).exif).toBeDefined()
    const { pictureId } = (await put(bytes)).body
    const shown = await village.stranger.call(readRewardPicture, { params: { pictureId: pictureId! } })
    expect(shown.headers.get('content-type')).toBe('image/webp')
    expect(shown.headers.get('cache-control')).toContain('immutable')
    const kept = await sharp(shown.body as Buffer).metadata()
    expect(kept).toMatchObject({ format: 'webp', width: 1280, height: 720 })
    expect([kept.exif, kept.xmp, kept.iptc]).toEqual([undefined, undefined, undefined])
    const unknown = village.stranger.call(readRewardPicture, { params: { pictureId: 'nothing' } })
    await expectRefusal(unknown, 'reward.not_found')
  })

  it.each([
    ['words', Buffer.from('这不是照片')],
    ['nothing', Buffer.alloc(0)],
    ['half a photograph', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70])],
    ['a drawing that may carry scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
  ])('refuses %s, whatever the file is called', async (_, bytes) => {
    await expectRefusal(put(bytes), 'reward.picture_not_understood')
  })

  it('refuses what is too large, goods that are not there, and other people', async () => {
    const huge = village
      .as('committee')
      .call(
        putRewardPicture,
        { params: village.reward('食用油'), body: {} },
        { file: { name: 'huge.jpg', bytes: new Uint8Array(10 * 1024 * 1024 + 1) } },
      )
    expect((await expectRefusal(huge, 'platform.body_too_large')).message).toContain('10 MB')
    await expectRefusal(put(await photo(), 'nowhere'), 'reward.not_found')
    await expectRefusal(put(await photo(), village.reward('食用油').rewardId, 'clerk'), 'platform.not_permitted')
  })
})
