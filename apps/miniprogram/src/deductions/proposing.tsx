import { View } from '@tarojs/components'
import { type DeductionDetail, hearHousehold, proposeDeduction } from '@village-points/shared/deductions/contract.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { useState } from 'react'
import { now } from '../platform/clock'
import { useWrite } from '../platform/write'
import { amountOf } from '../ui/amount-field'
import { Button } from '../ui/button'
import { DayChoice } from '../ui/day-choice'
import { Field } from '../ui/field'
import { Note } from '../ui/note'
import { notify } from '../ui/notices'
import { Sheet } from '../ui/sheet'
import { WriteFailure } from '../ui/states'

interface ProposingProps {
  readonly one: DeductionDetail
  readonly onClose: () => void
}

const numberOf = (typed: string) => (typed.trim() === '' ? undefined : amountOf(typed))

/** The clause says how many points; only a range or a unit leaves something to fill in. */
export const ProposeSheet = ({ one, onClose }: ProposingProps) => {
  const { deductionId, pointsText, ruleTitle } = one
  const [typed, setTyped] = useState('')
  const [words, setWords] = useState('')
  const propose = useWrite(proposeDeduction)
  const isRange = pointsText.includes('~')
  const isPerUnit = pointsText.includes('/')
  const send = async () => {
    const amount = numberOf(typed)
    const given = amount === undefined ? {} : isRange ? { points: amount } : isPerUnit ? { quantity: amount } : {}
    if (!(await propose.send({ params: { deductionId }, body: { ...given, words } }))) return
    notify('提出来了,接下来先听这家说')
    onClose()
  }
  const fields = propose.error?.fields ?? {}
  return (
    <Sheet title="提出扣分" onClose={onClose}>
      <Note>{`“${ruleTitle}”按细则是 ${pointsText.replace('-', '−')} 分。提出以后先听这家说,再由评议小组评议,现在不扣。`}</Note>
      {(isRange || isPerUnit) && (
        <Field
          label={isRange ? `扣几分(${pointsText})` : `几个(${pointsText})`}
          kind="number"
          value={typed}
          maxLength={6}
          error={fields['body.points'] ?? fields['body.quantity']}
          onChange={setTyped}
        />
      )}
      <Field
        label="为什么"
        kind="words"
        value={words}
        maxLength={200}
        error={fields['body.words']}
        onChange={setWords}
      />
      <WriteFailure of={propose} />
      <Button isBusy={propose.isBusy} onPress={send}>
        提出扣分
      </Button>
    </Sheet>
  )
}

/** 听取意见: when, who spoke, who came along, and what was said. */
export const HearSheet = ({ one: { deductionId, household }, onClose }: ProposingProps) => {
  const today = villageDayOf(now())
  const [heardOn, setHeardOn] = useState(today)
  const [speaker, setSpeaker] = useState(household.headName)
  const [companion, setCompanion] = useState('')
  const [words, setWords] = useState('')
  const hear = useWrite(hearHousehold)
  const fields = hear.error?.fields ?? {}
  const send = async () => {
    if (!(await hear.send({ params: { deductionId }, body: { heardOn, speaker, companion, words } }))) return
    notify('记好了,接下来由评议小组评议')
    onClose()
  }
  return (
    <Sheet title="听这家说" onClose={onClose}>
      <DayChoice label="哪天听的" day={heardOn} today={today} daysBack={30} onChange={setHeardOn} />
      <Field label="谁来说的" value={speaker} maxLength={20} error={fields['body.speaker']} onChange={setSpeaker} />
      <Field label="谁陪着来的(可以没有)" value={companion} maxLength={20} onChange={setCompanion} />
      <Field
        label="这家怎么说"
        kind="words"
        hint="请他看一遍再存"
        value={words}
        maxLength={500}
        error={fields['body.words']}
        onChange={setWords}
      />
      <WriteFailure of={hear} />
      <View>
        <Button icon="check" isBusy={hear.isBusy} onPress={send}>
          记好,交给评议小组
        </Button>
      </View>
    </Sheet>
  )
}
