import type { HouseholdBrief, HouseholdInput, Member } from '@village-points/shared/households/contract.ts'
import { refuse } from '../platform/refusal.ts'
import { newId, type Work } from '../platform/work.ts'
import { toRow } from './add-household.ts'
import { deleteCards } from './card-repository.ts'
import { requireActiveStored, requireHousehold, requireStored } from './find-household.ts'
import { findMembers, replaceMembers } from './member-repository.ts'
import { deleteHousehold, updateHousehold } from './repository.ts'

/**
 * Replaces a household's roster data; a household that moved away may be corrected too. Refuses household.not_found,
 * household.merged, household.group_unknown, household.number_taken.
 */
export const changeHousehold = async (
  work: Work,
  householdId: string,
  input: HouseholdInput,
): Promise<HouseholdBrief> => {
  const stored = await requireStored(work, householdId)
  if (stored.status === 'merged') await requireActiveStored(work, stored)
  const members = keepIds(work, await findMembers(work, householdId), input.members)
  await updateHousehold(
    work,
    householdId,
    await toRow(work, { ...input, number: input.number ?? stored.number, members }),
  )
  await replaceMembers(work, householdId, members)
  return requireHousehold(work, householdId)
}

const keepIds = (work: Work, known: readonly Member[], wanted: HouseholdInput['members']): Member[] => {
  const ids = new Set(known.map((member) => member.memberId))
  return wanted.map((member, at) => {
    if (member.memberId === undefined) return { ...member, memberId: newId(work) }
    // Each id once: a second use would make two people of one.
    if (ids.delete(member.memberId)) return { ...member, memberId: member.memberId }
    const reason = '选的人不在这一户,请刷新再选'
    return refuse('platform.invalid_request', { reason }, { [`members.${at}.memberId`]: reason })
  })
}

/** Takes a household off the roster as if it had never been there. Only for undoing an import: the caller makes sure. */
export const removeHousehold = async (work: Work, householdId: string): Promise<void> => {
  await deleteCards(work, householdId)
  await replaceMembers(work, householdId, [])
  await deleteHousehold(work, householdId)
}
