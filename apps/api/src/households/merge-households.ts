import type { HouseholdBrief, Member } from '@village-points/shared/households/contract.ts'
import { moveVillagers } from '../identity/index.ts'
import { newId, type Work } from '../platform/work.ts'
import { freeNumber, toRow } from './add-household.ts'
import { revokeCards } from './card-repository.ts'
import { requireActiveHousehold, requireActiveStored, requireHousehold, requireStored } from './find-household.ts'
import { decideSplit } from './household.ts'
import { findMembers, replaceMembers } from './member-repository.ts'
import { insertHousehold, redirectMerged, type StoredHousehold, updateHousehold } from './repository.ts'

const asMember = (member: Member): Member => ({
  ...member,
  isHead: false,
  relation: member.isHead ? '家庭成员' : member.relation,
})

const setMembers = async (work: Work, stored: StoredHousehold, members: readonly Member[]): Promise<void> => {
  await replaceMembers(work, stored.householdId, members)
  await updateHousehold(work, stored.householdId, await toRow(work, { ...stored, members }))
}

/**
 * One household's part of a merger: members and the people acting for it go over, its cards are revoked. Points are the
 * ledger's part. Both must be active: refuses household.not_found, household.merged, household.moved_away.
 */
export const markMerged = async (
  work: Work,
  { fromHouseholdId, intoHouseholdId }: { fromHouseholdId: string; intoHouseholdId: string },
): Promise<void> => {
  await requireActiveHousehold(work, fromHouseholdId)
  await requireActiveHousehold(work, intoHouseholdId)
  const into = await requireStored(work, intoHouseholdId)
  const moving = (await findMembers(work, fromHouseholdId)).map(asMember)
  const staying = await findMembers(work, intoHouseholdId)
  await replaceMembers(work, fromHouseholdId, [])
  await setMembers(work, into, [...staying, ...moving])
  await updateHousehold(work, fromHouseholdId, { status: 'merged', mergedIntoId: intoHouseholdId })
  await redirectMerged(work, fromHouseholdId, intoHouseholdId)
  await revokeCards(work, fromHouseholdId)
  const { villageId } = work
  await moveVillagers(work.tx, work.now, { villageId, fromHouseholdId, intoHouseholdId, label: into.name })
}

/** Who leaves which household, and where the new one lives. */
interface SplitInput {
  readonly householdId: string
  readonly memberIds: readonly string[]
  readonly headMemberId: string
  readonly villagersGroupId: string
  readonly doorNumber: string
  readonly number?: string | undefined
}

/**
 * Some members found a household of their own; points are the ledger's part. Refuses household.not_found,
 * household.merged, household.moved_away, household.members_unknown, household.split_leaves_nobody,
 * household.group_unknown, household.number_taken.
 */
export const foundHousehold = async (work: Work, split: SplitInput): Promise<HouseholdBrief> => {
  const stored = await requireStored(work, split.householdId)
  await requireActiveStored(work, stored)
  const all = await findMembers(work, split.householdId)
  decideSplit(all, split)
  const leaving = all
    .filter((member) => split.memberIds.includes(member.memberId))
    .map((member) => (member.memberId === split.headMemberId ? { ...member, isHead: true, relation: '户主' } : member))
  const number = split.number ?? (await freeNumber(work))
  const id = newId(work)
  const row = await toRow(work, { ...split, note: '', number, members: leaving })
  await insertHousehold(work, { ...row, id, status: 'active', statusReason: '' })
  await setMembers(
    work,
    stored,
    all.filter((member) => !split.memberIds.includes(member.memberId)),
  )
  await replaceMembers(work, id, leaving)
  return requireHousehold(work, id)
}
