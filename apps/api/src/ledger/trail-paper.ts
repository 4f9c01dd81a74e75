import { placeOf } from '@village-points/shared/households/place.ts'
import type { EntryTrail } from '@village-points/shared/ledger/contract.ts'
import { stepsOf } from '@village-points/shared/ledger/entry-steps.ts'
import { figureWords } from '@village-points/shared/ledger/entry-words.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { formatFullDay, type VillageDay } from '@village-points/shared/platform/village-day.ts'
import type { Village } from '@village-points/shared/villages/contract.ts'
import type { Block, PrintedDocument } from '../platform/printing/document.ts'
import { howToDisagree } from './statement-paper.ts'

const groundOf = ({ rule }: EntryTrail): readonly Block[] => {
  if (!rule) return []
  const facts: (readonly [string, string])[] = [
    ['条文', `${rule.rulebookTitle} 第 ${rule.clause} 条`],
    ['内容', rule.title],
    ['分值', [rule.pointsText, rule.capsText].filter(Boolean).join(',')],
    ...(rule.evidence ? ([['要有凭据', rule.evidence]] as const) : []),
  ]
  return [
    { kind: 'heading', text: '依据' },
    { kind: 'facts', facts },
  ]
}

/** The signed head that holds this line: compare its digest with the one on the board. */
const placeInLog = (head: { readonly onDay: string; readonly rootHash: string } | undefined): readonly Block[] =>
  head
    ? [
        { kind: 'heading', text: '阳光账本' },
        {
          kind: 'facts',
          facts: [
            ['收进', `${formatFullDay(head.onDay)}的总摘要`],
            ['摘要', (head.rootHash.match(/.{1,4}/g) ?? []).join(' ')],
          ],
        },
      ]
    : []

/** 这一分怎么来的, on A4. */
export const trailPaper = (
  village: Pick<Village, 'name' | 'settings'>,
  trail: EntryTrail,
  today: VillageDay,
  head?: { readonly onDay: string; readonly rootHash: string },
): PrintedDocument => {
  const { entry, household } = trail
  const after = entry.availableAfter
  return {
    paper: 'A4',
    issuer: village.name,
    title: '这一分怎么来的',
    foot: `${formatFullDay(today)}打印 · 村里电话 ${village.settings.telephone}`,
    fileName: `${household.name}第${trail.sequence}笔.pdf`,
    blocks: [
      {
        kind: 'code',
        route: `ledger/entry?entryId=${entry.transferId}&householdId=${household.householdId}`,
        caption: '扫码看这一笔',
        beside: [
          {
            kind: 'facts',
            facts: [
              ['户', `${household.name}(${placeOf(household)})`],
              ['什么事', entry.title],
              ['多少分', `${figureWords(entry)}${entry.isReversed ? ',后来撤回了' : ''}`],
              ...(after === undefined ? [] : ([['之后可用', `${formatPoints(after)} 分`]] as const)),
            ],
          },
        ],
      },
      { kind: 'heading', text: '经过' },
      {
        kind: 'table',
        columns: [
          { title: '先后', width: { letters: 3 } },
          { title: '经过', width: { share: 1 } },
          { title: '说明', width: { share: 1 } },
        ],
        rows: stepsOf(trail, today).map(({ title, detail }, at) => [String(at + 1), title, detail]),
      },
      ...groundOf(trail),
      ...placeInLog(head),
      { kind: 'paragraph', text: howToDisagree(village) },
    ],
  }
}
