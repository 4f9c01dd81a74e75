import {
  awardBatch,
  awardHousehold,
  listAwardOptions,
  listDeclareOptions,
  reverseAward,
  undoAwardBatch,
} from '@village-points/shared/declarations/contract.ts'
import type { HouseholdBrief } from '@village-points/shared/households/contract.ts'
import {
  cancelRedemption,
  fulfillRedemption,
  listRewards,
  redeemAtCounter,
  redeemReward,
} from '@village-points/shared/rewards/contract.ts'
import type { Rule } from '@village-points/shared/rules/contract.ts'
import { bringInPaperBook } from './bring-in-files.ts'
import type { Chance } from './chance.ts'
import { type DemoClient, DemoRefusal } from './demo-client.ts'
import { type PanelStage, playDeclarations } from './play-declarations.ts'
import { type Event, momentOf } from './season.ts'

/** Everything the story needs: who acts, on whom, and the moment it is. */
export interface Stage extends PanelStage {
  /** Phones of villagers who order by themselves, beside the demo villager. */
  readonly phones: readonly DemoClient[]
  readonly households: readonly {
    readonly household: HouseholdBrief
    readonly cardCode: string
    readonly weight: number
  }[]
  readonly chance: Chance
  setNow(now: Date): void
  /** What happens because time passes. */
  endDay(): Promise<void>
}

/** What the story knows of what it has done. */
interface Memory {
  readonly rules: ReadonlyMap<string, Rule>
  orders: number
  readonly waiting: { redemptionId: string; code: string; isForgotten: boolean }[]
  mistakenDeclarationId?: string
}

/** Refusals that ordinary life brings: the story goes on without the deed. */
const ORDINARY = new Set([
  'declaration.cap_reached',
  'declaration.own_household',
  'declaration.outside_group',
  'reward.points_insufficient',
  'reward.stock_insufficient',
  'reward.limit_reached',
  'reward.pickup_code_expired',
])

/** Plays the events through the public write path. `onDay` is told of each day that ends. */
export const playSeason = async (stage: Stage, events: readonly Event[], onDay: (day: string) => void) => {
  stage.setNow(momentOf(events[0]!))
  const awarded = await stage.clients.accountant!.call(listAwardOptions, { query: {} })
  const declared = await stage.clients.villager!.call(listDeclareOptions, { query: {} })
  const options = [...declared.options, ...awarded.options]
  const memory: Memory = { orders: 0, rules: new Map(options.map(({ rule }) => [rule.title, rule])), waiting: [] }
  for (const [index, event] of events.entries()) {
    stage.setNow(momentOf(event))
    try {
      await play(stage, memory, event)
    } catch (error) {
      if (!(error instanceof DemoRefusal && ORDINARY.has(error.code))) throw error
    }
    if (events[index + 1]?.day === event.day) continue
    await stage.endDay()
    onDay(event.day)
  }
}

const play = (stage: Stage, memory: Memory, event: Event): Promise<unknown> => {
  switch (event.what) {
    case 'award':
      return award(stage, memory, event)
    case 'batch':
      return batch(stage, memory, event)
    case 'counter_order':
      return counterOrder(stage)
    case 'order':
    case 'forgotten_order':
    case 'cancelled_order':
      return order(stage, memory, event.what)
    case 'pick_up':
      return pickUp(stage, memory)
    case 'mistaken_award':
      return mistake(stage, memory, event.day)
    case 'correction':
      return correct(stage, memory)
    case 'paper_book':
      return bringInPaperBook(stage.clients.accountant!)
    default:
      return playDeclarations(stage, event, (title) => ruleOf(memory, title))
  }
}

const ruleOf = ({ rules }: Memory, title: string): Rule => {
  const rule = rules.get(title)
  if (!rule) throw new Error(`the demo rulebook has no rule ${title}`)
  return rule
}

const amountFor = ({ points }: Rule) =>
  points.kind === 'range' ? { points: points.least } : points.kind === 'per_unit' ? { quantity: 1 } : {}

const award = async (stage: Stage, memory: Memory, event: Event & { what: 'award' }) => {
  const rule = ruleOf(memory, event.rule)
  const near =
    event.by === 'leader' ? stage.households.filter((one) => one.household.groupName === '三组') : stage.households
  const [one] = stage.chance.sample(near, 1, ({ weight }) => weight)
  const body = { householdId: one!.household.householdId, ruleId: rule.ruleId, deedOn: event.day, ...amountFor(rule) }
  await stage.clients[event.by]!.call(awardHousehold, { body })
}

