import {
  commentOnDraft,
  type Draft,
  type DraftRule,
  type Stance,
  stanceNames,
} from '@village-points/shared/adoption/contract.ts'
import { useDraft } from '../platform/draft'
import { useActingRole } from '../platform/session'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Chips } from '../ui/chips'
import { Field } from '../ui/field'
import { Note } from '../ui/note'
import { notify } from '../ui/notices'
import { Sheet } from '../ui/sheet'
import { WriteFailure } from '../ui/states'

interface CommentSheetProps {
  readonly draft: Draft
  /** The clause it is about; the whole when left out. */
  readonly rule: DraftRule | undefined
  readonly onClose: () => void
}

const empty = { stance: 'change' as Stance, words: '', saidBy: '' }
const stances = (['for', 'change', 'against'] as const).map((value) => ({ value, name: stanceNames[value] }))

/** What one thinks, said in three taps; a cadre writes down what somebody said to him. */
export const CommentSheet = ({ draft, rule, onClose }: CommentSheetProps) => {
  const written = useDraft(`comment ${draft.draftId} ${rule?.ruleId ?? ''}`, empty)
  const role = useActingRole()?.role
  const comment = useWrite(commentOnDraft)
  const { stance, words, saidBy } = written.value
  const mayWriteDown = role === 'committee' || role === 'group_leader'
  const send = async () => {
    const about = rule ? { ruleId: rule.ruleId } : {}
    const by = mayWriteDown && saidBy.trim() !== '' ? { saidBy } : {}
    const sent = await comment.send({ params: { draftId: draft.draftId }, body: { stance, words, ...about, ...by } })
    if (!sent) return
    written.clear()
    onClose()
    notify('记下了,村委会看得到')
  }
  return (
    <Sheet title={rule ? `第 ${rule.clause} 条 ${rule.title}` : '对整份细则提意见'} onClose={onClose}>
      <Chips
        label="您怎么看"
        choices={stances}
        chosen={stance}
        onChoose={(chosen) => written.change({ stance: chosen })}
      />
      <Field
        label={stance === 'for' ? '想说的话(可以不写)' : '哪里要改,怎么改'}
        kind="words"
        value={words}
        maxLength={300}
        error={comment.error?.fields['body.words']}
        onChange={(typed) => written.change({ words: typed })}
      />
      {mayWriteDown && (
        <Field
          label="替谁记的(自己提的不填)"
          value={saidBy}
          maxLength={20}
          onChange={(typed) => written.change({ saidBy: typed })}
        />
      )}
      <Note>别的村民看得到说了什么,看不到是谁说的。</Note>
      <WriteFailure of={comment} />
      <Button icon="check" isBusy={comment.isBusy} isDisabled={stance !== 'for' && words.trim() === ''} onPress={send}>
        告诉村委会
      </Button>
    </Sheet>
  )
}
