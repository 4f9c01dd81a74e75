import { grantRole } from '@village-points/api/identity/index.ts'
import { addHousehold, type Household } from '@village-points/shared/households/contract.ts'
import { addReward, listRewards, type Reward } from '@village-points/shared/rewards/contract.ts'
import type fc from 'fast-check'
import { expect } from 'vitest'
import { type Client, openClient } from '../village/client.ts'
import { figuresOf, statementOf } from '../village/deeds.ts'
import type { TestVillage } from '../village/test-village.ts'
import { emptyModel, type VillageModel } from './figures-model.ts'

const HOMES = 3
const MEMBERS = 3
/** Lines of a statement that are compared after every step, and steps after which all of everything is. */
const TOP_LINES = 4
const EVERYTHING_AFTER = 40
const FIRST_STOCK = 30
/** As much as a patrol earns, so that wallets run empty and corrections find nothing left. */
export const PRICE = 10_000

export let village: TestVillage
export let round = 0
let count = 0

/** The homes and goods of one run, and what was last sent, for sending it again. */
export interface Scene {
  readonly homes: { readonly householdId: string; readonly name: string }[]
  readonly phones: Client[]
  readonly reward: Reward
  again: { readonly send: () => Promise<{ status: number; headers: Headers }>; readonly home?: number } | undefined
}
type Step = fc.AsyncCommand<VillageModel, Scene>

let doors = 0
export const nextDoor = () => `一组${1000 + ++doors}号`

/** The villager's person, acting for this household too. */
export const openPhone = async ({ householdId, name: label }: Scene['homes'][number]): Promise<Client> => {
  const { villageId, background, address } = village
  const grant = { villageId, userId: village.userIdOf('villager'), role: 'villager', label, householdId } as const
  const roleId = await background.store.write((tx) => grantRole(tx, background.now(), grant))
  return openClient(address, village.as('villager').token, roleId)
}

const openScene = async (): Promise<Scene> => {
  round++
  const committee = village.as('committee')
  const homes: Household[] = []
  for (let at = 0; at < HOMES; at++) {
    const members = Array.from({ length: MEMBERS }, (_, member) => ({
      name: `周${round}`,
      relation: member === 0 ? '户主' : '子女',
      isHead: member === 0,
    }))
    const { villagersGroupId } = village.groups[0]!
    homes.push(await committee.ok(addHousehold, { body: { villagersGroupId, doorNumber: nextDoor(), members } }))
  }
  const goods = {
    name: `大米${round}`,
    unit: '袋',
    category: 'other',
    points: PRICE / 100,
    stock: FIRST_STOCK,
  } as const
  const reward = await committee.ok(addReward, { body: { ...goods, rewardShopId: village.rewardShopId } })
  return { homes, phones: await Promise.all(homes.map(openPhone)), reward, again: undefined }
}

/** What one home's account and the top of its statement say is what the plain figures say. */
const compareHome = async (model: VillageModel, { homes }: Scene, at: number, lines = TOP_LINES) => {
  const home = model.homes[at]!
  const figures = { availablePoints: home.available / 100, heldPoints: home.held / 100 }
  const honour = { shortfallPoints: home.owed / 100, conductPoints: home.conduct / 100 }
  expect(await figuresOf(village, homes[at]!)).toEqual({ ...figures, ...honour })
  const statement = await statementOf(village, homes[at]!, lines)
  expect(statement).toHaveLength(Math.min(home.lines, lines))
  const newest = statement.find(({ availableAfter }) => availableAfter !== undefined)
  if (newest) expect(newest.availableAfter).toBe(figures.availablePoints)
  if (home.lines > lines) return
  expect(statement.reduce((sum, line) => sum + line.availablePoints * 100, 0)).toBe(home.available)
}

const compareStock = async (model: VillageModel, { reward }: Scene) => {
  const { rewards } = await village.as('committee').ok(listRewards, { query: {} })
  const units = model.orders.filter(({ state }) => state === 'held').reduce((sum, { quantity }) => sum + quantity, 0)
  const shown = rewards.find(({ rewardId }) => rewardId === reward.rewardId)
  expect(shown).toMatchObject({ stock: model.stock, heldStock: units })
}

/** Every home and the shelf. */
const compareAll = async (model: VillageModel, scene: Scene) => {
  for (const at of model.homes.keys()) await compareHome(model, scene, at, 100)
  await compareStock(model, scene)
}

/** What a step may have touched: homes, the shelf, or `everything`. */
type Touched = { readonly homes?: readonly number[]; readonly isStock?: boolean } | 'everything'

export const step = (name: string, run: (model: VillageModel, scene: Scene) => Promise<Touched>): Step => ({
  check: () => true,
  async run(model, scene) {
    const touched = await run(model, scene)
    count++
    if (touched === 'everything' || count % EVERYTHING_AFTER === 0) return compareAll(model, scene)
    for (const at of touched.homes ?? []) await compareHome(model, scene, at)
    if (touched.isStock) await compareStock(model, scene)
  },
  toString: () => name,
})

/** The village in which the steps are done from now on, and how many were done. */
export const playIn = (testVillage: TestVillage) => {
  village = testVillage
  return { openScene, newModel: () => emptyModel(HOMES, FIRST_STOCK), done: () => count }
}
