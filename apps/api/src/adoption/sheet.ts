import type { Draft } from '@village-points/shared/adoption/contract.ts'
import { meetings, stateNames } from '@village-points/shared/adoption/contract.ts'
import { formatFullDay } from '@village-points/shared/platform/village-day.ts'
import { capsText, pointsText } from '@village-points/shared/rules/rule-text.ts'
import type { Block, Column, Paper, PrintedDocument } from '../platform/printing/document.ts'

const columns: readonly Column[] = [
  { title: '条', width: { letters: 3 } },
  { title: '事项', width: { share: 5 } },
  { title: '分数', width: { letters: 5 } },
  { title: '封顶', width: { share: 3 } },
  { title: '凭什么', width: { share: 3 } },
]

const rowsOf = (rules: Draft['rules']) =>
  rules.map((rule) => [String(rule.clause), rule.title, pointsText(rule), capsText(rule), rule.evidence])

const factsOf = ({ state, commentsEndOn, publicity, votes }: Draft): (readonly [string, string])[] => {
  const vote = votes.findLast(({ isPassed }) => isPassed)
  return [
    ['到了哪一步', stateNames[state]],
    ...(state === 'opened' && commentsEndOn ? [['提意见', `到 ${formatFullDay(commentsEndOn)} 为止`] as const] : []),
    ...(vote && state !== 'opened'
      ? [
          [
            '表决',
            `${formatFullDay(vote.assemblyOn)}${meetings[vote.meeting].name},到会 ${vote.present} 人,同意 ${vote.inFavor} 人`,
          ] as const,
        ]
      : []),
    ...(publicity
      ? ([
          ['公示时间', `${formatFullDay(publicity.startsOn)} 至 ${formatFullDay(publicity.endsOn)}`],
          ['生效', formatFullDay(publicity.inForceOn)],
        ] as const)
      : []),
  ]
}

const categoriesOf = ({ rules }: Draft): Block[] =>
  [...new Set(rules.map(({ category }) => category))].flatMap((category) => [
    { kind: 'heading', text: category },
    { kind: 'table', columns, rows: rowsOf(rules.filter((rule) => rule.category === category)) },
  ])

/** The clauses for the wall: what everybody may comment on, or what was decided and comes into force. */
export const makeSheet = (
  draft: Draft,
  { villageName, telephone, paper }: { villageName: string; telephone: string; paper: Paper },
): PrintedDocument => ({
  paper,
  issuer: villageName,
  title: draft.title,
  foot: `有意见请打 ${telephone}`,
  fileName: `${villageName}${draft.title}.pdf`,
  blocks: [
    {
      kind: 'code',
      route: `adoption/draft?draftId=${draft.draftId}`,
      caption: '扫码看同一份细则',
      beside: [{ kind: 'facts', facts: factsOf(draft) }],
    },
    ...categoriesOf(draft),
    {
      kind: 'paragraph',
      text: `有意见,打电话 ${telephone},或到村委会当面说,也可以扫码在手机上写。提意见的人,别的村民看不到名字。`,
    },
  ],
})
