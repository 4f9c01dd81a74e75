import type { HouseholdInput } from '@village-points/shared/households/contract.ts'
import { addHousehold, changeHousehold, listRoster, type RosterHousehold } from '../../households/index.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { addGroup, listGroups } from '../../villages/index.ts'
import type { ImportChange } from '../change-repository.ts'
import type { RosterChange } from './compare-roster.ts'
import { takeAwayHousehold } from './take-away-household.ts'

/** A household as an undo compares and restores it. */
const snapshot = (household: RosterHousehold): HouseholdInput & { number: string } => ({
  number: household.number,
  villagersGroupId: household.villagersGroupId,
  doorNumber: household.doorNumber,
  note: household.note,
  members: household.members.map(({ memberId, name, relation, isHead, sex, birthMonth, phone }) => ({
    memberId,
    name,
    relation,
    isHead,
    ...(sex ? { sex } : {}),
    ...(birthMonth ? { birthMonth } : {}),
    ...(phone ? { phone } : {}),
  })),
})

const snapshots = async (work: Work) =>
  new Map((await listRoster(work)).map((household) => [household.householdId, { household, now: snapshot(household) }]))

const groupIds = async (work: Work, names: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const known = new Map((await listGroups(work)).map(({ name, villagersGroupId }) => [name, villagersGroupId]))
  for (const name of new Set(names)) {
    if (!known.has(name)) known.set(name, (await addGroup(work, { name })).villagersGroupId)
  }
  return known
}

/** Writes the households of a roster; returns what changed. */
export const writeRoster = async (work: Work, wanted: readonly RosterChange[]): Promise<ImportChange[]> => {
  const groups = await groupIds(
    work,
    wanted.map(({ groupName }) => groupName),
  )
  const before = await snapshots(work)
  const written: { subjectId: string; change: 'added' | 'changed' }[] = []
  for (const { householdId, groupName, input } of wanted) {
    const body = { ...input, villagersGroupId: groups.get(groupName) ?? '' }
    if (householdId === undefined) {
      const { householdId: subjectId } = await addHousehold(work, body)
      written.push({ subjectId, change: 'added' })
    } else {
      await changeHousehold(work, householdId, body)
      written.push({ subjectId: householdId, change: 'changed' })
    }
  }
  const after = await snapshots(work)
  return written.map(({ subjectId, change }) => ({
    subject: 'household',
    subjectId,
    change,
    ...(change === 'changed' ? { before: before.get(subjectId)?.now } : {}),
    after: after.get(subjectId)?.now,
  }))
}

/** Takes a roster back: added households go if nothing happened to them, changed ones become what they were. */
export const takeBackRoster = async (work: Work, changes: readonly ImportChange[]): Promise<void> => {
  const now = await snapshots(work)
  for (const { subjectId, change, before, after } of changes) {
    const there = now.get(subjectId)
    const name = there?.household.name ?? '有一户'
    if (!there || JSON.stringify(there.now) !== JSON.stringify(after)) {
      refuse('import.undo_blocked', { reason: `${name}的资料后来又改过` })
    }
    if (there?.household.status !== 'active') refuse('import.undo_blocked', { reason: `${name}后来迁出或合并了` })
    if (change === 'changed') await changeHousehold(work, subjectId, before as HouseholdInput)
    else await takeAwayHousehold(work, subjectId, name)
  }
}
