import type { Table } from '../tables/table.ts'
import type { HouseholdRows, PersonRow } from './household-draft.ts'
import type { RosterField } from './roster-shape.ts'

/** How a roster says where one household ends: by a number, the word 户主, a head's name, a serial, a door, or a row each. */
export type Boundary = 'number' | 'relation' | 'head_name' | 'serial' | 'door' | 'row'

const share = (rows: readonly PersonRow[], test: (row: PersonRow, index: number) => boolean): number =>
  rows.length === 0 ? 0 : rows.filter(test).length / rows.length

/** Chooses the surest sign that this table offers. */
export const boundaryOf = (table: Table<RosterField>, rows: readonly PersonRow[]): Boundary => {
  const { columns } = table.header
  if (columns.has('householdNumber') && rows.some((row) => row.number !== '')) return 'number'
  if (!columns.has('name')) return 'row'
  if (columns.has('relation') && rows.some((row) => row.isHead)) return 'relation'
  if (columns.has('headName')) return 'head_name'
  if (columns.has('memberCount') || columns.has('memberNames')) return 'row'
  const blankSerials = share(rows, (row) => row.serial === '')
  if (blankSerials > 0.1 && blankSerials < 1) return 'serial'
  const sharedDoors = share(rows, (row, index) => row.door !== '' && row.door === rows[index - 1]?.door)
  return sharedDoors > 0.25 ? 'door' : 'row'
}

const startsHousehold = (row: PersonRow, current: HouseholdRows | undefined, boundary: Boundary): boolean => {
  if (!current) return true
  const first = current.rows[0]
  const last = current.rows.at(-1)
  const hasHead = current.rows.some((member) => member.isHead)
  if (boundary === 'number') {
    if (row.number !== '' && current.number !== '') return row.number !== current.number
    return row.number !== '' || (row.isHead && hasHead)
  }
  if (boundary === 'relation') {
    return row.isHead || (row.door !== '' && last?.door !== '' && row.door !== last?.door && row.group !== last?.group)
  }
  if (boundary === 'head_name')
    return row.headName !== '' && (row.headName !== last?.headName || row.group !== last?.group)
  if (boundary === 'serial') return row.serial !== ''
  if (boundary === 'door') return row.door !== '' && (row.door !== first?.door || row.group !== first?.group)
  return true
}

/** A blank number below a number belongs to it; a blank head's name belongs to the head above. */
const inherit = (row: PersonRow, last: PersonRow | undefined, boundary: Boundary): PersonRow =>
  boundary === 'head_name' && row.headName === '' && last ? { ...row, headName: last.headName } : row

/** Puts the rows of one table into households, in the order of the sheet. */
export const gatherHouseholds = (table: Table<RosterField>, rows: readonly PersonRow[]): HouseholdRows[] => {
  const boundary = boundaryOf(table, rows)
  const households: HouseholdRows[] = []
  for (const written of rows) {
    const current = households.at(-1)
    const row = inherit(written, current?.rows.at(-1), boundary)
    if (startsHousehold(row, current, boundary)) {
      households.push({ number: row.number, rows: [row], waitsFor: [...row.waitsFor] })
    } else {
      current?.rows.push(row)
      current?.waitsFor.push(...row.waitsFor)
    }
  }
  return households
}
