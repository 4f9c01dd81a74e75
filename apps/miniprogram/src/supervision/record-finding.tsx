import type { Month } from '@village-points/shared/platform/village-day.ts'
import { recordFinding, type SampledEntry, type Verdict } from '@village-points/shared/supervision/contract.ts'
import { useState } from 'react'
import { useDraft } from '../platform/draft'
import { go } from '../platform/navigation'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { notify } from '../ui/notices'
import { Sheet } from '../ui/sheet'
import { WriteFailure } from '../ui/states'

interface RecordFindingProps {
  readonly month: Month
  readonly entry: SampledEntry
  readonly canRecord: boolean
  readonly onClose: () => void
}

/** What a look at one entry came to. */
export const RecordFinding = ({ month, entry, canRecord, onClose }: RecordFindingProps) => {
  const { sequence, title, household, transferId, finding } = entry
  const draft = useDraft(`finding:${month}:${sequence}`, { words: finding?.words ?? '' })
  const write = useWrite(recordFinding)
  const [isMissing, setMissing] = useState(false)
  const save = async (verdict: Verdict) => {
    const words = draft.value.words.trim()
    setMissing(verdict === 'wrong' && !words)
    if (verdict === 'wrong' && !words) return
    if (!(await write.send({ params: { month }, body: { sequence, verdict, words } }))) return
    draft.clear()
    onClose()
    notify('记下了,账没有动')
  }
  return (
    <Sheet title={`第 ${sequence} 笔 ${title}`} onClose={onClose}>
      {household && (
        <Button
          kind="plain"
          onPress={() => go('ledger/entry', { entryId: transferId, householdId: household.householdId })}
        >
          看这一笔怎么来的
        </Button>
      )}
      {canRecord && (
        <>
          <Field
            label="查到什么"
            placeholder="例如:没有照片,问了本人没去"
            value={draft.value.words}
            maxLength={200}
            error={isMissing ? '请写一句哪里不对' : undefined}
            onChange={(words) => draft.change({ words })}
          />
          <WriteFailure of={write} />
          <Button isBusy={write.isBusy} onPress={() => save('fine')}>
            没问题
          </Button>
          <Button kind="quiet" isBusy={write.isBusy} onPress={() => save('wrong')}>
            有问题
          </Button>
        </>
      )}
    </Sheet>
  )
}
