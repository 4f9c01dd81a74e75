import { View } from '@tarojs/components'
import {
  addDraftRule,
  changeDraftRule,
  type Draft,
  dropDraftRule,
  readDraft,
} from '@village-points/shared/adoption/contract.ts'
import { checkRulebook, RuleInput } from '@village-points/shared/rules/contract.ts'
import { useEffect, useMemo, useState } from 'react'
import { type Draft as FormDraft, useDraft } from '../platform/draft'
import { fieldProblems, refusedFields, useProblems } from '../platform/field-problems'
import { back, useRouteInput } from '../platform/navigation'
import { useQuery } from '../platform/query'
import { useWrite } from '../platform/write'
import { FindingCard } from '../rules/finding-card'
import '../rules/rules.css'
import { Button } from '../ui/button'
import { Frame } from '../ui/frame'
import { Note } from '../ui/note'
import { notify } from '../ui/notices'
import { Remote } from '../ui/remote'
import { Confirm } from '../ui/sheet'
import { WriteFailure } from '../ui/states'
import { ClauseFields } from './clause-fields'
import { type ClauseForm, emptyClause, formOf, isWhole, ruleOf } from './clause-form'

/** Asked when the fingers rest, not at every letter. */
const PAUSE_MS = 700

/** What may be wrong with the clause, while it is being written; an offered wording takes its place with one tap. */
const LiveCheck = ({ form }: { readonly form: FormDraft<ClauseForm> }) => {
  const written = JSON.stringify(ruleOf(form.value))
  const [checked, setChecked] = useState(written)
  useEffect(() => {
    const pause = setTimeout(() => setChecked(written), PAUSE_MS)
    return () => clearTimeout(pause)
  }, [written])
  const rule = JSON.parse(checked) as RuleInput
  const check = useQuery(checkRulebook, { body: { rules: [rule] } }, { isReady: isWhole(rule) })
  const findings = (isWhole(rule) && check.data?.findings.filter(({ clause }) => clause !== undefined)) || []
  if (!check.data || !isWhole(rule)) return <Note>写完整以后,这里马上告诉您能不能这样写。</Note>
  if (findings.length === 0) return <Note>可以这样写。</Note>
  return findings.map((finding) => (
    <FindingCard
      key={finding.category}
      finding={{ ...finding, clause: undefined }}
      rule={rule}
      onTake={(offer) => form.change(formOf(offer))}
    />
  ))
}

const Drop = ({ draft, ruleId }: { readonly draft: Draft; readonly ruleId: string }) => {
  const [isAsking, setAsking] = useState(false)
  const drop = useWrite(dropDraftRule)
  const rule = draft.rules.find((one) => one.ruleId === ruleId)
  if (!rule) return null
  const confirm = async () => {
    const params = { draftId: draft.draftId, ruleId }
    if (!(await drop.send({ params, body: { revision: rule.revision } }))) return
    notify(`去掉了“${rule.title}”`)
    back()
  }
  return (
    <>
      <Button kind="plain" onPress={() => setAsking(true)}>
        去掉这一条
      </Button>
      {isAsking && (
        <Confirm
          title={`去掉“${rule.title}”?`}
          consequences={['草稿里就没有这一条了', '现在正在用的细则不变']}
          action="去掉这一条"
          isDanger
          isBusy={drop.isBusy}
          onConfirm={confirm}
          onClose={() => setAsking(false)}
        >
          <WriteFailure of={drop} />
        </Confirm>
      )}
    </>
  )
}

/** The clause that was opened, as it was seen: what somebody else writes meanwhile is not overwritten unseen. */
const useClause = (draft: Draft, ruleId: string | undefined) => {
  const rule = draft.rules.find((one) => one.ruleId === ruleId)
  const [seen] = useState(rule?.revision ?? 0)
  const begin = useMemo(() => (rule ? formOf(rule) : emptyClause), [rule])
  const form = useDraft<ClauseForm>(`clause ${draft.draftId} ${ruleId ?? 'new'}`, begin)
  const add = useWrite(addDraftRule)
  const change = useWrite(changeDraftRule)
  const { draftId } = draft
  const send = (written: RuleInput) =>
    ruleId === undefined
      ? add.send({ params: { draftId }, body: { rule: written } })
      : change.send({ params: { draftId, ruleId }, body: { revision: seen, rule: written } })
  return { form, send, write: ruleId === undefined ? add : change }
}

const Editor = ({ draft, ruleId }: { readonly draft: Draft; readonly ruleId: string | undefined }) => {
  const { form, send, write } = useClause(draft, ruleId)
  const written = ruleOf(form.value)
  const { problems, isRight } = useProblems(fieldProblems(RuleInput, written))
  const categories = [...new Set(draft.rules.map(({ category }) => category))]
  const save = async () => {
    if (!isRight() || !(await send(written))) return
    form.clear()
    notify('写进草稿了')
    back()
  }
  const refused = refusedFields(write.error)
  const shown = {
    ...Object.fromEntries(Object.entries(refused).map(([at, words]) => [at.replace('rule.', ''), words])),
    ...problems,
  }
  return (
    <View className="stack">
      <ClauseFields form={form} problems={shown} categories={categories} />
      <LiveCheck form={form} />
      <WriteFailure of={write} />
      <Button icon="check" isBusy={write.isBusy} onPress={save}>
        写进草稿
      </Button>
      {ruleId && <Drop draft={draft} ruleId={ruleId} />}
    </View>
  )
}

/** One clause of a draft: written, checked while it is written, or taken out. */
const ClausePage = () => {
  const { draftId = '', ruleId } = useRouteInput('adoption/clause')
  const draft = useQuery(readDraft, { params: { draftId } })
  return (
    <Frame title={ruleId ? '改这一条' : '加一条'}>
      <Remote of={draft}>{(data) => <Editor draft={data} ruleId={ruleId} />}</Remote>
    </Frame>
  )
}

export default ClausePage
