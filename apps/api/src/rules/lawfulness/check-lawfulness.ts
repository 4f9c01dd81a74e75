import type { Finding, RuleInput } from '@village-points/shared/rules/contract.ts'
import { clearWrong, deeds } from './deeds.ts'
import { bookFindings } from './fairness.ts'
import { prohibitions } from './prohibitions/index.ts'
import { plainWording } from './wording.ts'

const seenDeeds = {
  award: new RegExp(deeds.award, 'u'),
  honor: new RegExp(deeds.honor, 'u'),
  deduction: new RegExp(deeds.deduction, 'u'),
}

const wrong = new RegExp(clearWrong, 'u')

/** The rule as it is read: class and unit belong to the wording, exceptions are looked for in the deed alone. */
const readingOf = ({ category, title, evidence, points, ruleClass }: RuleInput) => {
  const deed = plainWording(points.kind === 'per_unit' ? `${title},${points.unit}` : title)
  const isDeedSeen = seenDeeds[ruleClass].test(deed)
  const isWrongSeen = ruleClass === 'deduction' && wrong.test(deed)
  return { deed, isDeedSeen, isWrongSeen, texts: [`${plainWording(category)},${deed}`, plainWording(evidence)] }
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

type Prepared = (typeof prohibitions)[number]

const wordsIn = (
  rule: RuleInput,
  reading: ReturnType<typeof readingOf>,
  prohibition: Prepared,
  isFaint: boolean,
): string | undefined => {
  if (prohibition.isAboutPeople && reading.isWrongSeen) return undefined
  const texts = prohibition.isAboutDeed || isFaint ? [reading.deed] : reading.texts
  for (const { of, faint = false, meanings, unless, unlessAwarded } of prohibition.patterns) {
    if (faint !== isFaint || (of && !of.includes(rule.ruleClass))) continue
    const found = firstFound(meanings, texts)
    if (found === undefined) continue
    const exceptions = rule.ruleClass === 'deduction' ? unless : [...unless, ...unlessAwarded]
    if (!exceptions.some((exception) => exception.test(reading.deed))) return found
  }
  return undefined
}

const clauseFindings = (rule: RuleInput, at: number): Finding[] => {
  const reading = readingOf(rule)
  const findings = (isFaint: boolean) =>
    prohibitions.flatMap((prohibition): Finding[] => {
      const words = wordsIn(rule, reading, prohibition, isFaint)
      if (words === undefined) return []
      const { category, severity, reason, source, offer } = prohibition
      return [{ clause: at + 1, category, severity, words, reason, source, offer }]
    })
  const plain = findings(false)
  // What is faint is looked for only where nobody can see a deed and nothing plain was said.
  if (reading.isDeedSeen || plain.some(({ severity }) => severity === 'refuse')) return plain
  const faint = findings(true)
  const refused = faint.filter(({ severity }) => severity === 'refuse')
  return [...plain, ...(refused.length > 0 ? refused : faint)]
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
