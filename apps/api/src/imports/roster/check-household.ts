import type { Problems } from '../tables/problem.ts'
import type { HouseholdDraft, HouseholdRows, PersonDraft, PersonRow } from './household-draft.ts'

const OLDEST_UNKNOWN = '9999-99'

const oldestFirst = (people: readonly PersonDraft[]): PersonDraft[] =>
  [...people].sort((one, other) => (one.birthMonth ?? OLDEST_UNKNOWN).localeCompare(other.birthMonth ?? OLDEST_UNKNOWN))

const askForHead = (
  household: HouseholdRows,
  people: readonly PersonDraft[],
  problems: Problems,
): PersonDraft | undefined => {
  const first = household.rows[0]
  if (!first) return undefined
  const [oldest, ...others] = oldestFirst(people)
  const mark = oldest?.birthMonth ? '(年纪最大)' : ''
  const id = (person: PersonDraft) => `row-${person.place.row}-${person.name}`
  const words = {
    code: 'missing_head',
    severity: 'choice',
    value: household.number || (oldest?.name ?? ''),
    message: '这一户没有户主',
    remedy: '请选一位当户主。',
    options: [
      ...(oldest ? [{ id: id(oldest), label: `${oldest.name}${mark}`, isSuggested: true as const }] : []),
      ...others.map((person) => ({ id: id(person), label: person.name })),
    ],
  } as const
  const answer = problems.add(first.places.relation, words, household.waitsFor)
  return people.find((person) => id(person) === answer?.option)
}

const findHead = (
  household: HouseholdRows,
  people: readonly PersonDraft[],
  isMarked: boolean,
  problems: Problems,
): PersonDraft | undefined => {
  const marked = household.rows.find((row) => row.isHead && row.person)?.person
  if (marked) return marked
  const headName = household.rows[0]?.headName
  const named = headName ? people.find((person) => person.name === headName) : undefined
  if (named) return named
  if (people.length === 1 || !isMarked) return people[0]
  return askForHead(household, people, problems)
}

const withoutTwins = (people: readonly PersonDraft[], problems: Problems): PersonDraft[] => {
  const seen = new Map<string, PersonDraft>()
  for (const person of people) {
    const key = `${person.name} ${person.birthMonth ?? ''}`
    const first = seen.get(key)
    if (!first) seen.set(key, person)
    else {
      problems.add(person.place, {
        code: 'same_person_twice',
        severity: 'warning',
        value: person.name,
        message: `和第 ${first.place.row} 行是同一个人`,
        remedy: '只留了前面那一行。真是两个人,请把出生年月写全。',
      })
    }
  }
  return [...seen.values()]
}

const listed = (row: PersonRow, place: PersonDraft['place']): PersonDraft[] => {
  const names = row.memberNames.filter((name) => name !== row.person?.name)
  return names.map((name) => ({ name, relation: '', place }))
}

const checkCount = (household: HouseholdRows, people: number, problems: Problems): number | undefined => {
  const count = household.rows.find((row) => row.memberCount !== undefined)?.memberCount
  const first = household.rows[0]
  if (count === undefined || !first) return undefined
  if (people > 1 && count !== people) {
    problems.add(first.places.name, {
      code: 'member_count',
      severity: 'warning',
      value: String(count),
      message: `写着 ${count} 口人,表里列了 ${people} 人`,
      remedy: '按列出来的人导入。少了谁,请补一行。',
    })
  }
  return count
}

const MOST_MEMBERS = 30

const checkSize = (household: HouseholdRows, people: readonly PersonDraft[], problems: Problems) => {
  const first = household.rows[0]
  if (people.length <= MOST_MEMBERS || !first) return
  const words = {
    code: 'too_many_members',
    severity: 'error',
    value: household.number,
    message: `这一户有 ${people.length} 人,一户最多 ${MOST_MEMBERS} 人`,
    remedy: '是不是户号少写了?请在表里分开,再导一次。',
  } as const
  problems.add(first.places.number, words, household.waitsFor)
}

/** Turns rows into a household: everybody once, the head first, the group and door of the first row that has them. */
export const settleHousehold = (
  household: HouseholdRows & { readonly isNumberWritten: boolean },
  isHeadMarked: boolean,
  problems: Problems,
): HouseholdDraft | undefined => {
  const place = household.rows[0]?.places.name
  const own = household.rows.flatMap((row) => (row.person ? [row.person, ...listed(row, row.places.name)] : []))
  const people = withoutTwins(own, problems)
  if (!place || (people.length === 0 && household.waitsFor.length === 0)) return undefined
  checkSize(household, people, problems)
  const head = people.length > 0 ? findHead(household, people, isHeadMarked, problems) : undefined
  const members = head ? [{ ...head, relation: '户主' }, ...people.filter((person) => person !== head)] : people
  const group = household.rows.find((row) => row.group)?.group
  const door = household.rows.find((row) => row.door !== '')?.door
  const memberCount = checkCount(household, people.length, problems)
  return {
    number: household.number,
    isNumberWritten: household.isNumberWritten,
    members,
    place: household.rows[0]?.places.number.column ? household.rows[0].places.number : place,
    waitsFor: household.waitsFor,
    ...(group ? { group } : {}),
    ...(door ? { doorNumber: door } : {}),
    ...(memberCount === undefined ? {} : { memberCount }),
  }
}
