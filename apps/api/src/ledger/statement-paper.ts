import type { HouseholdBrief } from '@village-points/shared/households/contract.ts'
import { placeOf } from '@village-points/shared/households/place.ts'
import type { StatementEntry } from '@village-points/shared/ledger/contract.ts'
import { dayOf, figureOf, outcomeOf } from '@village-points/shared/ledger/entry-words.ts'
import type { Message } from '@village-points/shared/messages/contract.ts'
import { formatPoints, formatSignedPoints, toPoints } from '@village-points/shared/platform/points.ts'
import {
  formatDay,
  formatFullDay,
  formatMonth,
  type Month,
  type VillageDay,
  villageDayOf,
} from '@village-points/shared/platform/village-day.ts'
import type { Village } from '@village-points/shared/villages/contract.ts'
import type { Block, Column, PrintedDocument } from '../platform/printing/document.ts'

export interface Statement {
  readonly village: Pick<Village, 'name' | 'settings'>
  readonly household: HouseholdBrief
  readonly month: Month
  readonly today: VillageDay
  /** 可用 at the month's beginning and end. */
  readonly hundredthsBefore: number
  readonly hundredthsAfter: number
  /** Oldest first. */
  readonly entries: readonly StatementEntry[]
  readonly messages: readonly Message[]
}

const columns: readonly Column[] = [
  { title: '日期', width: { letters: 6 } },
  { title: '什么事', width: { share: 4 } },
  { title: '谁办的', width: { share: 3 } },
  { title: '加减', width: { letters: 4 }, isRight: true },
  { title: '之后可用', width: { letters: 5 }, isRight: true },
]

const rowOf = (entry: StatementEntry, today: VillageDay): readonly string[] => {
  const figure = figureOf(entry)
  return [
    dayOf(entry, today),
    `${entry.title}${entry.isReversed ? '(后来撤回了)' : ''}${isHonourOnly(entry) ? '(只记表现分)' : ''}`,
    outcomeOf(entry),
    figure === undefined ? '' : formatSignedPoints(figure),
    entry.availableAfter === undefined ? '' : formatPoints(entry.availableAfter),
  ]
}

const isHonourOnly = (entry: StatementEntry) => entry.availablePoints === 0 && entry.conductPoints !== 0

/** What households may do about a line they find wrong; it stands on every paper that shows points. */
export const howToDisagree = ({ settings }: Statement['village']): string =>
  `哪一笔不对,请打村里电话 ${settings.telephone},或到村委会说。提意见不影响您家别的分。`

const toldBlocks = (messages: readonly Message[]): readonly Block[] =>
  messages.length === 0
    ? []
    : [
        { kind: 'heading', text: '村里告诉您家的事' },
        ...messages.map(({ title, text, toldAt }): Block => {
          const day = formatDay(villageDayOf(toldAt))
          return { kind: 'paragraph', text: `${day}:${title}。${text}` }
        }),
      ]

const titleOf = ({ household, month }: Statement): string => `${household.name}${formatMonth(month)}积分明细`

const footOf = ({ village, today }: Pick<Statement, 'village' | 'today'>): string =>
  `${formatFullDay(today)}打印 · 村里电话 ${village.settings.telephone}`

const blocksOf = (statement: Statement): readonly Block[] => {
  const { village, household, today, hundredthsBefore, hundredthsAfter, entries, messages } = statement
  const rows = entries.map((entry) => rowOf(entry, today))
  return [
    {
      kind: 'code',
      route: 'home/index',
      caption: '扫码在手机上看',
      beside: [
        {
          kind: 'facts',
          facts: [
            ['住处', placeOf(household)],
            ['户编号', household.number],
            ['月初可用', `${formatPoints(toPoints(hundredthsBefore))} 分`],
            ['月底可用', `${formatPoints(toPoints(hundredthsAfter))} 分`],
          ],
        },
      ],
    },
    rows.length > 0 ? { kind: 'table', columns, rows } : { kind: 'paragraph', text: '这个月没有加分,也没有用分。' },
    ...toldBlocks(messages),
    { kind: 'paragraph', text: howToDisagree(village) },
  ]
}

/** A household's month on A4. */
export const statementPaper = (statement: Statement): PrintedDocument => {
  const title = titleOf(statement)
  return {
    paper: 'A4',
    issuer: statement.village.name,
    title,
    foot: footOf(statement),
    fileName: `${title}.pdf`,
    blocks: blocksOf(statement),
  }
}

/** The month of a whole group: a sheet on which each signs for the own paper, then the papers in the same order. */
export const groupPaper = (
  groupName: string,
  month: Month,
  today: VillageDay,
  village: Statement['village'],
  statements: readonly Statement[],
): PrintedDocument => {
  const title = `${groupName}${formatMonth(month)}积分明细`
  const columns: readonly Column[] = [
    { title: '门牌', width: { share: 3 } },
    { title: '哪一户', width: { share: 3 } },
    { title: '月底可用', width: { letters: 5 }, isRight: true },
    { title: '收到签名', width: { share: 4 } },
  ]
  const rows = statements.map(({ household, hundredthsAfter }) => [
    household.doorNumber,
    household.name,
    formatPoints(toPoints(hundredthsAfter)),
    '',
  ])
  return {
    paper: 'A4',
    issuer: village.name,
    title,
    foot: footOf({ village, today }),
    fileName: `${title}.pdf`,
    blocks: [
      { kind: 'paragraph', text: `一共 ${statements.length} 户,每户一份,送到家里请签个名。` },
      { kind: 'table', columns, rows },
      ...statements.flatMap((one): Block[] => [{ kind: 'title', text: titleOf(one) }, ...blocksOf(one)]),
    ],
  }
}
