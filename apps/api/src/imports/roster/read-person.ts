import { cellText } from '../spreadsheet/cells.ts'
import type { Problems } from '../tables/problem.ts'
import type { TableRow } from '../tables/table.ts'
import { readFigure, squeezed } from '../written-forms/digits.ts'
import { readGroup } from '../written-forms/groups.ts'
import { type ReadName, readName } from '../written-forms/names.ts'
import type { PersonDraft, PersonRow } from './household-draft.ts'
import {
  readBirthOf,
  readDoor,
  readHouseholdNumber,
  readNote,
  readPhoneOf,
  readSex,
  splitNames,
} from './person-cells.ts'
import { isHeadRelation, type RosterField } from './roster-shape.ts'

type Row = TableRow<RosterField>

const LONGEST_NAME = 30

/** Whoever is marked as dead, or has no readable name, does not become a member; says so. */
const isLeftOut = (row: Row, written: ReadName, relation: string, problems: Problems, waitsFor: string[]): boolean => {
  const place = row.place(row.has('name') ? 'name' : 'headName')
  if (written.notes.some((note) => /已?故|去世|亡/.test(note)) || /已故|死亡/.test(relation)) {
    problems.add(place, {
      code: 'dead',
      severity: 'info',
      value: [written.name, ...written.notes].join(' '),
      message: '写着已故',
      remedy: '没有导入这个人。写错了请改表。',
    })
    return true
  }
  const isGood = written.name !== '' && written.name.length <= LONGEST_NAME && !/\d/.test(written.name)
  if (isGood) return false
  const words = {
    code: 'bad_name',
    severity: 'error',
    value: written.name,
    message: written.name === '' ? '这一行没有姓名' : '这不像一个人的姓名',
    remedy: '请在表里写上姓名,再导一次;或者不要这一行。',
    options: [{ id: 'skip', label: '不要这一行' }],
  } as const
  problems.add(place, words, waitsFor)
  return true
}

const readDraft = (row: Row, written: ReadName, relation: string, around: Around, waitsFor: string[]): PersonDraft => {
  const { problems, today } = around
  const phone = readPhoneOf(row, problems, waitsFor)
  const birthMonth = readBirthOf(row, problems, today)
  const sex = readSex(row.cell('sex'))
  const note = readNote(
    row,
    written.notes.filter((mark) => mark !== '户主'),
  )
  return {
    name: written.name,
    relation: relation.slice(0, 20),
    place: row.place(row.has('name') ? 'name' : 'headName'),
    ...(sex ? { sex } : {}),
    ...(birthMonth ? { birthMonth } : {}),
    ...(phone ? { phone } : {}),
    ...(note ? { note } : {}),
  }
}

/** What a row is read with. `group` comes from the sheet's name, its title or the section above the row. */
export interface Around {
  readonly today: string
  readonly group: string | undefined
  readonly problems: Problems
}

/** Reads one row as a person of some household. */
export const readPerson = (row: Row, around: Around): PersonRow => {
  const written = readName(row.has('name') ? row.cell('name') : row.cell('headName'))
  const relation = squeezed(cellText(row.cell('relation'))).replace(/[()()]/g, '')
  const waitsFor: string[] = []
  const left = isLeftOut(row, written, relation, around.problems, waitsFor)
  const isMarkedHead = isHeadRelation(relation) || written.notes.some((note) => isHeadRelation(note))
  return {
    number: readHouseholdNumber(row.cell('householdNumber')),
    group: readGroup(row.cell('group')) ?? around.group,
    door: readDoor(row.cell('doorNumber')),
    isHead: isMarkedHead,
    headName: readName(row.cell('headName')).name,
    serial: squeezed(cellText(row.cell('serial'))),
    memberCount: readFigure(cellText(row.cell('memberCount')).replace(/[人口]/g, '')),
    memberNames: splitNames(row.cell('memberNames')),
    person: left ? undefined : readDraft(row, written, relation, around, waitsFor),
    waitsFor,
    places: {
      number: row.place('householdNumber'),
      name: row.place(row.has('name') ? 'name' : 'headName'),
      relation: row.place('relation'),
      group: row.place('group'),
    },
  }
}
