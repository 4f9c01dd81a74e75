import type { GoodsDraft } from './goods/read-goods.ts'
import { readGoods } from './goods/read-goods.ts'
import type { EntryDraft } from './paper-book/read-long-row.ts'
import { type BookFacts, readPaperBook } from './paper-book/read-paper-book.ts'
import type { HouseholdDraft } from './roster/household-draft.ts'
import { type RosterFacts, readRoster } from './roster/read-roster.ts'
import type { WrittenAdoption } from './rulebook/read-adoption.ts'
import type { RuleDraft } from './rulebook/read-rule.ts'
import { readRulebook } from './rulebook/read-rulebook.ts'
import type { SpreadsheetContent } from './spreadsheet/cells.ts'
import type { Choices, Problem } from './tables/problem.ts'

/** What a file is read as, with what the village already knows. */
export type Question =
  | { readonly kind: 'roster'; readonly facts: RosterFacts }
  | { readonly kind: 'rulebook' }
  | { readonly kind: 'goods' }
  | { readonly kind: 'paper_book'; readonly facts: BookFacts }

/** What was understood. A draft whose `waitsFor` is not empty stays out until its problems are answered. */
export type Reading = { readonly problems: readonly Problem[] } & (
  | { readonly kind: 'roster'; readonly households: readonly HouseholdDraft[] }
  | { readonly kind: 'rulebook'; readonly rules: readonly RuleDraft[]; readonly adoption: WrittenAdoption }
  | { readonly kind: 'goods'; readonly goods: readonly GoodsDraft[] }
  | { readonly kind: 'paper_book'; readonly entries: readonly EntryDraft[] }
)

/** Understands a spreadsheet's cells as one of the four kinds. Pure: the same input gives the same reading. */
export const readContent = (content: SpreadsheetContent, question: Question, choices: Choices): Reading => {
  if (question.kind === 'roster') {
    const { households, problems } = readRoster(content, question.facts, choices)
    return { kind: 'roster', households, problems: problems.found }
  }
  if (question.kind === 'rulebook') {
    const { rules, adoption, problems } = readRulebook(content, choices)
    return { kind: 'rulebook', rules, adoption, problems: problems.found }
  }
  if (question.kind === 'goods') {
    const { goods, problems } = readGoods(content, choices)
    return { kind: 'goods', goods, problems: problems.found }
  }
  const { entries, problems } = readPaperBook(content, question.facts, choices)
  return { kind: 'paper_book', entries, problems: problems.found }
}
