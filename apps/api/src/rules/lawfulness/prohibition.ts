import type { Finding, FindingCategory, RuleClass, RuleInput } from '@village-points/shared/rules/contract.ts'
import { compiled, type Lexicon, type Meaning } from './meaning.ts'
import { vocabulary } from './vocabulary.ts'

interface Pattern {
  readonly meanings: readonly Meaning[]
  /** Only rules of these classes; left out, all: 不上访加分 is as unlawful as 上访扣分. */
  readonly of?: readonly RuleClass[]
  /** Lawful deeds that use the same words. They are looked for in the title only. */
  readonly unless?: readonly Meaning[]
  /** Words too weak alone: they count only where no deed is to be seen (deeds.ts). */
  readonly faint?: true
  /** Lawful only when points are given for it. */
  readonly unlessAwarded?: readonly Meaning[]
}

/** One thing that a rule may not contain, as data. */
export interface Prohibition {
  readonly category: FindingCategory
  readonly severity: Finding['severity']
  /** Why, in words of the village. */
  readonly reason: string
  /** Law and article. */
  readonly source: string
  /** Class and evidence are not looked at. */
  readonly isAboutDeed?: true
  /** About who people are: where a clear wrong is seen (deeds.ts), or a service in an award, it is not meant. */
  readonly isAboutPeople?: true
  readonly lexicon: Lexicon
  readonly patterns: readonly Pattern[]
  /** What the rule may be instead. A test sees to it that every offer is lawful. */
  readonly offer: RuleInput
}

/** A small deed that many can do, in place of an unlawful clause. */
export const awardOffer = (category: string, title: string, evidence: string): RuleInput => ({
  category,
  title,
  evidence,
  ruleClass: 'award',
  points: { kind: 'fixed', points: 2 },
  caps: [{ period: 'year', measure: 'points', limit: 12 }],
  procedure: 'review',
})

/** A deduction that comes after a reminder, small and with a ceiling (DOMAIN 7). */
export const deductionOffer = (category: string, title: string, evidence: string): RuleInput => ({
  ...awardOffer(category, title, evidence),
  ruleClass: 'deduction',
  caps: [{ period: 'month', measure: 'times', limit: 1 }],
  procedure: 'review_and_publicity',
})

/** A prohibition made ready for matching. */
export const prepared = (prohibition: Prohibition) => {
  const lexicon = { ...vocabulary, ...prohibition.lexicon }
  const toExpressions = (meanings: readonly Meaning[] = []) => meanings.map((meaning) => compiled(meaning, lexicon))
  return {
    ...prohibition,
    patterns: prohibition.patterns.map(({ meanings, unless, unlessAwarded = [], of, faint }) => ({
      of,
      faint,
      meanings: toExpressions(meanings),
      unless: toExpressions(unless),
      // Teaching about a thing earns points lawfully; a deduction that mentions teaching is still about the thing.
      unlessAwarded: toExpressions([
        ...unlessAwarded,
        '{lecture}',
        ...(prohibition.isAboutPeople ? ['{service}'] : []),
      ]),
    })),
  }
}
