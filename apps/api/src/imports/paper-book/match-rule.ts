import type { ProblemOption, Problems } from '../tables/problem.ts'
import type { Place } from '../tables/table.ts'
import { squeezed } from '../written-forms/digits.ts'

/** A rule of the village that a deed in the book may rest on. `points` is set when the worth is fixed. */
export interface BookRule {
  readonly ruleId: string
  readonly title: string
  readonly points?: number
}

const SKIP = 'skip'
const bare = (text: string) => squeezed(text).replace(/[(()),,、。;;::“”"'!!.·\-—]/g, '')

const pairs = (text: string) =>
  new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)))

/** How alike two wordings are, 0 to 1, by shared pairs of characters. */
const likeness = (one: string, other: string): number => {
  const [left, right] = [pairs(one), pairs(other)]
  const shared = [...left].filter((pair) => right.has(pair)).length
  return left.size + right.size === 0 ? 0 : (2 * shared) / (left.size + right.size)
}

const LIKE_ENOUGH = 0.34
const MOST_OFFERED = 6

/** Remembers each wording, so that a shortened name is asked about once and not on every row. */
export class RuleFinder {
  readonly #rules: readonly BookRule[]
  readonly #answers = new Map<string, { rule: BookRule | undefined; isSkipped: boolean; waitsFor: string[] }>()

  constructor(rules: readonly BookRule[]) {
    this.#rules = rules
  }

  /** The rule with exactly this title, or the only one that begins with or holds these words. */
  surely(written: string): BookRule | undefined {
    const words = bare(written)
    return this.#rules.find((rule) => bare(rule.title) === words)
  }

  #shortened(written: string): readonly BookRule[] {
    const words = bare(written)
    if (words.length < 2) return []
    const begins = this.#rules.filter((rule) => bare(rule.title).startsWith(words))
    if (begins.length > 0) return begins
    const holds = this.#rules.filter((rule) => bare(rule.title).includes(words))
    if (holds.length > 0) return holds
    return this.#rules.filter((rule) => words.includes(bare(rule.title)))
  }

  #alike(written: string): readonly BookRule[] {
    const words = bare(written)
    return this.#rules
      .map((rule) => ({ rule, score: likeness(words, bare(rule.title)) }))
      .filter(({ score }) => score >= LIKE_ENOUGH)
      .sort((one, other) => other.score - one.score)
      .slice(0, MOST_OFFERED)
      .map(({ rule }) => rule)
  }

  /** Finds the rule or asks once per wording; undefined while it waits, 'skip' when such rows are left out. */
  find(written: string, place: Place, problems: Problems, waitsFor: string[]): BookRule | 'skip' | undefined {
    const sure = this.surely(written)
    if (sure) return sure
    const key = bare(written)
    let answer = this.#answers.get(key)
    if (!answer) {
      answer = this.#ask(written, place, problems)
      this.#answers.set(key, answer)
    }
    waitsFor.push(...answer.waitsFor)
    return answer.isSkipped ? SKIP : answer.rule
  }

  #ask(written: string, place: Place, problems: Problems) {
    const waitsFor: string[] = []
    const shortened = this.#shortened(written)
    const [only] = shortened
    const isOne = shortened.length === 1 && only !== undefined
    const offered = shortened.length > 0 ? shortened : this.#alike(written)
    const options: ProblemOption[] = [
      ...offered.map(({ ruleId, title }) => ({ id: ruleId, label: title })),
      ...(isOne || offered.length < 3 ? this.#others(offered) : []),
      { id: SKIP, label: '这样的行先不导入' },
    ]
    const words = {
      code: 'rule_short',
      value: written,
      options,
      severity: isOne ? 'info' : 'choice',
      message: this.#message(written, offered, isOne),
      remedy: isOne ? '写法一样的行都这样记。不对请改选。' : '请选是哪一条。写法一样的行都会这样记。',
      ...(isOne && only ? { otherwise: only.ruleId } : {}),
    } as const
    const option = problems.add(place, words, waitsFor)?.option
    return { rule: this.#rules.find(({ ruleId }) => ruleId === option), isSkipped: option === SKIP, waitsFor }
  }

  #others(offered: readonly BookRule[]): ProblemOption[] {
    return this.#rules
      .filter((rule) => !offered.includes(rule))
      .map(({ ruleId, title }) => ({ id: ruleId, label: title }))
  }

  #message(written: string, offered: readonly BookRule[], isOne: boolean): string {
    if (written === '') return '没写是什么事'
    if (isOne) return `「${written}」当作「${offered[0]?.title}」`
    return offered.length > 0 ? `细则里没有叫「${written}」的,像是这几条` : `细则里没有「${written}」`
  }
}
