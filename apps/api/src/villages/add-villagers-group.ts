import type { VillagersGroup } from '@village-points/shared/villages/contract.ts'
import { newId, type Work } from '../platform/work.ts'
import { allGroups, groupNamed, insertGroup } from './repository.ts'

/** The villagers' groups in the village's own order. */
export const listGroups = async (work: Work): Promise<VillagersGroup[]> => allGroups(work)

/** The group of exactly this name. */
export const findGroupByName = async (work: Work, name: string): Promise<VillagersGroup | undefined> =>
  groupNamed(work, name)

/** Adds a villagers' group after the others; refuses village.group_name_taken. */
export const addGroup = async (work: Work, { name }: { name: string }): Promise<VillagersGroup> => {
  const group = { villagersGroupId: newId(work), name }
  await insertGroup(work, { ...group, position: (await allGroups(work)).length + 1 })
  return group
}

export const addVillagersGroup = async (work: Work, { body }: { body: { name: string } }): Promise<VillagersGroup> =>
  addGroup(work, body)
