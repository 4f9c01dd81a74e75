import type { Finding, RuleInput } from '@village-points/shared/rules/contract.ts'
import { bookFindings } from './fairness.ts'
import { prohibitions } from './prohibitions/index.ts'
import { plainWording } from './wording.ts'

/** The rule as it is read: class and unit belong to the wording, exceptions are looked for in the deed alone. */
const readingOf = ({ category, title, evidence, points }: RuleInput) => {
  const deed = plainWording(points.kind === 'per_unit' ? `${title},${points.unit}` : title)
  return { deed, texts: [`${plainWording(category)},${deed}`, plainWording(evidence)] }
}

const firstFound = (meanings: readonly RegExp[], texts: readonly string[]): string | undefined => {
  for (const text of texts) {
    for (const meaning of meanings) {
      const words = meaning.exec(text)?.[0]
      if (words) return words
    }
  }
  return undefined
}

const findIn =
  (rule: RuleInput, reading: ReturnType<typeof readingOf>) => (prohibition: (typeof prohibitions)[number]) => {
    const texts = prohibition.isAboutDeed ? [reading.deed] : reading.texts
    for (const { of, meanings, unless, unlessAwarded } of prohibition.patterns) {
      if (of && !of.includes(rule.ruleClass)) continue
      const found = firstFound(meanings, texts)
      if (found === undefined) continue
      const exceptions = rule.ruleClass === 'deduction' ? unless : [...unless, ...unlessAwarded]
      if (!exceptions.some((exception) => exception.test(reading.deed))) return found
    }
    return undefined
  }

const clauseFindings = (rule: RuleInput, at: number): Finding[] => {
  const reading = readingOf(rule)
  const find = findIn(rule, reading)
  return prohibitions.flatMap((prohibition) => {
    const words = find(prohibition)
    if (words === undefined) return []
    const { category, severity, reason, source, offer } = prohibition
    return { clause: at + 1, category, severity, words, reason, source, offer }
  })
}

/**
 * What in a rulebook is against the law, and what deserves a second look; clause by clause, then the whole book.
 * Pure, and it knows no village.
 */
export const checkLawfulness = (rules: readonly RuleInput[]): Finding[] => {
  const found = rules.flatMap(clauseFindings)
  const refused = new Set(found.flatMap(({ severity, clause }) => (severity === 'refuse' ? [clause] : [])))
  // What cannot stay is not offered again with other points or evidence.
  const ofBook = bookFindings(rules).map(({ offer, ...finding }) =>
    offer && !refused.has(finding.clause) ? { ...finding, offer } : finding,
  )
  return [...found, ...ofBook]
}
