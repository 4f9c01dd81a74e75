import { formatPoints, toPoints } from '@village-points/shared/platform/points.ts'
import type { PeriodRule } from '@village-points/shared/villages/contract.ts'
import { compare, type Fault } from '../platform/walk.ts'
import { endOf, leftoverOf } from './period.ts'

/** A year's closing as its row tells it. */
interface Period {
  readonly year: number
  readonly rule: PeriodRule
  readonly throughSequence: number | null
  readonly closedThrough: string | null
  readonly households: number
  readonly hundredths: number
  readonly closedAt: Date | null
}

interface Transfer {
  readonly sequence: number
  readonly kind: string
  readonly deedOn: string
  readonly recordedAt: Date
}

interface Line {
  readonly accountKind: string
  readonly householdId: string | null
  readonly amount: number
}

const ruleNames: Readonly<Record<PeriodRule, string>> = { carry_over: '结转', expiry: '到期' }

const inPoints = (hundredths: number): string => `${formatPoints(toPoints(hundredths))} 分`
const titleOf = (year: number): string => `${year}年的年底结账`

/** One year's closing, counted anew from the entries. */
class Closing {
  /** What came into wallets after the year was over, by household. */
  readonly cameIn = new Map<string, number>()
  readonly closed = new Set<string>()
  hundredths = 0
  readonly period: Period
  constructor(period: Period) {
    this.period = period
  }
}

/** All closings of a village, counted anew while its books are walked. Memory grows with households, not with entries. */
export class ClosingRecount {
  readonly #closings: ReadonlyMap<number, Closing>
  readonly #walletOf: (householdId: string) => number

  /** `walletOf` tells what a household may spend before the transfer that is taken next. */
  constructor(periods: readonly Period[], walletOf: (householdId: string) => number) {
    this.#closings = new Map(periods.map((period) => [period.year, new Closing(period)]))
    this.#walletOf = walletOf
  }

  *take(transfer: Transfer, lines: readonly Line[]): Generator<Fault> {
    for (const closing of this.#closings.values()) {
      yield* endFaults(closing, transfer)
      if (transfer.sequence <= (closing.period.throughSequence ?? Number.POSITIVE_INFINITY)) continue
      for (const { accountKind, householdId, amount } of lines) {
        if (accountKind !== 'household_available' || amount < 0) continue
        closing.cameIn.set(householdId ?? '', (closing.cameIn.get(householdId ?? '') ?? 0) + amount)
      }
    }
    if (transfer.kind === 'carry_over' || transfer.kind === 'expiry') yield* this.#close(transfer, lines)
  }

  /** A household's line of the closing: what was left of the year, once, by the year's rule. */
  *#close({ sequence, kind, deedOn }: Transfer, lines: readonly Line[]): Generator<Fault> {
    const closing = this.#closings.get(Number(deedOn.slice(0, 4)))
    const place = `第 ${sequence} 笔,年底结账`
    if (!closing) return yield { place, expected: `有${titleOf(Number(deedOn.slice(0, 4)))}`, found: '没有' }
    const { rule, throughSequence } = closing.period
    if (rule !== kind) yield { place, expected: ruleNames[rule], found: ruleNames[kind as PeriodRule] }
    if (throughSequence === null || throughSequence >= sequence) {
      yield { place, expected: `在这一年最后一笔(${throughSequence ?? '没写'})之后`, found: `第 ${sequence} 笔` }
    }
    const line = lines.find(({ householdId, amount }) => householdId !== null && amount !== 0)
    const householdId = line?.householdId ?? ''
    if (closing.closed.has(householdId)) yield { place, expected: '一户只结一次', found: `${householdId} 结了两次` }
    closing.closed.add(householdId)
    const hundredths = Math.abs(line?.amount ?? 0)
    closing.hundredths += hundredths
    yield* compare(place, hundredths, this.#leftoverOf(closing, householdId), inPoints)
  }

  #leftoverOf({ cameIn }: Closing, householdId: string): number {
    return leftoverOf({ balance: this.#walletOf(householdId), cameIn: cameIn.get(householdId) ?? 0 })
  }

  /** When all books are read: the rows' own figures, and that no household was passed over. */
  *finish(householdIds: Iterable<string>): Generator<Fault> {
    const households = [...householdIds]
    for (const closing of this.#closings.values()) {
      const { period, closed, hundredths } = closing
      const place = titleOf(period.year)
      yield* compare(`${place}的户数`, period.households, closed.size)
      yield* compare(`${place}的分数`, period.hundredths, hundredths, inPoints)
      const last = [...closed].sort().at(-1) ?? ''
      if ((period.closedThrough ?? '') < last) {
        yield { place: `${place}结到的那一户`, expected: last, found: period.closedThrough ?? '空' }
      }
      if (!period.closedAt) continue
      if (period.closedAt < endOf(period.year)) {
        yield { place, expected: '年过完以后才结', found: period.closedAt.toISOString() }
      }
      // What is left of a year only becomes less: whoever has some now had some then.
      const missed = households.find((one) => !closed.has(one) && this.#leftoverOf(closing, one) > 0)
      if (missed) yield { place: `${place},农户 ${missed}`, expected: '结过', found: '没有结' }
    }
  }
}

/** The place in the books at which a year ended: what stands up to it was recorded in time, what follows was not. */
function* endFaults({ period, closed }: Closing, { sequence, recordedAt }: Transfer): Generator<Fault> {
  const { year, throughSequence } = period
  if (throughSequence === null || closed.size > 0) return
  const isInTime = recordedAt < endOf(year)
  const [isLast, isAfter] = [sequence === throughSequence, sequence > throughSequence]
  if ((isLast && !isInTime) || (isAfter && isInTime)) {
    const found = `第 ${sequence} 笔记于 ${recordedAt.toISOString()}`
    yield { place: `${year}年的最后一笔`, expected: `第 ${throughSequence} 笔`, found }
  }
}
