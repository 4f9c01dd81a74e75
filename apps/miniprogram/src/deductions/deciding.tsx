import {
  type DeductionDetail,
  decideDeductionObjection,
  dropDeduction,
} from '@village-points/shared/deductions/contract.ts'
import { useState } from 'react'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Chips } from '../ui/chips'
import { Field } from '../ui/field'
import { notify } from '../ui/notices'
import { Sheet } from '../ui/sheet'
import { WriteFailure } from '../ui/states'

interface DecidingProps {
  readonly one: DeductionDetail
  readonly onClose: () => void
}

interface ReasonProps {
  readonly label: string
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (words: string) => void
}

const Reason = (props: ReasonProps) => <Field kind="words" maxLength={200} {...props} />

/** The committee lets it be. */
export const DropSheet = ({ one: { deductionId }, onClose }: DecidingProps) => {
  const [words, setWords] = useState('')
  const drop = useWrite(dropDeduction)
  const send = async () => {
    if (!(await drop.send({ params: { deductionId }, body: { words } }))) return
    notify('记好了,这一件不扣')
    onClose()
  }
  return (
    <Sheet title="决定不扣" onClose={onClose}>
      <Reason label="为什么不扣" value={words} error={drop.error?.fields?.['body.words']} onChange={setWords} />
      <WriteFailure of={drop} />
      <Button isBusy={drop.isBusy} onPress={send}>
        不扣了
      </Button>
    </Sheet>
  )
}

/** The supervision committee decides on what the household objected to, with a written reason. */
export const DecideSheet = ({ one: { deductionId, state }, onClose }: DecidingProps) => {
  const [verdict, setVerdict] = useState<'upheld' | 'dismissed'>()
  const [words, setWords] = useState('')
  const decide = useWrite(decideDeductionObjection)
  const send = async () => {
    if (!verdict) return
    if (!(await decide.send({ params: { deductionId }, body: { isUpheld: verdict === 'upheld', words } }))) return
    notify('答复记好了,这家看得到')
    onClose()
  }
  return (
    <Sheet title="答复意见" onClose={onClose}>
      <Chips
        label="查下来"
        choices={[
          { value: 'upheld', name: state === 'disputed' ? '意见对,把分退回' : '意见对,不扣' },
          { value: 'dismissed', name: '意见不成立' },
        ]}
        chosen={verdict}
        onChoose={setVerdict}
      />
      <Reason label="理由" value={words} error={decide.error?.fields?.['body.words']} onChange={setWords} />
      <WriteFailure of={decide} />
      <Button isBusy={decide.isBusy} isDisabled={!verdict} onPress={send}>
        答复
      </Button>
    </Sheet>
  )
}
