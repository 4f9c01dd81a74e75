import type { HouseholdInput, MemberInput } from '@village-points/shared/households/contract.ts'
import type { Difference, DifferenceRow } from '@village-points/shared/imports/contract.ts'
import type { RosterHousehold } from '../../households/index.ts'
import { fromTo, toDifference } from '../difference.ts'
import { plain } from '../written-forms/digits.ts'
import type { HouseholdDraft, PersonDraft } from './household-draft.ts'

/** A household to write; the group goes by name because it may be new. */
export interface RosterChange {
  readonly householdId: string | undefined
  readonly groupName: string
  readonly input: Omit<HouseholdInput, 'villagersGroupId'>
}

export interface RosterPlan {
  readonly changes: readonly RosterChange[]
  readonly difference: Difference
}

const NO_DOOR = '未登记'
const NO_RELATION = '家庭成员'
const LONGEST_NOTE = 200

/** The contract keeps one remark per household: the head's as it is, others' with their names. */
const noteOf = ({ members }: HouseholdDraft): string => {
  const notes = members.flatMap(({ name, note }, index) => (note ? [index === 0 ? note : `${name}:${note}`] : []))
  return notes.join(';').slice(0, LONGEST_NOTE)
}

const memberInput = (person: PersonDraft, isHead: boolean): MemberInput => ({
  name: person.name,
  relation: isHead ? '户主' : person.relation || NO_RELATION,
  isHead,
  ...(person.sex ? { sex: person.sex } : {}),
  ...(person.birthMonth ? { birthMonth: person.birthMonth } : {}),
  ...(person.phone ? { phone: person.phone } : {}),
})

const added = (draft: HouseholdDraft): RosterChange => ({
  householdId: undefined,
  groupName: draft.group ?? '',
  input: {
    number: draft.number,
    doorNumber: draft.doorNumber ?? NO_DOOR,
    note: noteOf(draft),
    members: draft.members.map((person, index) => memberInput(person, index === 0)),
  },
})

type Known = RosterHousehold['members'][number]

const sexName = (sex: string | undefined) => (sex === undefined ? undefined : sex === 'male' ? '男' : '女')

const memberDetails = (known: Known, wanted: MemberInput): string[] => {
  const { name } = known
  return [
    ...(wanted.relation !== NO_RELATION && wanted.relation !== known.relation
      ? [fromTo(`${name}的关系`, known.relation, wanted.relation)]
      : []),
    ...(wanted.phone && wanted.phone !== known.phone ? [fromTo(`${name}的电话`, known.phone, wanted.phone)] : []),
    ...(wanted.sex && wanted.sex !== known.sex
      ? [fromTo(`${name}的性别`, sexName(known.sex), sexName(wanted.sex))]
      : []),
    ...(wanted.birthMonth && wanted.birthMonth !== known.birthMonth
      ? [fromTo(`${name}的出生年月`, known.birthMonth, wanted.birthMonth)]
      : []),
  ]
}

/** A blank in the sheet erases nothing, and a person whom the sheet leaves out stays. */
const mergeMembers = (
  known: readonly Known[],
  drafts: readonly PersonDraft[],
): { members: MemberInput[]; details: string[] } => {
  const left = [...known]
  const details: string[] = []
  const take = (person: PersonDraft): Known | undefined => {
    const named = left.filter(({ name }) => name === person.name)
    const found = named.find(({ birthMonth }) => birthMonth === person.birthMonth) ?? named[0]
    if (found) left.splice(left.indexOf(found), 1)
    return found
  }
  const members = drafts.map((person, index): MemberInput => {
    const wanted = memberInput(person, index === 0)
    const there = take(person)
    if (!there) {
      details.push(`添上:${person.name}`)
      return wanted
    }
    details.push(...memberDetails(there, wanted))
    if (wanted.isHead && !there.isHead) details.push(`户主改为:${person.name}`)
    const relation = wanted.relation === NO_RELATION ? there.relation : wanted.relation
    return { ...there, ...wanted, relation, memberId: there.memberId }
  })
  const kept = left.map(
    (member): MemberInput => ({ ...member, isHead: false, relation: member.isHead ? NO_RELATION : member.relation }),
  )
  return { members: [...members, ...kept], details }
}

const changed = (draft: HouseholdDraft, known: RosterHousehold): { change: RosterChange; details: string[] } => {
  const { members, details } = mergeMembers(known.members, draft.members)
  const note = noteOf(draft) || known.note
  const doorNumber = draft.doorNumber ?? known.doorNumber
  const groupName = draft.group ?? known.groupName
  return {
    change: { householdId: known.householdId, groupName, input: { number: known.number, doorNumber, note, members } },
    details: [
      ...(groupName === known.groupName ? [] : [fromTo('小组', known.groupName, groupName)]),
      ...(doorNumber === known.doorNumber ? [] : [fromTo('门牌', known.doorNumber, doorNumber)]),
      ...(note === known.note ? [] : [fromTo('备注', known.note, note)]),
      ...details,
    ],
  }
}

const numberKey = (number: string) => plain(number).replace(/\s+/g, '').toLowerCase()

/** What the sheet's settled households would change in the village's roster. Nobody is ever taken off it. */
export const compareRoster = (drafts: readonly HouseholdDraft[], roster: readonly RosterHousehold[]): RosterPlan => {
  const byNumber = new Map(roster.map((household) => [numberKey(household.number), household]))
  const inSheet = new Set(drafts.map(({ number }) => numberKey(number)))
  const rows: DifferenceRow[] = []
  const changes: RosterChange[] = []
  let unchanged = 0
  for (const draft of drafts) {
    if (draft.waitsFor.length > 0) continue
    const known = byNumber.get(numberKey(draft.number))
    const name = `${draft.number} ${draft.members[0]?.name ?? ''}家`
    if (!known) {
      changes.push(added(draft))
      rows.push({ change: 'added', name, details: [`${draft.group ?? ''} ${draft.members.length} 人`] })
    } else if (known.status === 'merged') {
      rows.push({ change: 'left_alone', name, details: ['这一户已经并入别的户,没有动'] })
    } else {
      const { change, details } = changed(draft, known)
      if (details.length === 0) unchanged++
      else {
        changes.push(change)
        rows.push({ change: 'changed', name, details })
      }
    }
  }
  const missing = roster.filter(({ number, status }) => status === 'active' && !inSheet.has(numberKey(number)))
  rows.push(
    ...missing.map(({ number, name }) => ({
      change: 'missing' as const,
      name: `${number} ${name}`,
      details: ['表里没有这一户,没有动'],
    })),
  )
  return { changes, difference: toDifference(rows, unchanged) }
}
