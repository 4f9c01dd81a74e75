import type { ProblemOption, Problems } from '../tables/problem.ts'
import type { Place } from '../tables/table.ts'

/** A household as a book names it: number, or head (or another member) with group and door. */
export interface BookHousehold {
  readonly householdId: string
  readonly number: string
  readonly group: string
  readonly doorNumber: string
  readonly headName: string
  readonly memberNames: readonly string[]
}

/** What a row of the book says about the household. */
export interface WrittenHousehold {
  readonly number: string
  readonly name: string
  readonly group: string | undefined
  readonly doorNumber: string
}

const SKIP = 'skip'

const sameDoor = (household: BookHousehold, written: string) =>
  household.doorNumber === written ||
  household.doorNumber === `${household.group}${written}` ||
  `${household.doorNumber}号` === written

const labelOf = (household: BookHousehold): string => {
  const door = household.doorNumber.startsWith(household.group)
    ? household.doorNumber
    : `${household.group} ${household.doorNumber}`
  return `${door} ${household.headName}家`
}

/** Labels that tell apart; the number is added where group, door and head are all alike. */
const optionsOf = (candidates: readonly BookHousehold[]): ProblemOption[] => {
  const labels = candidates.map(labelOf)
  return candidates.map((household, index) => {
    const label = labels[index] ?? ''
    const isTwin = labels.filter((other) => other === label).length > 1
    return { id: household.householdId, label: isTwin ? `${label}(${household.number})` : label }
  })
}

/** Finds households by name in one pass, so that a book of thousands of rows stays quick. */
export class HouseholdFinder {
  readonly #byHead = new Map<string, BookHousehold[]>()
  readonly #byMember = new Map<string, BookHousehold[]>()
  readonly #byNumber = new Map<string, BookHousehold>()

  constructor(households: readonly BookHousehold[]) {
    const put = (map: Map<string, BookHousehold[]>, name: string, household: BookHousehold) => {
      const there = map.get(name)
      if (!there) map.set(name, [household])
      else if (!there.includes(household)) there.push(household)
    }
    for (const household of households) {
      this.#byNumber.set(household.number, household)
      put(this.#byHead, household.headName, household)
      for (const name of household.memberNames) put(this.#byMember, name, household)
    }
  }

  /** Households the words may mean, and whether they were found by a member who is not the head. */
  candidates(written: WrittenHousehold): { readonly found: readonly BookHousehold[]; readonly isByMember: boolean } {
    const numbered = written.number === '' ? undefined : this.#byNumber.get(written.number)
    if (numbered) return { found: [numbered], isByMember: false }
    const names = [written.name, written.name.replace(/(?:一?家|户|家庭)$/, '')]
    const inGroup = (households: readonly BookHousehold[]) =>
      written.group ? households.filter(({ group }) => group === written.group) : households
    const atDoor = (households: readonly BookHousehold[]) => {
      const there = written.doorNumber === '' ? [] : households.filter((one) => sameDoor(one, written.doorNumber))
      return there.length > 0 ? there : households
    }
    for (const [map, isByMember] of [
      [this.#byHead, false],
      [this.#byMember, true],
    ] as const) {
      for (const name of names) {
        const all = map.get(name) ?? []
        const found = atDoor(inGroup(all))
        if (found.length > 0) return { found, isByMember }
      }
    }
    for (const name of names) {
      const elsewhere = this.#byHead.get(name) ?? []
      if (elsewhere.length > 0) return { found: elsewhere, isByMember: false }
    }
    return { found: [], isByMember: false }
  }

  /** Finds the one household of a row or asks; undefined while it waits or when the row is left out. */
  find(
    written: WrittenHousehold,
    place: Place,
    problems: Problems,
    waitsFor: string[],
  ): BookHousehold | 'skip' | undefined {
    const { found, isByMember } = this.candidates(written)
    const [only] = found
    const isElsewhere = Boolean(written.group && only && only.group !== written.group)
    if (found.length === 1 && only && !isElsewhere) {
      if (isByMember) this.#tellMember(written, only, place, problems)
      return only
    }
    const option = problems.add(place, this.#question(written, found, isElsewhere), waitsFor)?.option
    return option === SKIP ? SKIP : found.find(({ householdId }) => householdId === option)
  }

  #tellMember(written: WrittenHousehold, only: BookHousehold, place: Place, problems: Problems) {
    problems.add(place, {
      code: 'by_member',
      severity: 'info',
      value: written.name,
      message: `${written.name}不是户主,是${only.headName}家的人`,
      remedy: `记在${labelOf(only)}。`,
    })
  }

  #question(written: WrittenHousehold, found: readonly BookHousehold[], isElsewhere: boolean) {
    const skip = { id: SKIP, label: '这一行先不导入' }
    const who = `${written.group ?? ''}${written.name || written.number}`
    if (found.length === 0) {
      return {
        code: 'household_unknown',
        severity: 'error',
        value: who,
        message: '花名册里没有这一户',
        remedy: '请先在花名册里添上,再导一次;或者先不导入这一行。',
        options: [skip],
        alike: `unknown:${who}`,
      } as const
    }
    return {
      code: 'household_which',
      severity: 'choice',
      value: who,
      message: isElsewhere
        ? `${written.group}没有${written.name}家,别的组有`
        : `叫${written.name}的有 ${found.length} 户,看不出是哪一户`,
      remedy: '请选是哪一户。',
      options: [...optionsOf(found), skip],
      alike: `which:${who}${written.doorNumber}`,
    } as const
  }
}