const batch = async (stage: Stage, memory: Memory, event: Event & { what: 'batch' }) => {
  const rule = ruleOf(memory, event.rule)
  const chosen = stage.chance.sample(stage.households, event.households, ({ weight }) => weight)
  const { batch: done } = await sendBatch(stage.clients.accountant!, {
    ruleId: rule.ruleId,
    deedOn: event.day,
    ...amountFor(rule),
    households: chosen.map(({ household }) => ({ householdId: household.householdId })),
  })
  if (!event.isUndone) return
  stage.setNow(new Date(momentOf(event).getTime() + 3 * 60_000))
  await stage.clients.accountant!.call(undoAwardBatch, { params: { awardBatchId: done.awardBatchId }, body: {} })
}

/** As a cadre does: those who cannot be recorded are taken off the list, then it goes again. */
const sendBatch = async (
  client: DemoClient,
  body: { ruleId: string; deedOn: string; households: { householdId: string }[] },
) => {
  try {
    return await client.call(awardBatch, { body })
  } catch (error) {
    if (!(error instanceof DemoRefusal && error.code === 'declaration.batch_has_problems')) throw error
    const { fields } = error
    const households = body.households.filter(({ householdId }) => !fields[householdId])
    return client.call(awardBatch, { body: { ...body, households } })
  }
}

const affordable = async (stage: Stage, client: DemoClient, most: number) => {
  const { rewards } = await client.call(listRewards, { query: {} })
  const possible = rewards.filter((reward) => reward.stock > 0 && reward.points <= most)
  return possible.length > 0 ? stage.chance.pick(possible) : undefined
}

/** After so many orders the demo villager only saves, so that whoever tries the demo can redeem something large. */
const ORDERS_OF_ALL = 8

const order = async (stage: Stage, memory: Memory, what: 'order' | 'forgotten_order' | 'cancelled_order') => {
  const villager = stage.clients.villager!
  const others = memory.orders++ < ORDERS_OF_ALL ? [...stage.phones, villager] : stage.phones
  const phone = what === 'order' ? stage.chance.pick(others) : villager
  const { availablePoints = 0 } = await phone.call(listRewards, { query: {} })
  const reward = await affordable(stage, phone, availablePoints)
  if (!reward) return
  const { redemption } = await phone.call(redeemReward, { body: { rewardId: reward.rewardId, quantity: 1 } })
  const { redemptionId, pickupCode = '' } = redemption
  if (what === 'cancelled_order') await phone.call(cancelRedemption, { params: { redemptionId }, body: {} })
  else memory.waiting.push({ redemptionId, code: pickupCode, isForgotten: what === 'forgotten_order' })
}

const counterOrder = async (stage: Stage) => {
  const [one] = stage.chance.sample(stage.households, 1, ({ weight }) => weight)
  const reward = await affordable(stage, stage.clients.clerk!, 40)
  if (!reward) return
  const body = { cardCode: one!.cardCode, rewardId: reward.rewardId, quantity: 1 }
  await stage.clients.clerk!.call(redeemAtCounter, { body })
}

/** Orders that always wait to be fetched, so that the counter has something to do. */
const KEPT_WAITING = 3

/** The order waiting longest is fetched; the last ones wait still when the story ends. */
const pickUp = async (stage: Stage, memory: Memory) => {
  const index = memory.waiting.findIndex(({ isForgotten }) => !isForgotten)
  if (index < 0 || memory.waiting.length <= KEPT_WAITING) return
  const [{ redemptionId, code }] = memory.waiting.splice(index, 1) as [Memory['waiting'][number]]
  await stage.clients.clerk!.call(fulfillRedemption, { params: { redemptionId }, body: { code } })
}

const mistake = async (stage: Stage, memory: Memory, day: string) => {
  const rule = ruleOf(memory, '主动清理乱搭乱建或让出闲置地')
  const home = stage.households[0]!
  const body = { householdId: home.household.householdId, ruleId: rule.ruleId, deedOn: day, ...amountFor(rule) }
  const { declaration } = await stage.clients.director!.call(awardHousehold, { body })
  memory.mistakenDeclarationId = declaration.declarationId
}

const correct = async (stage: Stage, { mistakenDeclarationId }: Memory) => {
  if (!mistakenDeclarationId) return
  const params = { declarationId: mistakenDeclarationId }
  await stage.clients.accountant!.call(reverseAward, { params, body: { reason: '记到别人家了,已改记正确的一户' } })
}
