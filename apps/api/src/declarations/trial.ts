import { toHundredths } from '@village-points/shared/platform/points.ts'
import type { Rule, RuleInput } from '@village-points/shared/rules/contract.ts'
import { capUsesOf } from './cap.ts'

/** A clause under trial; the origin ties it to the deeds of the past. */
export type TrialRule = RuleInput & { readonly originId?: string | undefined }

/** A deed as it was awarded. Amounts in hundredths. */
export interface PastDeed {
  readonly householdId: string
  readonly title: string
  readonly rule: Rule | undefined
  readonly deedOn: string
  readonly hundredths: number
}

interface Tally {
  times: number
  hundredths: number
}

/** What a household got and would have got; `spendable` leaves honour alone. */
export interface Outcome {
  actual: number
  actualSpendable: number
  trial: number
  trialSpendable: number
}

const tally = (tallies: Map<string, Tally>, key: string, hundredths: number) => {
  const known = tallies.get(key) ?? { times: 0, hundredths: 0 }
  tallies.set(key, { times: known.times + 1, hundredths: known.hundredths + hundredths })
}

/** How often the unit was done, from what was awarded for it; one, when the deed was not counted in units. */
const quantityOf = ({ rule, hundredths }: PastDeed): number =>
  rule?.points.kind === 'per_unit' ? Math.max(1, Math.round(hundredths / toHundredths(rule.points.points))) : 1

/** What a past deed would have earned under a clause, before caps. */
export const amountUnder = (clause: RuleInput, deed: PastDeed): number => {
  const { points } = clause
  const sign = clause.ruleClass === 'deduction' ? -1 : 1
  if (points.kind === 'fixed') return sign * toHundredths(points.points)
  if (points.kind === 'per_unit') return sign * toHundredths(points.points) * quantityOf(deed)
  return sign * Math.min(toHundredths(points.most), Math.max(toHundredths(points.least), Math.abs(deed.hundredths)))
}

/** A count over many deeds, one by one in the order they were posted, so that caps fill as they would have. */
export class Trial {
  readonly outcomes = new Map<string, Outcome>()
  readonly clauses: { times: number; hundredths: number }[]
  readonly uncovered = new Map<string, Tally>()
  deedCount = 0
  overCapCount = 0
  readonly #rules: readonly TrialRule[]
  readonly #keyOf: (title: string) => string
  readonly #places = new Map<string, number>()
  readonly #used = new Map<string, number>()

  constructor(rules: readonly TrialRule[], keyOf: (title: string) => string) {
    this.#rules = rules
    this.#keyOf = keyOf
    this.clauses = rules.map(() => ({ times: 0, hundredths: 0 }))
    for (const [at, { title, originId }] of rules.entries()) {
      this.#places.set(`title ${keyOf(title)}`, at)
      if (originId) this.#places.set(`origin ${originId}`, at)
    }
  }

  count(deed: PastDeed): void {
    this.deedCount += 1
    const outcome = this.#outcomeOf(deed.householdId)
    outcome.actual += deed.hundredths
    if (deed.rule?.ruleClass !== 'honor') outcome.actualSpendable += deed.hundredths
    const at = this.#placeOf(deed)
    const clause = at === undefined ? undefined : this.#rules[at]
    if (at === undefined || !clause) {
      tally(this.uncovered, deed.rule?.title ?? deed.title, deed.hundredths)
      return
    }
    const amount = amountUnder(clause, deed)
    if (!this.#fits(clause, at, deed, amount)) {
      this.overCapCount += 1
      return
    }
    outcome.trial += amount
    if (clause.ruleClass !== 'honor') outcome.trialSpendable += amount
    const counted = this.clauses[at]
    if (counted) Object.assign(counted, { times: counted.times + 1, hundredths: counted.hundredths + amount })
  }

  #outcomeOf(householdId: string): Outcome {
    const known = this.outcomes.get(householdId) ?? { actual: 0, actualSpendable: 0, trial: 0, trialSpendable: 0 }
    this.outcomes.set(householdId, known)
    return known
  }

  #placeOf({ rule, title }: PastDeed): number | undefined {
    const byOrigin = rule && this.#places.get(`origin ${rule.originId}`)
    return byOrigin ?? this.#places.get(`title ${this.#keyOf(rule?.title ?? title)}`)
  }

  /** Whether every cap has room; then it is used, as awarding does: all or nothing. */
  #fits(clause: RuleInput, at: number, { householdId, deedOn }: PastDeed, amount: number): boolean {
    const uses = capUsesOf(clause.caps, deedOn, Math.abs(amount)).map((use) => ({
      key: [householdId, at, use.period, use.periodStart, use.measure].join('|'),
      ...use,
    }))
    if (uses.some(({ key, amount: more, limit }) => (this.#used.get(key) ?? 0) + more > limit)) return false
    for (const { key, amount: more } of uses) this.#used.set(key, (this.#used.get(key) ?? 0) + more)
    return true
  }
}
