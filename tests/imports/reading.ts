import { readFileSync } from 'node:fs'
import type { BookFacts } from '@village-points/api/imports/paper-book/read-paper-book.ts'
import { readContent } from '@village-points/api/imports/readings.ts'
import type { RosterFacts } from '@village-points/api/imports/roster/read-roster.ts'
import { readSpreadsheet } from '@village-points/api/imports/spreadsheet/read-spreadsheet.ts'
import type { Choices, Problem } from '@village-points/api/imports/tables/problem.ts'

export const TODAY = '2026-11-23'

/** A sample spreadsheet of 禾湾村: `clean` as a template has it, `messy` as the office keeps it. */
export const sample = (style: 'clean' | 'messy', name: string): Buffer =>
  readFileSync(new URL(`./samples/hewan-${style}/${name}.xlsx`, import.meta.url))

const freshVillage: RosterFacts = { today: TODAY, groups: [], households: [] }

/** Reads bytes as a roster, without a server. */
export const roster = async (
  bytes: Uint8Array,
  given: Partial<RosterFacts> = {},
  choices: Choices = {},
  fileName = '花名册.xlsx',
) => {
  const content = await readSpreadsheet(bytes, fileName)
  const reading = readContent(content, { kind: 'roster', facts: { ...freshVillage, ...given } }, choices)
  if (reading.kind !== 'roster') throw new Error('not a roster')
  return { content, ...reading }
}

/** Reads bytes as a rulebook. */
export const rulebook = async (bytes: Uint8Array, choices: Choices = {}) => {
  const reading = readContent(await readSpreadsheet(bytes, '积分细则.xlsx'), { kind: 'rulebook' }, choices)
  if (reading.kind !== 'rulebook') throw new Error('not a rulebook')
  return reading
}

/** Reads bytes as a list of goods. */
export const goods = async (bytes: Uint8Array, choices: Choices = {}) => {
  const reading = readContent(await readSpreadsheet(bytes, '商品.xlsx'), { kind: 'goods' }, choices)
  if (reading.kind !== 'goods') throw new Error('not goods')
  return reading
}

/** Reads bytes as a paper book. */
export const paperBook = async (
  bytes: Uint8Array,
  facts: BookFacts,
  choices: Choices = {},
  fileName = '积分台账2026年.xlsx',
) => {
  const reading = readContent(await readSpreadsheet(bytes, fileName), { kind: 'paper_book', facts }, choices)
  if (reading.kind !== 'paper_book') throw new Error('not a book')
  return reading
}

/** `B7 duplicate_number` of every problem, in order. */
export const where = (problems: readonly Problem[]): string[] =>
  problems.map(({ column, row, id }) => `${column ?? ''}${row} ${id.split('.').at(-1)}`)

/** What 禾湾村 knows when its paper book comes: the households of its roster and the rules of its rulebook. */
export const hewanFacts = async (): Promise<BookFacts> => {
  const { households } = await roster(sample('clean', '花名册'))
  const { rules } = await rulebook(sample('clean', '积分细则'))
  return {
    today: TODAY,
    households: households.map((household) => ({
      householdId: household.number,
      number: household.number,
      group: household.group ?? '',
      doorNumber: household.doorNumber ?? '',
      headName: household.members[0]?.name ?? '',
      memberNames: household.members.map(({ name }) => name),
    })),
    rules: rules.map(({ rule }, index) => ({
      ruleId: `rule-${index + 1}`,
      title: rule.title,
      ...(rule.points.kind === 'fixed' ? { points: rule.points.points } : {}),
    })),
  }
}
