import { formatPoints, formatSignedPoints } from '@village-points/shared/platform/points.ts'
import { formatDay, formatFullDay, type VillageDay } from '@village-points/shared/platform/village-day.ts'
import type { Block, Column, Paper, PrintedDocument } from '../platform/printing/document.ts'

/** One declaration as the wall shows it: the household already masked by its own choice. */
export interface NoticeLine {
  readonly shownName: string
  readonly ruleTitle: string
  readonly deed: string
  readonly deedOn: VillageDay
  readonly points: number
  /** Its number on the list, which an objection names. */
  readonly position: number
  /** In the ledger before the list went up: awarded on the spot, or after a review alone. */
  readonly isPostedBefore: boolean
}

/** A frozen publicity list, or a part of a long one. */
export interface PublicityNotice {
  readonly villageName: string
  /** `2026年11月第2批积分公示` */
  readonly title: string
  readonly part?: { readonly number: number; readonly of: number }
  readonly paper: Paper
  readonly startsOn: VillageDay
  readonly endsOn: VillageDay
  /** The holidays of that time are not published yet. */
  readonly isProvisional: boolean
  /** The rulebooks that the points rest on. */
  readonly basis: string
  /** Of the whole list. */
  readonly lineCount: number
  /** Deductions made public since the list before: a figure and nothing more. */
  readonly deductionCount: number
  readonly points: number
  readonly lines: readonly NoticeLine[]
  /** The page of the web app that shows the same list. */
  readonly route: string
  /** Digest of everything on the list. */
  readonly contentDigest: string
  /** Root of the ledger's log when the list went up. */
  readonly headDigest?: string
  readonly telephone: string
  /** Where an objection may be brought in person: `村委会,找村务监督委员会`. */
  readonly objectionPlace: string
}

const columns: readonly Column[] = [
  { title: '序号', width: { letters: 3 } },
  { title: '户', width: { letters: 4 } },
  { title: '做了什么', width: { share: 1 } },
  { title: '日期', width: { letters: 5 } },
  { title: '分数', width: { letters: 4 }, isRight: true },
]

const rowOf = (line: NoticeLine, today: VillageDay): readonly string[] => [
  String(line.position),
  line.shownName,
  line.deed ? `${line.ruleTitle}(${line.deed})` : line.ruleTitle,
  formatDay(line.deedOn, today),
  formatSignedPoints(line.points),
]

/** In fours, as people compare figures by eye. */
const inFours = (digest: string): string => (digest.match(/.{1,4}/g) ?? []).join(' ')

/** Lines under the sentence that says what becomes of them; nothing where there are none. */
const tableOf = ({ startsOn, lines }: PublicityNotice, isPostedBefore: boolean, text: string): readonly Block[] => {
  const shown = lines.filter((line) => line.isPostedBefore === isPostedBefore)
  if (shown.length === 0) return []
  return [
    { kind: 'paragraph', text, isStrong: true },
    { kind: 'table', columns, rows: shown.map((line) => rowOf(line, startsOn)) },
  ]
}

const factsOf = (notice: PublicityNotice): readonly (readonly [string, string])[] => [
  ['公示时间', `${formatFullDay(notice.startsOn)} 至 ${formatFullDay(notice.endsOn)}`],
  ...(notice.basis ? ([['凭什么', notice.basis]] as const) : []),
  ['一共', `${notice.lineCount} 件,${formatPoints(notice.points)} 分`],
  ...(notice.deductionCount > 0 ? ([['扣分', `公示了 ${notice.deductionCount} 件,只公布件数,不写是谁`]] as const) : []),
  ['名单指纹', inFours(notice.contentDigest)],
  ...(notice.headDigest ? ([['账本指纹', inFours(notice.headDigest)]] as const) : []),
]

/** What a list says of an end that was counted without knowing the holidays. */
export const PROVISIONAL_END = '那几天怎么放假,国家还没有公布。最后一天要是放假,就顺延到上班那天,不会提前。'

/** The sheet for the wall: who gets what for which deed, until when one may object, where and how. */
export const makeNotice = (notice: PublicityNotice): PrintedDocument => {
  const { endsOn, telephone, part } = notice
  const title = part ? `${notice.title}(第 ${part.number} 份,共 ${part.of} 份)` : notice.title
  const due = '下面这些分还没有入账。公示完没有人提意见,就记到各户。'
  const posted = '下面这些分已经入账:当场记的,或者评议通过就记的。记得不对,一样可以提意见。'
  return {
    paper: notice.paper,
    issuer: notice.villageName,
    title,
    foot: `有不同意见,${formatDay(endsOn)}前打 ${telephone}`,
    fileName: `${notice.villageName}${title}.pdf`,
    blocks: [
      {
        kind: 'code',
        route: notice.route,
        caption: '扫码看同一份名单',
        beside: [{ kind: 'facts', facts: factsOf(notice) }],
      },
      ...(notice.isProvisional ? ([{ kind: 'paragraph', text: PROVISIONAL_END }] as const) : []),
      // Before the lines: after them it might stand alone on a sheet that nobody hangs up.
      { kind: 'heading', text: '有不同意见怎么办' },
      {
        kind: 'paragraph',
        text: `${formatFullDay(endsOn)}前,打电话 ${telephone},或到${notice.objectionPlace}当面说,也可以扫码在手机上写。说清是第几号、哪里不对。提意见的人,村里替您保密;7 个工作日内书面答复。`,
      },
      ...tableOf(notice, false, due),
      ...tableOf(notice, true, posted),
    ],
  }
}
