import { View } from '@tarojs/components'
import { type Declaration, reverseAward } from '@village-points/shared/declarations/contract.ts'
import { placeOf } from '@village-points/shared/households/place.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { formatClock, formatDay, formatPartOfDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { useState } from 'react'
import { go } from '../platform/navigation'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { notify } from '../ui/notices'
import { Pair, SignedPoints } from '../ui/row'
import { Seal } from '../ui/seal'
import { Sheet } from '../ui/sheet'
import { ReasonSheet, TakeBackKeys } from './take-back'
import { undoOne } from './undoing'

interface RecordSheetProps {
  readonly declaration: Declaration
  readonly at: number
  readonly onClose: () => void
}

const Facts = ({ declaration, at }: Omit<RecordSheetProps, 'onClose'>) => {
  const { household, ruleTitle, points, quantity, memberName, note, deedOn, recordedAt, recordedBy, state } =
    declaration
  const today = villageDayOf(at)
  return (
    <Card>
      <View className="line">
        <View className="grow">
          <View className="strong">{household.name}</View>
          <View className="soft">{`${placeOf(household)} · ${household.number}`}</View>
        </View>
        {state === 'reversed' && <Seal>已撤回</Seal>}
        <SignedPoints points={points} />
      </View>
      <Pair name="哪一项">{ruleTitle}</Pair>
      {quantity !== undefined && <Pair name="数量">{String(quantity)}</Pair>}
      {memberName && <Pair name="谁做的">{memberName}</Pair>}
      <Pair name="哪天做的">{formatDay(deedOn, today)}</Pair>
      <Pair name="谁记的">{`${recordedBy},${formatPartOfDay(recordedAt, today)} ${formatClock(recordedAt)}`}</Pair>
      {note && <Pair name="说明">{note}</Pair>}
    </Card>
  )
}

/** Everything about one recorded deed, and what may still be done about it. */
export const RecordSheet = ({ declaration, at, onClose }: RecordSheetProps) => {
  const { declarationId, household, points, undoUntil, can, transferId } = declaration
  const reverse = useWrite(reverseAward)
  const [isReversing, setReversing] = useState(false)
  const send = async (reason: string) => {
    if (!(await reverse.send({ params: { declarationId }, body: { reason } }))) return
    notify(`已更正:${household.name}减 ${formatPoints(points)} 分`)
    onClose()
  }
  if (isReversing) {
    return (
      <ReasonSheet
        title="更正这一笔"
        action={`给${household.name}减 ${formatPoints(points)} 分`}
        isBusy={reverse.isBusy}
        error={reverse.error}
        onSend={send}
        onClose={() => setReversing(false)}
      >
        <View>{`账上会添一笔减 ${formatPoints(points)} 分,原来那一笔留着,两笔都看得到。`}</View>
      </ReasonSheet>
    )
  }
  return (
    <Sheet title="这一笔" onClose={onClose}>
      <Facts declaration={declaration} at={at} />
      <TakeBackKeys
        can={can}
        left={Date.parse(undoUntil) - at}
        undoName="撤回"
        reverseName="写明原因更正"
        onUndo={async () => {
          await undoOne(declaration)
          onClose()
        }}
        onReverse={() => setReversing(true)}
      />
      {!transferId && (
        <Button kind="quiet" icon="list" onPress={() => go('declarations/declaration', { declarationId })}>
          看办到哪一步了
        </Button>
      )}
      {transferId && (
        <Button
          kind="quiet"
          icon="shield"
          onPress={() => go('ledger/entry', { entryId: transferId, householdId: household.householdId })}
        >
          看这一分怎么来的
        </Button>
      )}
    </Sheet>
  )
}
