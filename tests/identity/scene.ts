import { addDemoAccount, addUser, grantRole, openSession } from '@village-points/api/identity/index.ts'
import { addHousehold, type Household } from '@village-points/shared/households/contract.ts'
import { Role } from '@village-points/shared/identity/permissions.ts'
import { type Client, openClient } from '../village/client.ts'
import { type Community, openTestVillage, type Person, type TestVillage } from '../village/test-village.ts'

/** What a probe is aimed at: a household of some village. */
export interface Aim {
  readonly household: Household
  readonly community: Community
  /** Who will call, so that a probe can prepare something of the caller's own. */
  readonly actor: Client
}

/** Where a caller aims, seen from the caller's own home and role. */
export type Distance = 'own' | 'group' | 'village' | 'neighbor'

/** Two villages in which every role has a home of its own. */
export interface Scene {
  readonly village: TestVillage
  readonly roles: readonly Role[]
  /** The aim at a distance from a role's home. */
  aim(role: Role, distance: Distance): Aim
  /** A role's holder with a session of its own, which a probe may end. */
  freshly(role: Role): Promise<Client>
  /** Somebody of the committee without a home, who may record for everybody. */
  cadreOf(community: Community): Client
  /** The villager who lives in a household. */
  residentOf(household: Household): Client
  /** A household nobody knows yet. */
  newHousehold(community: Community): Promise<Household>
  /** A number or day that was not used before. */
  next(): number
}

/** A role to give, to a person who is new unless named. */
type Grant = { role: Role; userId?: string; householdId?: string }

const enter = (village: TestVillage, community: Community, grant: Grant) =>
  village.background.store.write(async (tx) => {
    const now = village.background.now()
    const userId = grant.userId ?? (await addUser(tx, now, { displayName: '孙会计' }))
    const roleId = await grantRole(tx, now, { villageId: community.villageId, label: '家里', ...grant, userId })
    const { token } = await openSession(tx, now, userId)
    return openClient(village.address, token, roleId)
  })

/** Gives every official a home, so that "own household" means something in every role. */
const settleOfficials = async (village: TestVillage) => {
  const homes = new Map<Role, Household>([
    ['villager', village.homes.villager],
    ['group_leader', village.homes.leader],
  ])
  const residents = new Map<string, Client>()
  const live = (household: Household, community: Community, person: Person) =>
    residents.set(household.householdId, community.as(person))
  for (const community of [village, village.neighbor]) {
    live(community.homes.villager, community, 'villager')
    live(community.homes.other, community, 'other_villager')
    live(community.homes.leader, community, 'leader_at_home')
  }
  const officials = Role.options.filter((role) => !homes.has(role))
  for (const [at, role] of officials.entries()) {
    const household = village.more[at]!
    homes.set(role, household)
    const grant = { role: 'villager', userId: village.userIdOf(role), householdId: household.householdId } as const
    residents.set(household.householdId, await enter(village, village, grant))
  }
  return { homes, residents }
}

export const openScene = async (): Promise<Scene> => {
  const village = await openTestVillage({ households: Role.options.length })
  const { homes, residents } = await settleOfficials(village)
  const cadres = new Map<Community, Client>()
  for (const community of [village, village.neighbor]) {
    cadres.set(community, await enter(village, community, { role: 'committee' }))
  }
  const demoAccount = { userId: village.userIdOf('villager'), label: '村民', suggestion: '', position: 1 }
  await village.background.store.write((tx) => addDemoAccount(tx, demoAccount))
  let used = 0
  const cadreOf = (community: Community) => cadres.get(community) ?? cadres.get(village)!
  const householdAt = (role: Role, distance: Distance): Household => {
    if (distance === 'own') return homes.get(role)!
    if (distance === 'neighbor') return village.neighbor.homes.villager
    if (distance === 'village') return village.homes.other
    return role === 'villager' ? village.homes.leader : village.homes.villager
  }
  return {
    village,
    roles: Role.options,
    aim: (role, distance) => ({
      household: householdAt(role, distance),
      community: distance === 'neighbor' ? village.neighbor : village,
      actor: village.as(role),
    }),
    freshly: (role) =>
      village.background.store.write(async (tx) => {
        const { token } = await openSession(tx, village.background.now(), village.userIdOf(role))
        return openClient(village.address, token, village.as(role).roleId)
      }),
    cadreOf,
    residentOf: ({ householdId }) => residents.get(householdId)!,
    next: () => ++used,
    newHousehold: (community) =>
      cadreOf(community).ok(addHousehold, {
        body: {
          villagersGroupId: community.homes.other.villagersGroupId,
          doorNumber: `一组${1000 + ++used}号`,
          members: [{ name: '郭新来', relation: '户主', isHead: true }],
        },
      }),
  }
}
