import { addUser, grantRole, openSession } from '@village-points/api/identity/index.ts'
import type { Background } from '@village-points/api/platform/http/route.ts'
import { newId, systemActor, type Work } from '@village-points/api/platform/work.ts'
import { addShop } from '@village-points/api/rewards/index.ts'
import { addGroup, addPlace, addVillage } from '@village-points/api/villages/index.ts'
import { addHousehold, type Household, type HouseholdInput } from '@village-points/shared/households/contract.ts'
import type { Role } from '@village-points/shared/identity/permissions.ts'
import { addReward, type Reward } from '@village-points/shared/rewards/contract.ts'
import { adoptRulebook, type Rule } from '@village-points/shared/rules/contract.ts'
import type { VillagersGroup } from '@village-points/shared/villages/contract.ts'
import { type Client, openClient } from './client.ts'
import { smallRulebook } from './small-rulebook.ts'
import { smallShelf } from './small-shelf.ts'

/**
 * Everybody a test may act as. `group_leader` leads 三组, where `villager` lives and the leader's own home is;
 * `other_clerk` works in the second shop.
 */
export type Person = Role | 'other_villager' | 'leader_at_home' | 'other_clerk'

/** A village with its people; the neighbouring one is made the same way. */
export interface Community {
  readonly villageId: string
  readonly groups: readonly VillagersGroup[]
  /** `villager` and `leader` live in 三组, `other` lives in 一组. */
  readonly homes: { readonly villager: Household; readonly other: Household; readonly leader: Household }
  /** Further households, as many as were asked for. */
  readonly more: readonly Household[]
  /** 爱心超市, where `clerk` works. */
  readonly rewardShopId: string
  /** 二组代销点, where `other_clerk` works. */
  readonly otherShopId: string
  as(person: Person): Client
  userIdOf(person: Person): string
  /** A rule in force by its title. */
  rule(title: string): Rule
  /** Goods by their name, as they were put on the shelf. */
  reward(name: string): Reward
  /** One transaction of this village as the system, for calling a capability's door. */
  work<T>(run: (work: Work) => Promise<T>): Promise<T>
}

export interface CommunityOptions {
  readonly name: string
  /** Households beside the three homes. */
  readonly households: number
  readonly withoutRulebook: boolean
  readonly withoutGoods: boolean
}

interface Held {
  readonly userId: string
  readonly token: string
  readonly roleId: string
}

/** What its founding left to know about a village; as JSON it outlives the process that founded it. */
export interface FoundedCommunity
  extends Pick<Community, 'villageId' | 'groups' | 'homes' | 'more' | 'rewardShopId' | 'otherShopId'> {
  readonly people: Partial<Record<Person, Held>>
  readonly rules: readonly Rule[]
  readonly shelf: readonly Reward[]
}

/** Founds a village: people and places through the doors, households and rulebook through the API. */
export const foundCommunity = async (
  background: Background,
  address: string,
  options: CommunityOptions,
): Promise<FoundedCommunity> => {
  const people: Partial<Record<Person, Held>> = {}
  const founded = await foundVillage(background, options, people)
  const { token, roleId } = people.committee!
  const committee = openClient(address, token, roleId)
  const [first, , third] = founded.groups as [VillagersGroup, VillagersGroup, VillagersGroup]
  const add = (input: HouseholdInput) => committee.ok(addHousehold, { body: input })
  const homes = {
    villager: await add(home(third, '三组17号', ['王德福', '李秀英'], '13800004705')),
    other: await add(home(first, '一组9号', ['赵国强', '孙桂兰'], '13800001234')),
    leader: await add(home(third, '三组9号', ['刘建军'], '13800005678')),
  }
  const more: Household[] = []
  for (let at = 1; at <= options.households; at++) {
    const group = founded.groups[at % founded.groups.length]!
    more.push(await add(home(group, `${group.name}${100 + at}号`, [`周${numerals[at % 10]}${numerals[at % 7]}`])))
  }
  await giveHomes(background, founded.villageId, people, homes)
  const rulebook = options.withoutRulebook ? undefined : await committee.ok(adoptRulebook, { body: smallRulebook })
  const shelf = options.withoutGoods ? [] : await fillShelves(committee, founded)
  return { ...founded, homes, more, people, rules: rulebook?.rules ?? [], shelf }
}

/** A founded village at the address where it is served now. */
export const openCommunity = (
  { store, now }: Background,
  address: string,
  { people, rules, shelf, ...founded }: FoundedCommunity,
): Community => {
  const clients = new Map<Person, Client>()
  for (const [person, { token, roleId }] of Object.entries(people)) {
    clients.set(person as Person, openClient(address, token, roleId))
  }
  const { villageId } = founded
  return {
    ...founded,
    as: (person) => clients.get(person)!,
    userIdOf: (person) => people[person]!.userId,
    rule: (title) => rules.find((rule) => rule.title === title)!,
    reward: (name) => shelf.find((reward) => reward.name === name)!,
    work: (run) => store.write((tx) => run({ tx, villageId, now: now(), actor: systemActor })),
  }
}

