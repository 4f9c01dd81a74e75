import { View } from '@tarojs/components'
import { answerObjection, type Objection } from '@village-points/shared/objections/contract.ts'
import { useState } from 'react'
import { useDraft } from '../platform/draft'
import { refusedFields } from '../platform/field-problems'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { CheckRow } from '../ui/check-row'
import { Chips } from '../ui/chips'
import { Field } from '../ui/field'
import { Warn } from '../ui/note'
import { notify } from '../ui/notices'
import { Confirm } from '../ui/sheet'
import { WriteFailure } from '../ui/states'

type Result = 'upheld' | 'dismissed'

const EMPTY: { result: Result | ''; reasons: string; isNewAwardDue: boolean } = {
  result: '',
  reasons: '',
  isNewAwardDue: false,
}

const consequencesOf = ({ transferId }: Objection, isUpheld: boolean, isNewAwardDue: boolean): readonly string[] => {
  const result = transferId ? '这一笔撤回:另记一笔相反的,原来那一笔也留着' : '这一件不记分'
  const effect = isUpheld ? result : transferId ? '这一笔不变' : '接着公示;公示已经完了的,马上记分'
  const anew = isUpheld && isNewAwardDue ? ['请村委会按该记的重新记一次'] : []
  return [effect, ...anew, '理由他家和提意见的人都看得到']
}

/** An answer as it is written: kept while it is not sent, asked once more before it is. */
const useAnswer = ({ objectionId }: Objection) => {
  const draft = useDraft(`answer:${objectionId}`, EMPTY)
  const write = useWrite(answerObjection)
  const [hasTried, setTried] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const { result, isNewAwardDue } = draft.value
  const reasons = draft.value.reasons.trim()
  const isUpheld = result === 'upheld'
  const ask = () => {
    setTried(true)
    setAsking(result !== '' && reasons !== '')
  }
  const send = async () => {
    const body = { isUpheld, reasons, isNewAwardDue: isUpheld && isNewAwardDue }
    const sent = await write.send({ params: { objectionId }, body })
    setAsking(false)
    if (!sent) return
    draft.clear()
    notify('答复好了')
  }
  return { draft, write, hasTried, isAsking, close: () => setAsking(false), isUpheld, reasons, ask, send }
}

/** The answer in writing; what follows from it is said before it is given. */
export const AnswerForm = ({ objection }: { readonly objection: Objection }) => {
  const { draft, write, hasTried, isAsking, close, isUpheld, reasons, ask, send } = useAnswer(objection)
  const { result, isNewAwardDue } = draft.value
  const { household } = objection
  return (
    <Card title="答复" isFramed>
      <View className="stack">
        <Chips
          label="查下来怎么样"
          choices={[
            { value: 'upheld', name: '记错了,意见对' },
            { value: 'dismissed', name: '没记错' },
          ]}
          chosen={result || undefined}
          onChoose={(chosen: Result) => draft.change({ result: chosen })}
        />
        {isUpheld && (
          <CheckRow
            title="该记分,只是记得不对:请村委会重新记"
            isOn={isNewAwardDue}
            onToggle={() => draft.change({ isNewAwardDue: !isNewAwardDue })}
          />
        )}
        <Field
          label="理由"
          kind="words"
          value={draft.value.reasons}
          maxLength={500}
          hint="写查到了什么。不要写出是谁提的意见。"
          placeholder="比如:问过三个邻居,那天他家确实扫了"
          error={hasTried && !reasons ? '请写明理由' : refusedFields(write.error).reasons}
          isRequired
          onChange={(changed) => draft.change({ reasons: changed })}
        />
        {hasTried && !result && <Warn>请先点一下:记错了,还是没记错。</Warn>}
        <WriteFailure of={write} />
        <Button icon="check" onPress={ask}>
          写好了,答复
        </Button>
      </View>
      {isAsking && (
        <Confirm
          title={isUpheld ? '答复“记错了”?' : '答复“没记错”?'}
          consequences={consequencesOf(objection, isUpheld, isNewAwardDue)}
          action={household ? `答复${household.name}这件事` : '答复'}
          isBusy={write.isBusy}
          onConfirm={send}
          onClose={close}
        />
      )}
    </Card>
  )
}
