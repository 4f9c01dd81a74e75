import { View } from '@tarojs/components'
import { type Draft, type DraftRule, printDraft, readDraft } from '@village-points/shared/adoption/contract.ts'
import { useState } from 'react'
import { useAttempt } from '../platform/attempt'
import { download } from '../platform/files'
import { go, useRouteInput } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { ChangeCard } from '../rules/change-card'
import '../rules/rules.css'
import { Button } from '../ui/button'
import { Chips } from '../ui/chips'
import { Frame } from '../ui/frame'
import { Remote } from '../ui/remote'
import { Empty, WriteFailure } from '../ui/states'
import { CommentSheet } from './comment-sheet'
import { Comments } from './comments'
import { DraftActions } from './draft-actions'
import { DraftFindings } from './draft-findings'
import { DraftRules } from './draft-rules'
import { DraftStanding } from './draft-standing'

type Part = 'rules' | 'changes' | 'findings' | 'comments'

const partsOf = ({ rules, comparison, findings, comments }: Draft): readonly { value: Part; name: string }[] => [
  { value: 'rules', name: `全部 ${rules.length} 条` },
  ...(comparison ? [{ value: 'changes' as const, name: `改了 ${comparison.changes.length} 处` }] : []),
  { value: 'findings', name: findings.length > 0 ? `合不合法 ${findings.length}` : '合不合法' },
  { value: 'comments', name: `意见 ${comments.for + comments.change + comments.against}` },
]

const Changes = ({ comparison }: { readonly comparison: NonNullable<Draft['comparison']> }) =>
  comparison.changes.length === 0 ? (
    <Empty icon="check" title="和现在这版一样">
      还没有改动。
    </Empty>
  ) : (
    <View className="comparison">
      {comparison.changes.map((change) => (
        <ChangeCard key={change.change === 'removed' ? change.before.ruleId : change.after.ruleId} change={change} />
      ))}
    </View>
  )

const Print = ({ draft }: { readonly draft: Draft }) => {
  const print = useAttempt(() =>
    download(printDraft, { params: { draftId: draft.draftId }, query: { paper: 'A4' } }, `${draft.title}.pdf`),
  )
  return (
    <>
      <WriteFailure of={print} />
      <Button kind="quiet" icon="printer" isBusy={print.isBusy} onPress={() => print.send(undefined)}>
        打印出来贴墙上
      </Button>
    </>
  )
}

const Contents = ({ draft }: { readonly draft: Draft }) => {
  const [part, setPart] = useState<Part>(draft.can.file && draft.comparison ? 'changes' : 'rules')
  const [about, setAbout] = useState<DraftRule | 'all'>()
  const edit = (rule: DraftRule) => go('adoption/clause', { draftId: draft.draftId, ruleId: rule.ruleId })
  const press = draft.can.edit ? edit : draft.can.comment ? setAbout : undefined
  return (
    <View className="rulebook-columns">
      <View className="rulebook-side">
        <DraftStanding draft={draft} />
        {draft.can.comment && (
          <Button icon="talk" kind={draft.can.takeBack ? 'quiet' : 'primary'} onPress={() => setAbout('all')}>
            我要提意见
          </Button>
        )}
        <DraftActions draft={draft} />
        <Print draft={draft} />
      </View>
      <View className="rulebook-main">
        <Chips label="看哪一样" choices={partsOf(draft)} chosen={part} onChoose={setPart} />
        {part === 'rules' && (
          <DraftRules draft={draft} onPress={press} pressName={draft.can.edit ? '改' : '说这一条'} />
        )}
        {part === 'changes' && draft.comparison && <Changes comparison={draft.comparison} />}
        {part === 'findings' && <DraftFindings draft={draft} />}
        {part === 'comments' && <Comments draft={draft} />}
      </View>
      {about && (
        <CommentSheet draft={draft} rule={about === 'all' ? undefined : about} onClose={() => setAbout(undefined)} />
      )}
    </View>
  )
}

/** One draft, for whoever may read it: what stands in it, how far it is, and what this person may do with it. */
const DraftPage = () => {
  const { draftId = '' } = useRouteInput('adoption/draft')
  const draft = useQuery(readDraft, { params: { draftId } })
  return (
    <Frame
      title="细则草稿"
      isWide
      footer={
        draft.data?.can.edit && (
          <Button icon="plus" onPress={() => go('adoption/clause', { draftId })}>
            加一条
          </Button>
        )
      }
    >
      <Remote of={draft}>{(data) => <Contents draft={data} />}</Remote>
    </Frame>
  )
}

export default DraftPage
