import type { SpreadsheetContent } from '../spreadsheet/cells.ts'
import { type Choices, Problems } from '../tables/problem.ts'
import { reportFaults, reportNoTable } from '../tables/report-faults.ts'
import { findTables, type Table } from '../tables/table.ts'
import { findGroup } from '../written-forms/groups.ts'
import { settleGroups } from './check-groups.ts'
import { settleHousehold } from './check-household.ts'
import { FreeNumbers, settleNumbers } from './check-numbers.ts'
import { boundaryOf, gatherHouseholds } from './gather-households.ts'
import type { HouseholdDraft } from './household-draft.ts'
import { readPerson } from './read-person.ts'
import { type RosterField, rosterShape } from './roster-shape.ts'

/** A household the village has already, as far as a roster must know it. */
export interface KnownHousehold {
  readonly number: string
  readonly group: string | undefined
  readonly doorNumber: string | undefined
  readonly headName: string
}

/** What a roster is read against. */
export interface RosterFacts {
  readonly today: string
  readonly groups: readonly string[]
  readonly households: readonly KnownHousehold[]
}

export interface RosterReading {
  readonly households: readonly HouseholdDraft[]
  readonly problems: Problems
}

/** The group a whole sheet is about: named on its tab, or in exactly one title above the header. */
const groupOfSheet = (table: Table<RosterField>): string | undefined =>
  findGroup(table.sheet) ?? table.titles.map(findGroup).find((group) => group !== undefined)

const readTable = (table: Table<RosterField>, today: string, problems: Problems) => {
  const sheetGroup = groupOfSheet(table)
  const rows = table.rows.map((row) => {
    reportFaults(row, problems)
    const sectionGroup = row.section ? findGroup(row.section) : undefined
    return readPerson(row, { today, group: sectionGroup ?? sheetGroup, problems })
  })
  const boundary = boundaryOf(table, rows)
  if (boundary === 'row' && table.header.columns.has('name') && !table.header.columns.has('memberCount') && rows[0]) {
    problems.add(rows[0].places.name, {
      code: 'row_each',
      severity: 'info',
      value: table.sheet,
      message: '表里没有户号,也没有与户主关系',
      remedy: '每一行当作一户,这个人当作户主。不对的话,请加一列「与户主关系」。',
    })
  }
  return { gathered: gatherHouseholds(table, rows), isHeadMarked: boundary === 'number' || boundary === 'relation' }
}

/** A household without a number keeps the one the village knows it by: same head, same group, same door. */
const giveNumbers = (households: readonly HouseholdDraft[], facts: RosterFacts): HouseholdDraft[] => {
  const key = (head: string, group: string | undefined, door: string | undefined) =>
    `${head}|${group ?? ''}|${door ?? ''}`
  const known = new Map<string, string[]>()
  for (const { headName, group, doorNumber, number } of facts.households) {
    for (const name of [key(headName, group, doorNumber), key(headName, group, undefined)]) {
      known.set(name, [...(known.get(name) ?? []), number])
    }
  }
  const used = new Set(households.map(({ number }) => number))
  const free = new FreeNumbers([...used, ...facts.households.map(({ number }) => number)])
  return households.map((household) => {
    if (household.number !== '') return household
    const head = household.members[0]?.name ?? ''
    const matches = known.get(key(head, household.group, household.doorNumber)) ?? []
    const number = matches.find((candidate) => !used.has(candidate)) ?? free.next()
    used.add(number)
    return { ...household, number }
  })
}

/** Reads a roster of any style into households, with every doubt as a problem. Reads only; pure. */
export const readRoster = (content: SpreadsheetContent, facts: RosterFacts, choices: Choices): RosterReading => {
  const problems = new Problems(choices)
  const tables = findTables(content.sheets, rosterShape)
  if (tables.length === 0) reportNoTable(content, '花名册', '「姓名」或「户主」', problems)
  const read = tables.map((table) => readTable(table, facts.today, problems))
  const isHeadMarked = read.some((table) => table.isHeadMarked)
  const known = facts.households.map(({ number }) => number)
  const numbered = settleNumbers(
    read.flatMap(({ gathered }) => gathered),
    known,
    problems,
  )
  const settled = numbered.flatMap((household) => settleHousehold(household, isHeadMarked, problems) ?? [])
  return { households: giveNumbers(settleGroups(settled, facts.groups, problems), facts), problems }
}
