import { addUser, grantRole, openSession } from '@village-points/api/identity/index.ts'
import type { Background } from '@village-points/api/platform/http/route.ts'
import { awardBatch } from '@village-points/shared/declarations/contract.ts'
import { giveHonorConsent } from '@village-points/shared/honors/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { addReward, moveStock } from '@village-points/shared/rewards/contract.ts'
import { adoptRulebook, type RulebookInput, type RuleInput } from '@village-points/shared/rules/contract.ts'
import { configure } from '../ledger/year-end.ts'
import { type Community, foundCommunity, openCommunity } from '../village/community.ts'
import { openInside } from './inside.ts'

/** Beside the three homes that every village of the tests has. */
const MORE_HOUSEHOLDS = 497
const PHONES = 64
/** As much as one request may name. */
const MOST = 100_000

/** Who calls, without an address: the server may be another one next time. */
export interface Held {
  readonly token: string
  readonly roleId: string
}

/** A village that is ready to be loaded. */
export interface BenchVillage {
  readonly villageId: string
  readonly committee: Held & { readonly userId: string }
  /** Villagers' phones, each of a household of its own that has points to spend. */
  readonly phones: readonly (Held & { readonly householdId: string })[]
  /** Every household. */
  readonly householdIds: readonly string[]
  /** One point, under two caps that are counted and never reached. */
  readonly ruleId: string
  readonly rewardId: string
}

const rule = (title: string, points: number, caps: RuleInput['caps']): RuleInput => ({
  category: '人居环境',
  title,
  points: { kind: 'fixed', points },
  caps,
  evidence: '照片',
  ruleClass: 'award',
  procedure: 'direct',
})

const rulebook: RulebookInput = {
  title: '积分细则',
  inForceOn: '2020-01-01',
  adoption: { assemblyOn: '2019-12-20', entitled: 40, present: 36, inFavor: 33 },
  rules: [
    rule('清扫院落', 1, [
      { period: 'month', measure: 'times', limit: MOST },
      { period: 'year', measure: 'points', limit: MOST },
    ]),
    rule('修路出工', MOST, []),
  ],
}

/** Founds the village in a new data folder, through the doors that everybody uses. */
export const foundBenchVillage = async (dataFolder: string, more = MORE_HOUSEHOLDS): Promise<BenchVillage> => {
  const server = await openInside(dataFolder)
  const { background, address } = server
  const options = { name: '禾湾村', households: more, withoutRulebook: true, withoutGoods: true }
  const village = openCommunity(background, address, await foundCommunity(background, address, options))
  const committee = village.as('committee')
  const { rules } = await committee.ok(adoptRulebook, { body: rulebook })
  const households = [...Object.values(village.homes), ...village.more].map(({ householdId }) => householdId)
  const ruleOf = (title: string) => rules.find((one) => one.title === title)!.ruleId
  const rich = { ruleId: ruleOf('修路出工'), deedOn: villageDayOf(background.now()) }
  const spenders = households.slice(0, PHONES)
  await committee.ok(awardBatch, { body: { ...rich, households: spenders.map((householdId) => ({ householdId })) } })
  await rank(village, spenders)
  const held = {
    villageId: village.villageId,
    committee: { token: committee.token, roleId: committee.roleId, userId: village.userIdOf('committee') },
    phones: await Promise.all(spenders.map((householdId) => openPhone(village, background, householdId))),
    householdIds: households,
    ruleId: ruleOf('清扫院落'),
    rewardId: await shelve(village),
  }
  await server.close()
  return held
}

/** The fullest honour board: groups, stars, and the households that agreed to be named. */
const rank = async (village: Community, named: readonly string[]) => {
  await configure(village, { ranking: 'households', starPoints: [100, 500, 1000] })
  const words = '本人在纸上签了字'
  for (const householdId of named) await village.as('committee').ok(giveHonorConsent, { body: { householdId, words } })
}

/** Each phone is in the hands of somebody of its own: whoever calls is read with every role that he holds. */
const openPhone = ({ villageId }: Community, { store, now }: Background, householdId: string) =>
  store.write(async (tx) => {
    const userId = await addUser(tx, now(), { displayName: '乡亲' })
    const roleId = await grantRole(tx, now(), { userId, role: 'villager', label: '家里', villageId, householdId })
    const { token } = await openSession(tx, now(), userId)
    return { token, roleId, householdId }
  })

/** A million lots of something cheap. */
const shelve = async (village: Community): Promise<string> => {
  const committee = village.as('committee')
  const goods = { name: '火柴', unit: '盒', category: 'other', points: 0.01, stock: MOST } as const
  const { rewardId } = await committee.ok(addReward, { body: { ...goods, rewardShopId: village.rewardShopId } })
  const more = { params: { rewardId }, body: { kind: 'purchase', quantity: MOST } as const }
  for (let lot = 1; lot < 10; lot++) await committee.ok(moveStock, more)
  return rewardId
}
