import type { HouseholdBrief } from '@village-points/shared/households/contract.ts'
import type { VillageSettings } from '@village-points/shared/villages/contract.ts'
import { issueCard, listRoster } from '../households/index.ts'
import { addDemoAccount, addUser, grantRole, openSession } from '../identity/index.ts'
import type { Background } from '../platform/http/route.ts'
import { newId, systemActor, type Work } from '../platform/work.ts'
import { addShop } from '../rewards/index.ts'
import { addPlace, addVillage, findGroupByName } from '../villages/index.ts'
import { type DemoPerson, demoPeople } from './people.ts'

const SETTINGS = {
  telephone: '022-29990001',
  publicityDays: 5,
  yuanPerPoint: 0.5,
  nameMasking: 'masked_name',
  periodRule: 'carry_over',
  periodNoticeDays: 30,
  quietFromHour: 20,
  quietUntilHour: 8,
  deductionCeiling: 20,
  repairDays: 30,
  ranking: 'households',
  starPoints: [60, 120, 240],
} satisfies VillageSettings

/** A person who can be acted as: roles by name, and a fresh session whenever asked. */
export interface Hired {
  readonly userId: string
  readonly roleIds: ReadonlyMap<string, string>
  readonly household?: HouseholdBrief
}

export interface FoundedVillage {
  readonly villageId: string
  readonly rewardShopId: string
  readonly accountant: Hired
}

/** The place tree, the village, its shop and the accountant, who then brings in everything else. */
export const foundVillage = ({ store, now }: Background): Promise<FoundedVillage> =>
  store.write(async (tx) => {
    const moment = now()
    const [district, town, village] = [newId({ now: moment }), newId({ now: moment }), newId({ now: moment })]
    await addPlace(tx, { placeId: district, kind: 'district', name: '禾川区' })
    await addPlace(tx, { placeId: town, kind: 'town', name: '潮汀镇', parentId: district })
    await addPlace(tx, { placeId: village, kind: 'village', name: '禾湾村', parentId: town })
    await addVillage(tx, moment, { villageId: village, settings: SETTINGS })
    const work: Work = { tx, villageId: village, actor: systemActor, now: moment }
    const rewardShopId = await addShop(work, {
      name: '爱心超市',
      address: '村党群服务中心',
      openingHours: '周一到周六 8:30–11:30、14:00–17:00',
    })
    const userId = await addUser(tx, moment, { displayName: '王会计' })
    const roleId = await grantRole(tx, moment, {
      villageId: village,
      userId,
      role: 'committee',
      label: '村委会 王会计',
    })
    return {
      villageId: village,
      rewardShopId,
      accountant: { userId, roleIds: new Map([['committee', roleId]]) },
    }
  })

/** Gives everybody of the story a home and roles, once the roster is in; offers some of them as demo accounts. */
export const hirePeople = (background: Background, founded: FoundedVillage): Promise<ReadonlyMap<string, Hired>> =>
  background.store.write(async (tx) => {
    const work: Work = { tx, villageId: founded.villageId, actor: systemActor, now: background.now() }
    const roster = await listRoster(work)
    const taken = new Set<string>()
    const hired = new Map<string, Hired>()
    for (const [position, person] of demoPeople.entries()) {
      const household = homeOf(person, roster, taken)
      hired.set(person.key, await hire(work, founded, person, household))
      if (!person.demo) continue
      const { userId } = hired.get(person.key)!
      await addDemoAccount(tx, { userId, ...person.demo, position })
    }
    return hired
  })

/** The first household of that group and surname that is nobody else's yet. */
const homeOf = ({ livesIn }: DemoPerson, roster: readonly HouseholdBrief[], taken: Set<string>) => {
  if (!livesIn) return undefined
  const fits = (one: HouseholdBrief) => one.groupName === livesIn.group && !taken.has(one.householdId)
  const home = roster.find((one) => fits(one) && one.headName.startsWith(livesIn.surname)) ?? roster.find(fits)
  if (!home) throw new Error(`the demo roster has nobody in ${livesIn.group}`)
  taken.add(home.householdId)
  return home
}

const hire = async (
  work: Work,
  founded: FoundedVillage,
  person: DemoPerson,
  household: HouseholdBrief | undefined,
): Promise<Hired> => {
  const { tx, now, villageId } = work
  const displayName = person.displayName ?? household?.headName ?? person.key
  const userId = person.key === 'accountant' ? founded.accountant.userId : await addUser(tx, now, { displayName })
  const roleIds = new Map<string, string>()
  for (const { role, label, group } of person.roles) {
    const villagersGroupId = group ? (await findGroupByName(work, group))?.villagersGroupId : undefined
    const scope = {
      ...(villagersGroupId ? { villagersGroupId } : {}),
      ...(role === 'clerk' ? { rewardShopId: founded.rewardShopId } : {}),
    }
    roleIds.set(role, await grantRole(tx, now, { villageId, userId, role, label, ...scope }))
  }
  if (household) {
    const { householdId, name: label } = household
    roleIds.set('villager', await grantRole(tx, now, { villageId, userId, role: 'villager', label, householdId }))
  }
  return { userId, roleIds, ...(household ? { household } : {}) }
}

/** Prints a card for every household; returns who holds which code. */
export const issueCards = ({ store, now }: Background, villageId: string) =>
  store.write(async (tx) => {
    const work: Work = { tx, villageId, actor: systemActor, now: now() }
    const cards: { household: HouseholdBrief; cardCode: string }[] = []
    for (const { members: _members, note: _note, ...household } of await listRoster(work)) {
      cards.push({ household, cardCode: await issueCard(work, household.householdId) })
    }
    return cards
  })

/** Signs a person in as a phone would. */
export const signIn = async ({ store, now }: Background, { userId }: Hired): Promise<string> =>
  (await store.write((tx) => openSession(tx, now(), userId))).token
