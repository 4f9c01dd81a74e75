import type { Problems } from '../tables/problem.ts'
import type { HouseholdRows } from './household-draft.ts'

const splitNumber = (number: string): [string, number, number] | undefined => {
  const match = /^(.*?)(\d+)$/.exec(number)
  return match ? [match[1] ?? '', Number(match[2]), (match[2] ?? '').length] : undefined
}

/** Hands out household numbers nobody has yet, in the style of the ones there are. */
export class FreeNumbers {
  readonly #taken: Set<string>
  #prefix = 'H'
  #last = 0
  #width = 4
  constructor(numbers: Iterable<string>) {
    this.#taken = new Set([...numbers].filter((number) => number !== ''))
    for (const number of this.#taken) {
      const parts = splitNumber(number)
      if (!parts || !Number.isSafeInteger(parts[1]) || parts[1] <= this.#last) continue
      ;[this.#prefix, this.#last, this.#width] = parts
    }
  }

  next(): string {
    do {
      this.#last++
    } while (this.#taken.has(this.#name()))
    this.#taken.add(this.#name())
    return this.#name()
  }

  #name(): string {
    return `${this.#prefix}${String(this.#last).padStart(this.#width, '0')}`
  }
}

const askAboutTwin = (
  twin: { household: HouseholdRows; firstRow: number; fresh: string; isSameSheet: boolean; sheet: string },
  problems: Problems,
): string | undefined => {
  const { household, firstRow, fresh, isSameSheet, sheet } = twin
  const place = household.rows[0]?.places.number
  if (!place) return undefined
  const where = isSameSheet ? `第 ${firstRow} 行` : `「${sheet}」第 ${firstRow} 行`
  const words = {
    code: 'duplicate_number',
    severity: 'choice',
    value: household.number,
    message: `和${where}的户号重复`,
    remedy: '请选:是两户人家,还是同一户写成了两处。',
    options: [
      { id: 'two', label: `是两户,改成 ${fresh}`, isSuggested: true },
      { id: 'one', label: '是同一户,合并' },
    ],
  } as const
  return problems.add(place, words, household.waitsFor)?.option
}

/** Splits a run of rows under one number where a second 户主 begins. */
const splitAtHeads = (household: HouseholdRows): HouseholdRows[] => {
  const parts: HouseholdRows[] = []
  let heads = 0
  for (const row of household.rows) {
    if (row.isHead) heads++
    if (parts.length === 0 || (row.isHead && heads > 1)) {
      parts.push({ number: household.number, rows: [row], waitsFor: [...row.waitsFor] })
    } else {
      parts.at(-1)?.rows.push(row)
      parts.at(-1)?.waitsFor.push(...row.waitsFor)
    }
  }
  return parts
}

const merge = (into: HouseholdRows, from: HouseholdRows) => {
  into.rows.push(...from.rows)
  into.waitsFor.push(...from.waitsFor)
}

/** Makes numbers unique: asks about each that comes twice, and makes up a number where the sheet has none. */
export const settleNumbers = (
  gathered: readonly HouseholdRows[],
  knownNumbers: Iterable<string>,
  problems: Problems,
): (HouseholdRows & { isNumberWritten: boolean })[] => {
  const households = gathered.flatMap(splitAtHeads)
  const free = new FreeNumbers([...knownNumbers, ...households.map(({ number }) => number)])
  const byNumber = new Map<string, HouseholdRows>()
  const settled: (HouseholdRows & { isNumberWritten: boolean })[] = []
  for (const household of households) {
    const { number } = household
    const twin = number === '' ? undefined : byNumber.get(number)
    if (!twin) {
      if (number !== '') byNumber.set(number, household)
      settled.push(Object.assign(household, { isNumberWritten: number !== '' }))
      continue
    }
    const [own, first] = [household.rows[0]?.places.number, twin.rows[0]?.places.number]
    const fresh = free.next()
    const isSameSheet = own?.sheetIndex === first?.sheetIndex
    const answer = askAboutTwin(
      { household, firstRow: first?.row ?? 0, fresh, isSameSheet, sheet: first?.sheet ?? '' },
      problems,
    )
    if (answer === 'one') merge(twin, household)
    else {
      if (answer === 'two') household.number = fresh
      settled.push(Object.assign(household, { isNumberWritten: true }))
    }
  }
  return settled
}