const fillShelves = async (
  committee: Client,
  { rewardShopId, otherShopId }: Pick<Community, 'rewardShopId' | 'otherShopId'>,
): Promise<Reward[]> => {
  const shelf: Reward[] = []
  for (const { isInOtherShop, ...goods } of smallShelf) {
    const body = { ...goods, rewardShopId: isInOtherShop ? otherShopId : rewardShopId }
    shelf.push(await committee.ok(addReward, { body }))
  }
  return shelf
}

const numerals = ['大', '春', '夏', '秋', '冬', '山', '水', '林', '田', '石']

const home = (group: VillagersGroup, doorNumber: string, names: string[], phone?: string): HouseholdInput => ({
  villagersGroupId: group.villagersGroupId,
  doorNumber,
  note: '',
  members: names.map((name, at) => ({
    name,
    relation: at === 0 ? '户主' : '配偶',
    isHead: at === 0,
    ...(at === 0 && phone ? { phone } : {}),
  })),
})

const officials = [
  ['committee', '王会计', '村委会'],
  ['clerk', '陈店员', '爱心超市'],
  ['supervisor', '郑监督', '村务监督'],
  ['town_officer', '钱镇长', '镇里'],
  ['operator', '吴维护', '平台维护'],
] as const

const shop = { address: '村党群服务中心', openingHours: '周一到周六 8:30–11:30' }

const foundVillage = ({ store, now }: Background, { name }: CommunityOptions, people: Partial<Record<Person, Held>>) =>
  store.write(async (tx) => {
    const moment = now()
    const [districtId, townId, villageId] = Array.from({ length: 3 }, () => newId({ now: moment })) as [
      string,
      string,
      string,
    ]
    await addPlace(tx, { placeId: districtId, kind: 'district', name: '滨海区' })
    await addPlace(tx, { placeId: townId, kind: 'town', name: '潮汀镇', parentId: districtId })
    await addPlace(tx, { placeId: villageId, kind: 'village', name, parentId: townId })
    const settings = {
      telephone: '022-29990000',
      publicityDays: 5,
      yuanPerPoint: 0.5,
      nameMasking: 'masked_name' as const,
      periodRule: 'carry_over' as const,
      periodNoticeDays: 30,
      quietFromHour: 20,
      quietUntilHour: 8,
      deductionCeiling: 20,
      repairDays: 30,
      ranking: 'off' as const,
      starPoints: [],
    }
    await addVillage(tx, moment, { villageId, settings })
    const work = { tx, villageId, now: moment, actor: systemActor }
    const groups = [
      await addGroup(work, { name: '一组' }),
      await addGroup(work, { name: '二组' }),
      await addGroup(work, { name: '三组' }),
    ]
    const rewardShopId = await addShop(work, { ...shop, name: '爱心超市' })
    const otherShopId = await addShop(work, { ...shop, name: '二组代销点' })
    const hire = async (role: Role, displayName: string, label: string, scope = {}, person: Person = role) => {
      const userId = await addUser(tx, moment, { displayName })
      const roleId = await grantRole(tx, moment, { villageId, userId, role, label, ...scope })
      const { token } = await openSession(tx, moment, userId)
      people[person] = { userId, token, roleId }
    }
    for (const [role, displayName, label] of officials) {
      await hire(role, displayName, label, role === 'clerk' ? { rewardShopId } : {})
    }
    await hire('clerk', '何店员', '二组代销点', { rewardShopId: otherShopId }, 'other_clerk')
    await hire('group_leader', '刘建军', '三组组长', { villagersGroupId: groups[2]!.villagersGroupId })
    return { villageId, groups, rewardShopId, otherShopId }
  })

const giveHomes = (
  { store, now }: Background,
  villageId: string,
  people: Partial<Record<Person, Held>>,
  homes: Community['homes'],
) =>
  store.write(async (tx) => {
    const moment = now()
    const settle = async (person: Person, { householdId, name, headName }: Household, known?: string) => {
      const userId = known ?? (await addUser(tx, moment, { displayName: headName }))
      const roleId = await grantRole(tx, moment, { villageId, userId, role: 'villager', label: name, householdId })
      const { token } = await openSession(tx, moment, userId)
      people[person] = { userId, token, roleId }
    }
    await settle('villager', homes.villager)
    await settle('other_villager', homes.other)
    await settle('leader_at_home', homes.leader, people.group_leader!.userId)
  })
