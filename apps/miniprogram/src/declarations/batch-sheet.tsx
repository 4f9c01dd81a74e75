import { View } from '@tarojs/components'
import { type AwardBatch, reverseAwardBatch } from '@village-points/shared/declarations/contract.ts'
import { formatPoints } from '@village-points/shared/platform/points.ts'
import { formatClock, formatDay, formatPartOfDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { useState } from 'react'
import { go } from '../platform/navigation'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { notify } from '../ui/notices'
import { Pair } from '../ui/row'
import { Seal } from '../ui/seal'
import { Confirm, Sheet } from '../ui/sheet'
import { ReasonSheet, TakeBackKeys } from './take-back'
import { undoBatch } from './undoing'

interface BatchSheetProps {
  readonly batch: AwardBatch
  readonly at: number
  readonly onClose: () => void
}

const Facts = ({ batch, at }: Omit<BatchSheetProps, 'onClose'>) => {
  const today = villageDayOf(at)
  return (
    <Card>
      <View className="line">
        <View className="grow strong">{batch.ruleTitle}</View>
        {batch.state === 'reversed' && <Seal>已撤回</Seal>}
      </View>
      <Pair name="多少户">{`${batch.householdCount} 户,共 ${formatPoints(batch.totalPoints)} 分`}</Pair>
      <Pair name="哪天做的">{formatDay(batch.deedOn, today)}</Pair>
      <Pair name="谁记的">
        {`${batch.recordedBy},${formatPartOfDay(batch.recordedAt, today)} ${formatClock(batch.recordedAt)}`}
      </Pair>
    </Card>
  )
}

/** One batch, its households, and taking it back as one. */
export const BatchSheet = ({ batch, at, onClose }: BatchSheetProps) => {
  const { awardBatchId, householdCount, totalPoints, ruleTitle } = batch
  const reverse = useWrite(reverseAwardBatch)
  const [asking, setAsking] = useState<'undo' | 'reverse'>()
  const consequence = `${householdCount} 户各减去这次的分,共 ${formatPoints(totalPoints)} 分`
  if (asking === 'undo') {
    return (
      <Confirm
        title="整批撤回?"
        consequences={[consequence, '已经单独撤回过的户不再减']}
        action="整批撤回"
        icon="undo"
        isDanger
        onConfirm={async () => {
          await undoBatch(batch)
          onClose()
        }}
        onClose={() => setAsking(undefined)}
      />
    )
  }
  if (asking === 'reverse') {
    const send = async (reason: string) => {
      if (!(await reverse.send({ params: { awardBatchId }, body: { reason } }))) return
      notify(`已更正:${householdCount} 户的“${ruleTitle}”减回来了`)
      onClose()
    }
    return (
      <ReasonSheet
        title="更正这一批"
        action={`给这 ${householdCount} 户减回来`}
        isBusy={reverse.isBusy}
        error={reverse.error}
        onSend={send}
        onClose={() => setAsking(undefined)}
      >
        <View>{`${consequence}。原来的账留着,两笔都看得到。`}</View>
      </ReasonSheet>
    )
  }
  return (
    <Sheet title="这一批" onClose={onClose}>
      <Facts batch={batch} at={at} />
      <TakeBackKeys
        can={batch.can}
        left={Date.parse(batch.undoUntil) - at}
        undoName="整批撤回"
        reverseName="写明原因更正"
        onUndo={() => setAsking('undo')}
        onReverse={() => setAsking('reverse')}
      />
      <Button kind="quiet" icon="list" onPress={() => go('declarations/records', { awardBatchId })}>
        {`看这 ${householdCount} 户`}
      </Button>
    </Sheet>
  )
}
