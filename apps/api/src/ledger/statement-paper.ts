import type { HouseholdBrief } from '@village-points/shared/households/contract.ts'
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

interface Statement {
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

/** A household's month on A4. */
export const statementPaper = (statement: Statement): PrintedDocument => {
  const { village, household, month, today, hundredthsBefore, hundredthsAfter, entries, messages } = statement
  const title = `${household.name}${formatMonth(month)}积分明细`
  const rows = entries.map((entry) => rowOf(entry, today))
  return {
    paper: 'A4',
    issuer: village.name,
    title,
    foot: `${formatFullDay(today)}打印 · 村里电话 ${village.settings.telephone}`,
    fileName: `${title}.pdf`,
    blocks: [
      {
        kind: 'code',
        route: 'home/index',
        caption: '扫码在手机上看',
        beside: [
          {
            kind: 'facts',
            facts: [
              ['住处', `${household.groupName} ${household.doorNumber}`],
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
    ],
  }
}
