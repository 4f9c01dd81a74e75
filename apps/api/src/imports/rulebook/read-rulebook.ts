import { cellText, type SpreadsheetContent } from '../spreadsheet/cells.ts'
import { type Choices, Problems } from '../tables/problem.ts'
import { reportFaults, reportNoTable } from '../tables/report-faults.ts'
import { findTables, type Table } from '../tables/table.ts'
import { squeezed } from '../written-forms/digits.ts'
import { readAdoption, type WrittenAdoption } from './read-adoption.ts'
import { type RuleDraft, readRule } from './read-rule.ts'
import { type RuleField, rulebookShape } from './rulebook-shape.ts'

export interface RulebookReading {
  readonly rules: readonly RuleDraft[]
  readonly adoption: WrittenAdoption
  readonly problems: Problems
}

const categoryName = (text: string): string =>
  squeezed(text)
    .replace(/^(?:[一二三四五六七八九十]+[、..]|[((][一二三四五六七八九十\d]+[))]|\d+[、..])/, '')
    .replace(/[((].*$/, '')
    .replace(/[::]$/, '')

/** A class written once stands for the rows below it, until the next class or section. */
const readTable = (table: Table<RuleField>, problems: Problems): RuleDraft[] => {
  let category = ''
  let section: string | undefined
  return table.rows.flatMap((row) => {
    reportFaults(row, problems)
    if (row.section !== section) {
      section = row.section
      category = section ? categoryName(section) : category
    }
    const written = categoryName(cellText(row.cell('category')))
    if (written !== '') category = written
    return readRule(row, category, problems) ?? []
  })
}

const withoutTwins = (rules: readonly RuleDraft[], problems: Problems): RuleDraft[] => {
  const first = new Map<string, RuleDraft>()
  for (const draft of rules) {
    const { title } = draft.rule
    const twin = first.get(title)
    if (!twin) {
      first.set(title, draft)
      continue
    }
    const isSame = JSON.stringify(twin.rule) === JSON.stringify(draft.rule)
    const words = {
      code: 'duplicate_rule',
      severity: isSame ? 'info' : 'choice',
      value: title,
      message: `和第 ${twin.place.row} 行写的是同一件事`,
      remedy: isSame ? '只留一条。' : '两处写得不一样,请选用哪一条。',
      ...(isSame
        ? {}
        : {
            options: [
              { id: 'first', label: `用第 ${twin.place.row} 行` },
              { id: 'second', label: `用第 ${draft.place.row} 行` },
            ],
          }),
    } as const
    const waitsFor = [...twin.waitsFor]
    const answer = problems.add(draft.place, words, waitsFor)
    first.set(title, answer?.option === 'second' ? { ...draft, waitsFor: [...draft.waitsFor] } : { ...twin, waitsFor })
  }
  return [...first.values()]
}

const reportAdoption = (adoption: WrittenAdoption, table: Table<RuleField>, problems: Problems) => {
  if (adoption.assemblyOn && adoption.present !== undefined && adoption.inFavor !== undefined) return
  const missing = [
    adoption.assemblyOn ? '' : adoption.assemblyMonth ? '开会是哪一天' : '哪天开会通过的',
    adoption.present === undefined ? '到会几个人' : '',
    adoption.inFavor === undefined ? '几个人同意' : '',
  ].filter((words) => words !== '')
  problems.add(
    { sheet: table.sheet, sheetIndex: table.sheetIndex, row: 1, rowKey: 'top' },
    {
      code: 'adoption',
      severity: 'info',
      value: table.titles[0] ?? '',
      message: `表头里没写${missing.join('、')}`,
      remedy: '请在导入时填上村民代表会议通过的情况。',
    },
  )
}

/** Reads a rulebook of any style, and what its titles say about the assembly. Reads only; pure. */
export const readRulebook = (content: SpreadsheetContent, choices: Choices): RulebookReading => {
  const problems = new Problems(choices)
  const tables = findTables(content.sheets, rulebookShape)
  const [first] = tables
  if (!first) reportNoTable(content, '积分细则', '「积分事项」和「分值」', problems)
  const adoption = readAdoption(tables.flatMap((table) => table.titles))
  if (first) reportAdoption(adoption, first, problems)
  return {
    rules: withoutTwins(
      tables.flatMap((table) => readTable(table, problems)),
      problems,
    ),
    adoption,
    problems,
  }
}
