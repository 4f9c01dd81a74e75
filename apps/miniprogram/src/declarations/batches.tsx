import { type AwardBatch, listAwardBatches } from '@village-points/shared/declarations/contract.ts'
import { formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { useState } from 'react'
import { forgetDraft } from '../platform/draft'
import { go, useIsInFront } from '../platform/navigation'
import { useRows } from '../platform/query'
import { useNow } from '../platform/ticking'
import { Button } from '../ui/button'
import { Frame } from '../ui/frame'
import { List } from '../ui/list'
import { timeLeft } from '../ui/notices'
import { Remote } from '../ui/remote'
import { Row } from '../ui/row'
import { Empty } from '../ui/states'
import { BATCH_DRAFT } from './batch-draft'
import { BatchSheet } from './batch-sheet'
import { TitleWithState } from './title-with-state'

const TICK_MS = 15_000

const begin = () => {
  forgetDraft(BATCH_DRAFT)
  go('declarations/batch')
}

const BatchRow = ({
  batch,
  at,
  onPress,
}: {
  readonly batch: AwardBatch
  readonly at: number
  readonly onPress: () => void
}) => {
  const left = Date.parse(batch.undoUntil) - at
  const undoable = batch.can.undo && left > 0 ? ` · ${timeLeft(left)}能整批撤回` : ''
  const detail = `${batch.householdCount} 户 · ${formatDay(batch.deedOn, villageDayOf(at))} · ${batch.recordedBy}记${undoable}`
  return (
    <Row
      title={<TitleWithState title={batch.ruleTitle} state={batch.state} />}
      detail={detail}
      points={batch.totalPoints}
      onPress={onPress}
    />
  )
}

/** Batches, newest first, each to be looked into and taken back as one. */
const BatchesPage = () => {
  const batches = useRows(listAwardBatches, { query: {} })
  const at = useNow(useIsInFront(), TICK_MS)
  const [open, setOpen] = useState<AwardBatch>()
  return (
    <Frame
      title="批量记的"
      footer={
        <Button icon="people" onPress={begin}>
          再记一批
        </Button>
      }
    >
      <Remote
        of={batches}
        empty={
          <Empty icon="people" title="还没有批量记过分">
            清扫、开会以后,一次给很多户记分,都在这里。
          </Empty>
        }
      >
        {(rows) => (
          <List rows={rows} keyOf={(row) => row.awardBatchId} {...batches}>
            {(batch) => <BatchRow batch={batch} at={at} onPress={() => setOpen(batch)} />}
          </List>
        )}
      </Remote>
      {open && <BatchSheet batch={open} at={at} onClose={() => setOpen(undefined)} />}
    </Frame>
  )
}

export default BatchesPage
