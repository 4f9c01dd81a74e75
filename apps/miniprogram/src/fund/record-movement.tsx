import {
  type Fund,
  FundMovementInput,
  FundMovementKind,
  fundMovementNames,
  recordFundMovement,
} from '@village-points/shared/fund/contract.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { now } from '../platform/clock'
import { useDraft } from '../platform/draft'
import { fieldProblems, refusedFields, useProblems } from '../platform/field-problems'
import { useWrite } from '../platform/write'
import { amountOf } from '../ui/amount-field'
import { Button } from '../ui/button'
import { Chips } from '../ui/chips'
import { DayChoice } from '../ui/day-choice'
import { Field } from '../ui/field'
import { FieldTrouble } from '../ui/field-trouble'
import { notify } from '../ui/notices'
import { Sheet } from '../ui/sheet'
import { WriteFailure } from '../ui/states'

interface MovementDraft {
  readonly kind: FundMovementKind
  readonly yuan: string
  readonly movedOn: string
  readonly note: string
}

const empty: MovementDraft = { kind: 'collective_money', yuan: '', movedOn: '', note: '' }
const kinds = FundMovementKind.options.map((value) => ({ value, name: fundMovementNames[value] }))
/** Money may have moved long before it is written down. */
const DAYS_BACK = 366

interface RecordMovementProps {
  readonly cover: Fund['cover']
  readonly onClose: () => void
}

/** Writes down what came into the fund or was spent. */
export const RecordMovement = ({ cover, onClose }: RecordMovementProps) => {
  const draft = useDraft<MovementDraft>('fund-movement', empty)
  const { kind, yuan, note } = draft.value
  const today = villageDayOf(now())
  const movedOn = draft.value.movedOn || today
  const write = useWrite(recordFundMovement)
  const amount = amountOf(yuan)
  const after = cover.fundYuan + (kind === 'purchase' ? -amount : amount)
  const body = { kind, yuan: amount, movedOn, note }
  const { problems, isRight } = useProblems(fieldProblems(FundMovementInput, body))
  const save = async () => {
    if (!isRight() || !(await write.send({ body }))) return
    draft.clear()
    onClose()
    notify(`${fundMovementNames[kind]} ${formatPoints(amount)} 元记好了`)
  }
  const wrong = { ...problems, ...refusedFields(write.error) }
  return (
    <Sheet title="记一笔钱" onClose={onClose}>
      <Chips label="什么钱" choices={kinds} chosen={kind} onChoose={(chosen) => draft.change({ kind: chosen })} />
      <Field
        label={kind === 'purchase' ? '花了多少(元)' : '收到多少(元)'}
        kind="number"
        value={yuan}
        maxLength={12}
        hint={Number.isFinite(amount) && after >= 0 ? `记完基金里有 ${formatPoints(after)} 元` : undefined}
        error={wrong.yuan}
        onChange={(typed) => draft.change({ yuan: typed })}
      />
      <DayChoice
        label="哪天的"
        day={movedOn}
        today={today}
        daysBack={DAYS_BACK}
        onChange={(day) => draft.change({ movedOn: day })}
      />
      <FieldTrouble words={wrong.movedOn} />
      <Field
        label="说明(可以不填)"
        kind="words"
        placeholder="例如:村集体分红,凭证在会计处"
        value={note}
        maxLength={200}
        error={wrong.note}
        onChange={(typed) => draft.change({ note: typed })}
      />
      <WriteFailure of={write} />
      <Button isBusy={write.isBusy} onPress={save}>
        {`记这笔${fundMovementNames[kind]}`}
      </Button>
    </Sheet>
  )
}
