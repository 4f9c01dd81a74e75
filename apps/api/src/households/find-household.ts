import type { HouseholdBrief, Member } from '@village-points/shared/households/contract.ts'
import { type Refusal, refusalOr, refuse } from '../platform/refusal.ts'
import type { Work } from '../platform/work.ts'
import { refuseUnlessActive } from './household.ts'
import { allMembers, findMembers, householdIdsOfName } from './member-repository.ts'
import { allStored, findStored, findStoredByIds, mergedInto, type StoredHousehold } from './repository.ts'

/** The household as lists show it, without what only this capability knows. */
export const toBrief = ({ note: _, mergedIntoId: __, ...brief }: StoredHousehold): HouseholdBrief => brief

/** The household whatever its status, or undefined when this village has none of that id. */
export const findHousehold = async (work: Work, householdId: string): Promise<HouseholdBrief | undefined> => {
  const found = await findStored(work, householdId)
  return found && toBrief(found)
}

/** The stored household; refuses household.not_found. */
export const requireStored = async (work: Work, householdId: string): Promise<StoredHousehold> =>
  (await findStored(work, householdId)) ?? refuse('household.not_found')

/** The household whatever its status; refuses household.not_found. */
export const requireHousehold = async (work: Work, householdId: string): Promise<HouseholdBrief> =>
  toBrief(await requireStored(work, householdId))

/** Refuses household.merged {name, into} or household.moved_away {name}. */
export const requireActiveStored = async (work: Work, stored: StoredHousehold): Promise<void> => {
  const into = stored.mergedIntoId ? await findStored(work, stored.mergedIntoId) : undefined
  refuseUnlessActive({ ...stored, mergedIntoName: into?.name })
}

/** A household that earns and redeems; refuses household.not_found, household.merged, household.moved_away. */
export const requireActiveHousehold = async (work: Work, householdId: string): Promise<HouseholdBrief> => {
  const stored = await requireStored(work, householdId)
  await requireActiveStored(work, stored)
  return toBrief(stored)
}

/** Households by id: those that earn and redeem, and for each of the others what `requireActiveHousehold` would refuse. */
export const activeHouseholds = async (
  work: Work,
  householdIds: readonly string[],
): Promise<(householdId: string) => HouseholdBrief | Refusal> => {
  const stored = new Map((await findStoredByIds(work, [...new Set(householdIds)])).map((one) => [one.householdId, one]))
  const heirIds = [...stored.values()].flatMap(({ mergedIntoId }) => mergedIntoId ?? [])
  const heirs = heirIds.length > 0 ? await briefsOf(work, heirIds) : new Map<string, HouseholdBrief>()
  return (householdId) =>
    refusalOr(() => {
      const one = stored.get(householdId) ?? refuse('household.not_found')
      refuseUnlessActive({ ...one, mergedIntoName: heirs.get(one.mergedIntoId ?? '')?.name })
      return toBrief(one)
    })
}

/** The household that answers for this one now: itself, or the one it was merged into. Of a stranger's id, the id. */
export const heirOf = async (work: Work, householdId: string): Promise<string> =>
  (await findStored(work, householdId))?.mergedIntoId ?? householdId

/** The same of many. */
export const heirsOf = async (
  work: Work,
  householdIds: readonly string[],
): Promise<(householdId: string) => string> => {
  const merged = await mergedInto(work, householdIds)
  return (householdId) => merged.get(householdId) ?? householdId
}

/** Households by id, whatever their status; ids of other villages are left out. */
export const briefsOf = async (work: Work, householdIds: readonly string[]): Promise<Map<string, HouseholdBrief>> => {
  const found = await findStoredByIds(work, [...new Set(householdIds)])
  return new Map(found.map((stored) => [stored.householdId, toBrief(stored)]))
}

/** The members now, the head among them, phones in full: mask them before they leave the server. */
export const membersOf = async (work: Work, householdId: string): Promise<Member[]> => findMembers(work, householdId)

/** Every household, whatever its status, in order of number. */
export const listHouseholds = async (work: Work): Promise<HouseholdBrief[]> => (await allStored(work)).map(toBrief)

/** One line of the office's roster. */
export type RosterHousehold = HouseholdBrief & { readonly note: string; readonly members: Member[] }

/** Every household with its members, phones in full, in order of number; for comparing a spreadsheet with. */
export const listRoster = async (work: Work): Promise<RosterHousehold[]> => {
  const members = await allMembers(work)
  const stored = await allStored(work)
  return stored.map((one) => ({ ...toBrief(one), note: one.note, members: members.get(one.householdId) ?? [] }))
}

/** Households that live here and in which somebody bears exactly this name. */
export const householdsOfPerson = async (work: Work, name: string): Promise<HouseholdBrief[]> => {
  const found = await findStoredByIds(work, await householdIdsOfName(work, name))
  return found.filter(({ status }) => status === 'active').map(toBrief)
}
