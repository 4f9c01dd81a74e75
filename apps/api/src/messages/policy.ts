import type { Actor } from '../platform/work.ts'

/**
 * What a person in one role is told. A household's messages are for those who act for it and for nobody else, whatever
 * their duties.
 */
export const recipientsOf = ({ role, userId, householdId, villagersGroupId }: Actor): readonly string[] => [
  // An officer of the town is not of the village: he hears what is for him to do.
  ...(role === 'town_officer' ? [] : ['village']),
  `person:${userId}`,
  ...(role === 'villager' ? [] : [`role:${role}`]),
  ...(role === 'villager' && householdId ? [`household:${householdId}`] : []),
  ...(role === 'group_leader' && villagersGroupId ? [`group_leader:${villagersGroupId}`] : []),
]

/** Who holds a household's messages in his hands on paper: the household, and the committee that prints for it. */
export const mayPrint = ({ role, householdId: own }: Actor, householdId: string): boolean =>
  role === 'committee' || role === 'system' || (role === 'villager' && own === householdId)
