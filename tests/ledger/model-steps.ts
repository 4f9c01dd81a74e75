import { awardBatch, awardHousehold, reverseAward, undoAward } from '@village-points/shared/declarations/contract.ts'
import { readHousehold } from '@village-points/shared/households/contract.ts'
import { mergeHouseholds, readEntry, splitHousehold } from '@village-points/shared/ledger/contract.ts'
import { addDays, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import {
  cancelRedemption,
  fulfillRedemption,
  moveStock,
  redeemReward,
} from '@village-points/shared/rewards/contract.ts'
import fc from 'fast-check'
import { expect } from 'vitest'
import { statementOf } from '../village/deeds.ts'
import {
  give,
  heirOf,
  isCapped,
  merge,
  rulesOfModel,
  settle,
  split,
  takeBack,
  type VillageModel,
} from './figures-model.ts'

import { nextDoor, openPhone, PRICE, round, step, village } from './model-scene.ts'

const isGone = ({ homes }: VillageModel, home: number) => homes[home]!.mergedInto !== undefined

const today = () => villageDayOf(village.clock.now())
const inputOf = (rule: string) => ({
  ruleId: village.rule(rule).ruleId,
  deedOn: today(),
  ...(rule === '集体义务劳动' ? { quantity: 1 } : {}),
})

const award = (which: number, rule: string) =>
  step(`award(${which}, ${rule})`, async (model, scene) => {
    const home = which % model.homes.length
    const body = { householdId: scene.homes[home]!.householdId, ...inputOf(rule) }
    const key = `award-${round}-${model.awards.length}-${crypto.randomUUID()}`
    const send = () => village.as('committee').call(awardHousehold, { body }, { key })
    const answer = await send()
    const isFull = isCapped(model, home, rule) ? 'declaration.cap_reached' : undefined
    expect(answer.error?.code).toBe(isGone(model, home) ? 'household.merged' : isFull)
    if (answer.error) return { homes: [home] }
    const { declarationId } = answer.body.declaration
    give(model, { home, rule, declarationId, points: rulesOfModel[rule]!.points, isReversed: false })
    scene.again = { send }
    return { homes: [home] }
  })

const batch = (rule: string) =>
  step(`batch(${rule})`, async (model, { homes }) => {
    const standing = [...homes.entries()].filter(([home]) => !isGone(model, home))
    const households = standing.map(([, { householdId }]) => ({ householdId }))
    const answer = await village.as('committee').call(awardBatch, { body: { ...inputOf(rule), households } })
    const isRefused = standing.some(([home]) => isCapped(model, home, rule))
    expect(answer.error?.code).toBe(isRefused ? 'declaration.batch_has_problems' : undefined)
    if (isRefused) return 'everything'
    for (const [home, { householdId }] of standing) {
      const [line] = await statementOf(village, { householdId }, 1)
      const declarationId = await declarationOf(householdId, line!.transferId)
      give(model, { home, rule, declarationId, points: rulesOfModel[rule]!.points, isReversed: false })
    }
    return 'everything'
  })

const declarationOf = async (householdId: string, transferId: string): Promise<string> => {
  const trail = await village.as('committee').ok(readEntry, { params: { householdId, transferId } })
  return trail.declarationId!
}

const takingBack = (which: number, isUndo: boolean) =>
  step(`${isUndo ? 'undo' : 'reverse'}(${which})`, async (model) => {
    const chosen = model.awards[which % Math.max(1, model.awards.length)]
    if (!chosen) return {}
    const params = { declarationId: chosen.declarationId }
    const committee = village.as('committee')
    const answer = isUndo
      ? await committee.call(undoAward, { params, body: {} })
      : await committee.call(reverseAward, { params, body: { reason: '记错了' } })
    if (chosen.isReversed) expect(answer.error?.code).toBe('declaration.already_reversed')
    else if (answer.error) expect([isUndo, answer.error.code]).toEqual([true, 'declaration.undo_too_late'])
    else takeBack(model, chosen)
    return { homes: [chosen.home, heirOf(model, chosen.home)] }
  })

const redeem = (which: number, quantity: number) =>
  step(`redeem(${which}, ${quantity})`, async (model, scene) => {
    const home = which % model.homes.length
    const key = `order-${crypto.randomUUID()}`
    const body = { rewardId: scene.reward.rewardId, quantity }
    const send = () => scene.phones[home]!.call(redeemReward, { body }, { key })
    const answer = await send()
    const cost = PRICE * quantity
    const figures = model.homes[home]!
    const isPoor = figures.available < cost ? 'reward.points_insufficient' : undefined
    const isRefused = model.stock < quantity ? 'reward.stock_insufficient' : isPoor
    expect(answer.error?.code).toBe(isGone(model, home) ? 'platform.role_not_held' : isRefused)
    if (answer.error) return { homes: [home] }
    const { redemptionId, pickupCode } = answer.body.redemption
    model.orders.push({ home, redemptionId, code: pickupCode!, quantity, cost, state: 'held' })
    model.stock -= quantity
    figures.available -= cost
    figures.held += cost
    figures.lines++
    scene.again = { send, home }
    return { homes: [home], isStock: true }
  })

const ending = (which: number, event: 'fulfilled' | 'cancelled') =>
  step(`${event}(${which})`, async (model) => {
    const chosen = model.orders[which % Math.max(1, model.orders.length)]
    if (!chosen) return {}
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
    return { homes: [chosen.home], isStock: true }
  })

const expiry = () =>
  step('expire', async (model) => {
    // Another year begins its honour and its caps anew: the plain figures are kept for one.
    if (addDays(today(), 16) > '2026-12-31') return {}
    village.clock.advance({ days: 16 })
    await village.runJobs()
    for (const order of model.orders) if (order.state === 'held') settle(model, order, 'expired')
    return 'everything'
  })

const stockTake = (counted: number) =>
  step(`stockTake(${counted})`, async (model, { reward }) => {
    const held = model.orders.filter(({ state }) => state === 'held').reduce((sum, { quantity }) => sum + quantity, 0)
    const params = { rewardId: reward.rewardId }
    const body = { kind: 'stock_take', quantity: counted } as const
    const answer = await village.as('committee').call(moveStock, { params, body })
    expect(answer.error?.code).toBe(counted < held ? 'reward.stock_take_too_low' : undefined)
    if (!answer.error) model.stock = counted - held
    return { isStock: true }
  })

const replay = () =>
  step('replay', async (model, { again }) => {
    if (!again) return {}
    const answer = await again.send()
    // Whoever moved into another home meanwhile holds another role: this one is answered nothing any more.
    const isHeld = again.home === undefined || !isGone(model, again.home)
    expect([answer.status, answer.headers.get('Idempotency-Hit')]).toEqual(isHeld ? [200, 'true'] : [403, null])
    return {}
  })

const joining = (one: number, other: number) =>
  step(`merge(${one}, ${other})`, async (model, { homes }) => {
    const [from, into] = [one % homes.length, other % homes.length]
    const [fromHouseholdId, intoHouseholdId] = [homes[from]!.householdId, homes[into]!.householdId]
    const body = { fromHouseholdId, intoHouseholdId, reason: '并户' }
    const answer = await village.as('committee').call(mergeHouseholds, { body })
    const hasOrders = model.homes[from]!.held > 0 ? 'household.has_open_orders' : undefined
    const isRefused = isGone(model, from) || isGone(model, into) ? 'household.merged' : hasOrders
    expect(answer.error?.code).toBe(from === into ? 'household.merge_with_itself' : isRefused)
    if (!answer.error) merge(model, from, into)
    return { homes: [from, into] }
  })

const parting = (which: number, halves: number) =>
  step(`split(${which}, ${halves})`, async (model, scene) => {
    const home = which % scene.homes.length
    const { householdId } = scene.homes[home]!
    const committee = village.as('committee')
    const { members, villagersGroupId } = await committee.ok(readHousehold, { params: { householdId } })
    const leaving = members.find(({ isHead }) => !isHead)
    if (!leaving || isGone(model, home)) return {}
    const { memberId } = leaving
    const founding = { memberIds: [memberId], headMemberId: memberId, villagersGroupId, doorNumber: nextDoor() }
    const body = { householdId, ...founding, availablePoints: halves / 2, reason: '分户' }
    const answer = await committee.call(splitHousehold, { body })
    const taken = halves * 50
    expect(answer.error?.code).toBe(taken > model.homes[home]!.available ? 'ledger.points_insufficient' : undefined)
    if (answer.error) return { homes: [home] }
    split(model, home, taken)
    scene.homes.push(answer.body.household)
    scene.phones.push(await openPhone(answer.body.household))
    return { homes: [home, model.homes.length - 1] }
  })

const restart = () =>
  step('restart', async () => {
    await village.restart()
    return 'everything'
  })

const which = fc.nat(1000)
const rule = fc.constantFrom(...Object.keys(rulesOfModel))
const often = <Value>(arbitrary: fc.Arbitrary<Value>) => [arbitrary, arbitrary, arbitrary]
/** Everything that people and time may do, in the proportions in which a village does it. */
export const steps = [
  ...often(fc.tuple(which, rule).map(([at, title]) => award(at, title))),
  ...often(fc.tuple(which, fc.boolean()).map(([at, isUndo]) => takingBack(at, isUndo))),
  ...often(fc.tuple(which, fc.integer({ min: 1, max: 2 })).map(([at, quantity]) => redeem(at, quantity))),
  ...often(
    fc
      .tuple(which, fc.constantFrom('fulfilled' as const, 'cancelled' as const))
      .map(([at, event]) => ending(at, event)),
  ),
  rule.map(batch),
  fc.constant(null).map(expiry),
  fc.nat(40).map(stockTake),
  fc.nat(9).map((chance) => (chance === 0 ? restart() : replay())),
  fc.tuple(fc.nat(3), which, which).map(([chance, one, other]) => (chance === 0 ? joining(one, other) : replay())),
  fc.tuple(which, fc.nat(300)).map(([at, halves]) => parting(at, halves)),
]
