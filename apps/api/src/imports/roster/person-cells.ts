import { type Cell, cellText } from '../spreadsheet/cells.ts'
import type { Problems } from '../tables/problem.ts'
import type { TableRow } from '../tables/table.ts'
import { readBirthMonth } from '../written-forms/dates.ts'
import { plain, squeezed } from '../written-forms/digits.ts'
import { isNameLike, readName } from '../written-forms/names.ts'
import { barePhone, isMobile, readPhone } from '../written-forms/phones.ts'
import type { RosterField } from './roster-shape.ts'

type Row = TableRow<RosterField>

const LONGEST_NOTE = 200
const LONGEST_DOOR = 40

const badPhoneMessage = (digits: number): string => {
  if (digits === 0) return '看不出电话号码'
  return digits < 11 ? `电话只有 ${digits} 位` : digits > 11 ? `电话有 ${digits} 位,多了` : '不像电话号码'
}

/** The phone of a row; a bad one waits for an answer. A second phone in the cell is named, not kept. */
export const readPhoneOf = (row: Row, problems: Problems, waitsFor: string[]): string | undefined => {
  const cell = row.cells('phone').find((value) => cellText(value) !== '') ?? null
  const read = readPhone(cell)
  if (read.kind === 'blank') return undefined
  if (read.kind === 'phone') {
    if (read.others.length > 0) {
      problems.add(row.place('phone'), {
        code: 'two_phones',
        severity: 'info',
        value: cellText(cell),
        message: '这一格有两个电话',
        remedy: '先用第一个。要用另一个,请把它写在前面。',
      })
    }
    if (isMobile(read.phone)) return read.phone
    problems.add(row.place('phone'), {
      code: 'landline',
      severity: 'info',
      value: cellText(cell),
      message: '这是座机',
      remedy: '记在这一户的备注里;电话一格要填手机号。',
    })
    return undefined
  }
  const words = {
    code: 'bad_phone',
    severity: 'choice',
    value: cellText(cell),
    message: badPhoneMessage(read.digits),
    remedy: '先空着也行,以后可以补;也可以现在填对。',
    options: [
      { id: 'blank', label: '先空着', isSuggested: true },
      { id: 'type', label: '现在填', asks: 'phone' },
    ],
    alike: 'bad_phone',
    refuse: (option: string, typed: string | undefined) =>
      option === 'type' && !barePhone(typed ?? '') ? '刚填的电话也不对,手机号要 11 位。' : undefined,
  } as const
  const answer = problems.add(row.place('phone'), words, waitsFor)
  return answer?.option === 'type' ? barePhone(answer.typed ?? '') : undefined
}

const monthLabel = (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`

/** Year and month of birth; an unreadable one is left blank and named. */
export const readBirthOf = (row: Row, problems: Problems, today: string): string | undefined => {
  const cell = row.cell('birth')
  const read = readBirthMonth(cell, today)
  if (read.kind === 'month') return read.month
  if (read.kind === 'blank') return undefined
  if (read.kind === 'either') {
    const words = {
      code: 'birth_either',
      severity: 'warning',
      value: cellText(cell),
      message: '这一格是数字,10 月会显示成 .1,看不出是 1 月还是 10 月',
      remedy: '先按 10 月记,不对请改选。',
      options: read.months.map((month) => ({ id: month, label: monthLabel(month) })),
      otherwise: read.months[0] ?? '',
    } as const
    return problems.add(row.place('birth'), words)?.option
  }
  problems.add(row.place('birth'), {
    code: 'bad_birth',
    severity: 'warning',
    value: cellText(cell),
    message: '看不懂出生年月',
    remedy: '这一格先空着。写成 1964-05 这样就能认。',
  })
  return undefined
}

/** 男 and 女 as people write them; anything else is nothing. */
export const readSex = (cell: Cell): 'male' | 'female' | undefined => {
  const text = squeezed(cellText(cell))
  if (/^(?:男|男性)$/.test(text)) return 'male'
  return /^(?:女|女性)$/.test(text) ? 'female' : undefined
}

/** One spelling per household number: half-width, no spaces, capitals. */
export const readHouseholdNumber = (cell: Cell): string =>
  squeezed(cellText(cell))
    .toUpperCase()
    .replace(/^(?:\/|-|无)$/, '')
    .slice(0, 20)

/** A door number or address without spaces. */
export const readDoor = (cell: Cell): string =>
  squeezed(cellText(cell))
    .replace(/^[-/无]$/, '')
    .slice(0, LONGEST_DOOR)

/** Remark and what stood in brackets behind the name. */
export const readNote = (row: Row, marks: readonly string[]): string | undefined => {
  const phone = readPhone(row.cell('phone'))
  const landline = phone.kind === 'phone' && !isMobile(phone.phone) ? [`座机${phone.phone}`] : []
  const words = [...row.cells('note').map((cell) => plain(cellText(cell))), ...marks, ...landline]
  return (
    words
      .filter((text) => text !== '' && !/^[-/无]$/.test(text))
      .join(',')
      .slice(0, LONGEST_NOTE) || undefined
  )
}

/** Several names in one cell. */
export const splitNames = (cell: Cell): string[] =>
  cellText(cell)
    .split(/[、,,;;/\n]|\s{2,}/)
    .map((part) => readName(part).name)
    .filter(isNameLike)
