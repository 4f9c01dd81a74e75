import type { Difference, ImportCounts } from '@village-points/shared/imports/contract.ts'
import { listRoster } from '../households/index.ts'
import type { Work } from '../platform/work.ts'
import { listGoods } from '../rewards/index.ts'
import { latestRules } from '../rules/index.ts'
import { knownLines } from './change-repository.ts'
import { compareGoods, type GoodsPlan } from './goods/compare-goods.ts'
import type { Outcome } from './import.ts'
import { type BookPlan, compareBook, keyLines } from './paper-book/compare-book.ts'
import type { Reading } from './readings.ts'
import { compareRoster, type RosterPlan } from './roster/compare-roster.ts'
import { compareRulebook, type RulebookPlan } from './rulebook/compare-rulebook.ts'
import { isOpen } from './tables/problem.ts'

/** What a commit would write. */
export type Plan =
  | ({ readonly kind: 'roster' } & RosterPlan)
  | ({ readonly kind: 'rulebook' } & RulebookPlan)
  | ({ readonly kind: 'goods' } & GoodsPlan)
  | ({ readonly kind: 'paper_book' } & BookPlan)

/** Compares what was understood with the village as it is now. */
export const planImport = async (work: Work, reading: Reading): Promise<Plan> => {
  if (reading.kind === 'roster') return { kind: 'roster', ...compareRoster(reading.households, await listRoster(work)) }
  if (reading.kind === 'rulebook') {
    return { kind: 'rulebook', ...compareRulebook(reading.rules, await latestRules(work)) }
  }
  if (reading.kind === 'goods') return { kind: 'goods', ...compareGoods(reading.goods, await listGoods(work)) }
  const lines = keyLines(reading.entries)
  const known = await knownLines(
    work,
    lines.map(({ lineKey }) => lineKey),
  )
  return { kind: 'paper_book', ...compareBook(lines, known) }
}

const draftsOf = (reading: Reading): readonly { readonly waitsFor: readonly string[] }[] => {
  if (reading.kind === 'roster') return reading.households
  if (reading.kind === 'rulebook') return reading.rules
  return reading.kind === 'goods' ? reading.goods : reading.entries
}

type Dropped = Pick<ImportCounts, 'droppedIdentityNumbers' | 'droppedOtherNumbers'>

const countsOf = (reading: Reading, dropped: Dropped): ImportCounts => {
  const drafts = draftsOf(reading)
  const waiting = drafts.filter(({ waitsFor }) => waitsFor.length > 0).length
  const households = reading.kind === 'roster' ? reading.households : []
  const entries = reading.kind === 'paper_book' ? reading.entries : []
  return {
    rows: drafts.length,
    ready: drafts.length - waiting,
    waiting,
    open: reading.problems.filter(isOpen).length,
    people: households.reduce((sum, { members }) => sum + members.length, 0),
    groups: new Set(households.map(({ group }) => group)).size,
    points: Math.round(entries.reduce((sum, { points }) => sum + points, 0) * 100) / 100,
    droppedIdentityNumbers: dropped.droppedIdentityNumbers,
    droppedOtherNumbers: dropped.droppedOtherNumbers,
  }
}

/** Counts and difference for the page. */
export const outcomeOf = (reading: Reading, difference: Difference, dropped: Dropped): Outcome => ({
  counts: countsOf(reading, dropped),
  difference,
  ...(reading.kind === 'rulebook' ? { adoption: reading.adoption } : {}),
})
