import { View } from '@tarojs/components'
import type { Month } from '@village-points/shared/platform/village-day.ts'
import {
  readFindingPhoto,
  recordFinding,
  type SampledEntry,
  type SampleFinding,
  type Verdict,
} from '@village-points/shared/supervision/contract.ts'
import { useState } from 'react'
import { EvidencePhotos } from '../declarations/evidence-photos'
import { PhotoPicker } from '../declarations/photo-picker'
import { usePhotos } from '../declarations/use-photos'
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

interface FoundProps {
  readonly month: Month
  readonly sequence: number
  readonly finding: SampleFinding
}

/** What was found before, with its photographs. */
const Found = ({ month, sequence, finding: { foundBy, verdict, words, photoIds } }: FoundProps) => (
  <>
    <View>{`${foundBy}看过:${verdict === 'fine' ? '没问题' : '有问题'}${words && `。${words}`}`}</View>
    <EvidencePhotos
      photoIds={photoIds}
      source={{ endpoint: readFindingPhoto, params: { month, sequence } }}
      name="抽查照片"
    />
  </>
)

/** What a look at one entry came to. */
export const RecordFinding = ({ month, entry, canRecord, onClose }: RecordFindingProps) => {
  const { sequence, title, household, transferId, finding } = entry
  const draft = useDraft(`finding:${month}:${sequence}`, {
    words: finding?.words ?? '',
    photoIds: [] as readonly string[],
  })
  const photos = usePhotos(draft.value.photoIds, (photoIds) => draft.change({ photoIds }))
  const write = useWrite(recordFinding)
  const [isWrong, setWrong] = useState(false)
  const words = draft.value.words.trim()
  const save = async (verdict: Verdict) => {
    setWrong(verdict === 'wrong')
    if (verdict === 'wrong' && !words) return
    const photoIds = await photos.settle()
    if (!photoIds) return
    const body = { sequence, verdict, words, photoIds: [...photoIds] }
    if (!(await write.send({ params: { month }, body }))) return
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
      {finding && <Found month={month} sequence={sequence} finding={finding} />}
      {canRecord && (
        <>
          <Field
            label="查到什么"
            placeholder="例如:没有照片,问了本人没去"
            value={draft.value.words}
            maxLength={200}
            error={isWrong && !words ? '请写一句哪里不对' : undefined}
            onChange={(typed) => draft.change({ words: typed })}
          />
          <PhotoPicker of={photos} label="照片(可以没有)" hint="只有村务监督看得到" />
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
