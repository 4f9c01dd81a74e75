import { grantRole } from '@village-points/api/identity/index.ts'
import { awardBatch, awardHousehold, reverseAward, undoAward } from '@village-points/shared/declarations/contract.ts'
import { addHousehold, type Household } from '@village-points/shared/households/contract.ts'
import { readEntry } from '@village-points/shared/ledger/contract.ts'
import { addDays, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import {
  addReward,
  cancelRedemption,
  fulfillRedemption,
  listRewards,
  moveStock,
  type Reward,
  redeemReward,
} from '@village-points/shared/rewards/contract.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Client, openClient } from '../village/client.ts'
import { figuresOf, statementOf } from '../village/deeds.ts'
import { openTestVillage, type TestVillage } from '../village/test-village.ts'
import { expectSoundBooks } from './audit.ts'
import { emptyModel, give, isCapped, rulesOfModel, settle, takeBack, type VillageModel } from './figures-model.ts'

const HOMES = 3
const FIRST_STOCK = 30
/** As much as a patrol earns, so that wallets run empty and corrections find nothing left. */
const PRICE = 10_000

let village: TestVillage
let round = 0

/** The homes and goods of one run, and what was last sent, for sending it again. */
interface Scene {
  readonly homes: readonly Household[]
  readonly phones: readonly Client[]
  readonly reward: Reward
  again: (() => Promise<{ status: number; headers: Headers }>) | undefined
}
type Step = fc.AsyncCommand<VillageModel, Scene>

beforeAll(async () => {
  village = await openTestVillage()
})
afterAll(() => village.close())

const openScene = async (): Promise<Scene> => {
  round++
  const committee = village.as('committee')
  const homes: Household[] = []
  const phones: Client[] = []
  for (let at = 0; at < HOMES; at++) {
    const members = [{ name: `周${round}`, relation: '户主', isHead: true }]
    const { villagersGroupId } = village.groups[0]!
    const body = { villagersGroupId, doorNumber: `一组${round * 10 + at + 600}号`, members }
    const home = await committee.ok(addHousehold, { body })
    const { villageId, background, address } = village
    const person = { villageId, userId: village.userIdOf('villager'), role: 'villager', label: home.name } as const
    const grant = { ...person, householdId: home.householdId }
    const roleId = await background.store.write((tx) => grantRole(tx, background.now(), grant))
    homes.push(home)
    phones.push(openClient(address, village.as('villager').token, roleId))
  }
  const goods = {
    name: `大米${round}`,
    unit: '袋',
    category: 'other',
    points: PRICE / 100,
    stock: FIRST_STOCK,
  } as const
  const reward = await committee.ok(addReward, { body: { ...goods, rewardShopId: village.rewardShopId } })
  return { homes, phones, reward, again: undefined }
}

/** After every step the village must say what the plain figures say. */
const compare = async (model: VillageModel, { homes, reward }: Scene) => {
  for (const [at, home] of model.homes.entries()) {
    const { available, held, owed, conduct, lines } = home
    const figures = { availablePoints: available / 100, heldPoints: held / 100, shortfallPoints: owed / 100 }
    expect(await figuresOf(village, homes[at]!)).toEqual({ ...figures, conductPoints: conduct / 100 })
    const statement = await statementOf(village, homes[at]!)
    expect(statement).toHaveLength(lines)
    expect(statement.reduce((sum, line) => sum + line.availablePoints * 100, 0)).toBe(available)
  }
  const { rewards } = await village.as('committee').ok(listRewards, { query: {} })
  const units = model.orders.filter(({ state }) => state === 'held').reduce((sum, { quantity }) => sum + quantity, 0)
  const shown = rewards.find(({ rewardId }) => rewardId === reward.rewardId)
  expect(shown).toMatchObject({ stock: model.stock, heldStock: units })
}

const step = (name: string, run: (model: VillageModel, scene: Scene) => Promise<void>): Step => ({
  check: () => true,
  async run(model, scene) {
    await run(model, scene)
    await compare(model, scene)
  },
  toString: () => name,
})

const today = () => villageDayOf(village.clock.now())
const inputOf = (rule: string) => ({
  ruleId: village.rule(rule).ruleId,
  deedOn: today(),
  ...(rule === '集体义务劳动' ? { quantity: 1 } : {}),
})

const award = (home: number, rule: string) =>
  step(`award(${home}, ${rule})`, async (model, scene) => {
    const body = { householdId: scene.homes[home]!.householdId, ...inputOf(rule) }
    const key = `award-${round}-${model.awards.length}-${crypto.randomUUID()}`
    const send = () => village.as('committee').call(awardHousehold, { body }, { key })
    const answer = await send()
    expect(answer.error?.code).toBe(isCapped(model, home, rule) ? 'declaration.cap_reached' : undefined)
    if (answer.error) return
    const { declarationId } = answer.body.declaration
    give(model, { home, rule, declarationId, points: rulesOfModel[rule]!.points, isReversed: false })
    scene.again = send
  })

const batch = (rule: string) =>
  step(`batch(${rule})`, async (model, { homes }) => {
    const households = homes.map(({ householdId }) => ({ householdId }))
    const answer = await village.as('committee').call(awardBatch, { body: { ...inputOf(rule), households } })
    const isRefused = homes.some((_, home) => isCapped(model, home, rule))
    expect(answer.error?.code).toBe(isRefused ? 'declaration.batch_has_problems' : undefined)
    if (isRefused) return
    for (const [home, { householdId }] of homes.entries()) {
      const [line] = await statementOf(village, { householdId }, 1)
      const declarationId = await declarationOf(householdId, line!.transferId)
      give(model, { home, rule, declarationId, points: rulesOfModel[rule]!.points, isReversed: false })
    }
  })

const declarationOf = async (householdId: string, transferId: string): Promise<string> => {
  const trail = await village.as('committee').ok(readEntry, { params: { householdId, transferId } })
  return trail.declarationId!
}

const takingBack = (which: number, isUndo: boolean) =>
  step(`${isUndo ? 'undo' : 'reverse'}(${which})`, async (model) => {
    const chosen = model.awards[which % Math.max(1, model.awards.length)]
    if (!chosen) return
    const params = { declarationId: chosen.declarationId }
    const committee = village.as('committee')
    const answer = isUndo
      ? await committee.call(undoAward, { params, body: {} })
      : await committee.call(reverseAward, { params, body: { reason: '记错了' } })
    if (chosen.isReversed) expect(answer.error?.code).toBe('declaration.already_reversed')
    else if (answer.error) expect([isUndo, answer.error.code]).toEqual([true, 'declaration.undo_too_late'])
    else takeBack(model, chosen)
  })

const redeem = (home: number, quantity: number) =>
  step(`redeem(${home}, ${quantity})`, async (model, scene) => {
    const key = `order-${crypto.randomUUID()}`
    const body = { rewardId: scene.reward.rewardId, quantity }
    const send = () => scene.phones[home]!.call(redeemReward, { body }, { key })
    const answer = await send()
    const cost = PRICE * quantity
    const figures = model.homes[home]!
    const isPoor = figures.available < cost ? 'reward.points_insufficient' : undefined
    expect(answer.error?.code).toBe(model.stock < quantity ? 'reward.stock_insufficient' : isPoor)
    if (answer.error) return
    const { redemptionId, pickupCode } = answer.body.redemption
    model.orders.push({ home, redemptionId, code: pickupCode!, quantity, cost, state: 'held' })
    model.stock -= quantity
    figures.available -= cost
    figures.held += cost
    figures.lines++
    scene.again = send
  })

const ending = (which: number, event: 'fulfilled' | 'cancelled') =>
  step(`${event}(${which})`, async (model) => {
    const chosen = model.orders[which % Math.max(1, model.orders.length)]
    if (!chosen) return
    const params = { redemptionId: chosen.redemptionId }
    const clerk = village.as('clerk')
    const answer =
      event === 'fulfilled'
        ? await clerk.call(fulfillRedemption, {
            params,
            body: { code: `pickup.${chosen.redemptionId}.${chosen.code}` },
          })
        : await clerk.call(cancelRedemption, { params, body: {} })
    const refusals = { fulfilled: /used|already_fulfilled/, cancelled: /cancelled/, expired: /expired/ }
    if (chosen.state === 'held') expect(answer.error).toBeUndefined()
    else expect(answer.error?.code).toMatch(refusals[chosen.state])
    if (chosen.state === 'held') settle(model, chosen, event)
  })

const expiry = () =>
  step('expire', async (model) => {
    // Another year begins its honour and its caps anew: the plain figures are kept for one.
    if (addDays(today(), 16) > '2026-12-31') return
    village.clock.advance({ days: 16 })
    await village.runJobs()
    for (const order of model.orders) if (order.state === 'held') settle(model, order, 'expired')
  })

const stockTake = (counted: number) =>
  step(`stockTake(${counted})`, async (model, { reward }) => {
    const held = model.orders.filter(({ state }) => state === 'held').reduce((sum, { quantity }) => sum + quantity, 0)
    const params = { rewardId: reward.rewardId }
    const body = { kind: 'stock_take', quantity: counted } as const
    const answer = await village.as('committee').call(moveStock, { params, body })
    expect(answer.error?.code).toBe(counted < held ? 'reward.stock_take_too_low' : undefined)
    if (!answer.error) model.stock = counted - held
  })

const replay = () =>
  step('replay', async (_, { again }) => {
    if (!again) return
    const answer = await again()
    expect([answer.status, answer.headers.get('Idempotency-Hit')]).toEqual([200, 'true'])
  })

const home = fc.nat(HOMES - 1)
const which = fc.nat(30)
const rule = fc.constantFrom(...Object.keys(rulesOfModel))
const often = <Value>(arbitrary: fc.Arbitrary<Value>) => [arbitrary, arbitrary, arbitrary]
const steps = [
  ...often(fc.tuple(home, rule).map(([at, title]) => award(at, title))),
  ...often(fc.tuple(which, fc.boolean()).map(([at, isUndo]) => takingBack(at, isUndo))),
  ...often(fc.tuple(home, fc.integer({ min: 1, max: 2 })).map(([at, quantity]) => redeem(at, quantity))),
  ...often(
    fc
      .tuple(which, fc.constantFrom('fulfilled' as const, 'cancelled' as const))
      .map(([at, event]) => ending(at, event)),
  ),
  rule.map(batch),
  fc.constant(null).map(expiry),
  fc.nat(40).map(stockTake),
  fc.constant(null).map(replay),
]

it('does whatever people ask in whatever order, and every figure is what plain addition says', {
  timeout: 120_000,
}, async () => {
  let count = 0
  await fc.assert(
    fc.asyncProperty(fc.commands(steps, { maxCommands: 80, size: 'max' }), async (commands) => {
      const scene = await openScene()
      village.clock.set('2026-11-23T02:00:00Z')
      await fc.asyncModelRun(() => ({ model: emptyModel(HOMES, FIRST_STOCK), real: scene }), commands)
      count += [...commands].length
      expectSoundBooks(village)
    }),
    { numRuns: 6, endOnFailure: true },
  )
  expect(count).toBeGreaterThan(100)
})
