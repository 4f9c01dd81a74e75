import { formatPoints, formatSignedPoints } from '@village-points/shared/platform/points.ts'
import { formatDay, formatFullDay, type VillageDay } from '@village-points/shared/platform/village-day.ts'
import type { Column, Paper, PrintedDocument } from '../platform/printing/document.ts'

/** One declaration as the wall shows it: the household already masked by its own choice. */
export interface NoticeLine {
  readonly shownName: string
  readonly ruleTitle: string
  readonly deed: string
  readonly deedOn: VillageDay
  readonly points: number
}

/** A frozen publicity list. */
export interface PublicityNotice {
  readonly villageName: string
  /** `2026年11月第2批积分公示` */
  readonly title: string
  readonly paper: Paper
  readonly startsOn: VillageDay
  readonly endsOn: VillageDay
  /** What the points rest on: the rulebook, and the meeting that reviewed them. */
  readonly basis: string
  readonly lines: readonly NoticeLine[]
  /** The page of the web app that shows the same list. */
  readonly route: string
  /** Digest of the village's latest Merkle head. */
  readonly headDigest: string
  readonly telephone: string
  /** Where an objection may be brought in person: `村委会,找村务监督委员会`. */
  readonly objectionPlace: string
}

const columns: readonly Column[] = [
  { title: '序号', width: { letters: 3 } },
  { title: '户', width: { letters: 4 } },
  { title: '细则', width: { share: 3 } },
  { title: '做了什么', width: { share: 4 } },
  { title: '日期', width: { letters: 5 } },
  { title: '分数', width: { letters: 4 }, isRight: true },
]

const rowOf = (line: NoticeLine, at: number, today: VillageDay): readonly string[] => [
  String(at + 1),
  line.shownName,
  line.ruleTitle,
  line.deed,
  formatDay(line.deedOn, today),
  formatSignedPoints(line.points),
]

/** In fours, as people compare figures by eye. */
const inFours = (digest: string): string => (digest.match(/.{1,4}/g) ?? []).join(' ')

/** The sheet for the wall: who gets what for which deed, until when one may object, where and how. */
export const makeNotice = (notice: PublicityNotice): PrintedDocument => {
  const { lines, startsOn, endsOn, telephone } = notice
  const total = lines.reduce((sum, { points }) => sum + points, 0)
  return {
    paper: notice.paper,
    issuer: notice.villageName,
    title: notice.title,
    foot: `有不同意见,${formatDay(endsOn)}前打 ${telephone}`,
    fileName: `${notice.villageName}${notice.title}.pdf`,
    blocks: [
      {
        kind: 'code',
        route: notice.route,
        caption: '扫码看同一份名单',
        beside: [
          {
            kind: 'facts',
            facts: [
              ['公示时间', `${formatFullDay(startsOn)} 至 ${formatFullDay(endsOn)}`],
              ['凭什么', notice.basis],
              ['一共', `${lines.length} 件,${formatPoints(total)} 分`],
              ['账本指纹', inFours(notice.headDigest)],
            ],
          },
        ],
      },
      { kind: 'paragraph', text: '这些分还没有入账。公示完没有人提意见,就记到各户。', isStrong: true },
      { kind: 'table', columns, rows: lines.map((line, at) => rowOf(line, at, startsOn)) },
      { kind: 'heading', text: '有不同意见怎么办' },
      {
        kind: 'paragraph',
        text: `${formatFullDay(endsOn)}前,打电话 ${telephone},或到${notice.objectionPlace}当面说,也可以扫码在手机上写。说清是第几号、哪里不对。提意见的人,村里替您保密;7 个工作日内书面答复。`,
      },
    ],
  }
}
