import type { HouseholdBrief, HouseholdInput, Member } from '@village-points/shared/households/contract.ts'
import { refuse } from '../platform/refusal.ts'
import { newId, type Work } from '../platform/work.ts'
import { listGroups } from '../villages/index.ts'
import { requireHousehold } from './find-household.ts'
import { headOf, nextNumber, numberKey } from './household.ts'
import { replaceMembers } from './member-repository.ts'
import { allNumbers, type HouseholdRow, insertHousehold } from './repository.ts'
import { doorKey, searchTextOf, withGroup } from './search-text.ts'

type RosterData = Omit<HouseholdInput, 'number' | 'members'> & { number: string; members: readonly Member[] }
type RosterRow = Omit<HouseholdRow, 'id' | 'status' | 'statusReason' | 'mergedIntoId'>

/** The row of a household with everything computed from its roster data; refuses household.group_unknown. */
export const toRow = async (work: Work, data: RosterData): Promise<RosterRow> => {
  const { number, villagersGroupId, doorNumber, note, members } = data
  const group = (await listGroups(work)).find((one) => one.villagersGroupId === villagersGroupId)
  if (!group) return refuse('household.group_unknown')
  return {
    number,
    numberKey: numberKey(number),
    headName: headOf(members).name,
    villagersGroupId,
    doorNumber,
    doorKey: doorKey(withGroup(doorNumber, group.name)),
    note,
    searchText: searchTextOf({ number, groupName: group.name, doorNumber, members }),
  }
}

/** The next free number in the village's own pattern. */
export const freeNumber = async (work: Work): Promise<string> => nextNumber(await allNumbers(work))

/** Adds a household to the roster; refuses household.group_unknown, household.number_taken. */
export const addHousehold = async (work: Work, input: HouseholdInput): Promise<HouseholdBrief> => {
  const householdId = newId(work)
  const members = input.members.map((member): Member => ({ ...member, memberId: newId(work) }))
  const number = input.number ?? (await freeNumber(work))
  const row = await toRow(work, { ...input, number, members })
  await insertHousehold(work, { ...row, id: householdId, status: 'active', statusReason: '' })
  await replaceMembers(work, householdId, members)
  return requireHousehold(work, householdId)
}
