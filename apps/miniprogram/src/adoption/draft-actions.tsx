import {
  type Draft,
  fileDraft,
  openDraft,
  publicizeDraft,
  returnDraft,
  takeBackDraft,
  withdrawDraft,
} from '@village-points/shared/adoption/contract.ts'
import { useState } from 'react'
import { go } from '../platform/navigation'
import { Button } from '../ui/button'
import { type Action, ActionSheet } from './action-sheet'

/** The town files or returns; it never edits. */
const townSteps: readonly Action[] = [
  {
    endpoint: fileDraft,
    name: '备案',
    note: '备案以后,村里公示,再生效。镇里不改字。',
    fields: [{ name: 'fileNumber', label: '备案号' }],
  },
  {
    endpoint: returnDraft,
    name: '退回',
    isDanger: true,
    note: '只有违法才退回,要写明哪部法第几条。',
    fields: [
      { name: 'law', label: '哪部法第几条' },
      { name: 'reason', label: '哪一条、为什么不行', kind: 'words' as const },
    ],
  },
]

/** What may be done with a draft from here; clauses and comments have keys of their own. */
const actionsOf = ({ can, state }: Draft): readonly Action[] => [
  ...(can.open
    ? [
        {
          endpoint: openDraft,
          name: '请大家提意见',
          note: '这几天谁都可以看、可以提意见,条目先不能改。满了日子再开会表决。',
          fields: [{ name: 'days', label: '几天(3 到 30 天)', kind: 'number' as const, begin: '5' }],
        },
      ]
    : []),
  ...(can.file ? townSteps : []),
  ...(can.publicize
    ? [
        {
          endpoint: publicizeDraft,
          name: '开始公示',
          note: '公示天数按村里的设置。公示完自动定下来,到生效那天开始用。',
          fields: [{ name: 'inForceOn', label: '从哪天起用', kind: 'day' as const }],
        },
      ]
    : []),
  ...(can.takeBack
    ? [
        {
          endpoint: takeBackDraft,
          name: '拿回来改',
          isDanger: true,
          note: '改过的条目要再表决一次。还没满的提意见日子不算。',
          fields: [{ name: 'reason', label: '为什么拿回来', kind: 'words' as const }],
        },
      ]
    : []),
  ...(can.withdraw
    ? [
        {
          endpoint: withdrawDraft,
          name: '这份不办了',
          isDanger: true,
          note: state === 'drafted' ? '草稿收起来,可以另外起草。' : '大家就看不到这份草稿了,可以另外起草。',
          fields: [{ name: 'reason', label: '为什么不办了', kind: 'words' as const }],
        },
      ]
    : []),
]

const kindOf = ({ endpoint, isDanger }: Action) => {
  if (isDanger) return 'plain'
  return endpoint === fileDraft ? 'primary' : 'quiet'
}

/** The keys below a draft's standing, the next step first. */
export const DraftActions = ({ draft }: { readonly draft: Draft }) => {
  const [asked, setAsked] = useState<Action>()
  const actions = actionsOf(draft)
  return (
    <>
      {draft.can.recordVote && (
        <Button kind="quiet" icon="people" onPress={() => go('adoption/vote', { draftId: draft.draftId })}>
          记下开会表决
        </Button>
      )}
      {actions.map((action) => (
        <Button key={action.name} kind={kindOf(action)} onPress={() => setAsked(action)}>
          {action.name}
        </Button>
      ))}
      {asked && <ActionSheet draft={draft} action={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}
