import { View } from '@tarojs/components'
import { type DeductionDetail, recheckDeduction, USUAL_FIX_DAYS } from '@village-points/shared/deductions/contract.ts'
import { addDays, formatDay, villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { useState } from 'react'
import { PhotoPicker } from '../declarations/photo-picker'
import { usePhotos } from '../declarations/use-photos'
import { now } from '../platform/clock'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Chips } from '../ui/chips'
import { Field } from '../ui/field'
import { notify } from '../ui/notices'
import { Sheet } from '../ui/sheet'
import { WriteFailure } from '../ui/states'

type Finding = 'fixed' | 'not_fixed' | 'more_time'

const done: Readonly<Record<Finding, string>> = {
  fixed: '记好了:改好了',
  not_fixed: '记好了:还没改好',
  more_time: '记好了:再给几天',
}

/** What may be found here: after a deduction there is no more time to give, only points to give back. */
const findingsOf = ({ state }: DeductionDetail): readonly { value: Finding; name: string }[] => [
  { value: 'fixed', name: state === 'deducted' || state === 'amended' ? '改好了,退分' : '改好了' },
  ...(state === 'amended' ? [{ value: 'not_fixed' as const, name: '还没改好' }] : []),
  ...(state === 'reminded' || state === 'rectified' ? [{ value: 'more_time' as const, name: '再给 7 天' }] : []),
]

/** 回访: what was found on the spot, with a photo and words if one likes. */
export const RecheckSheet = ({ one, onClose }: { readonly one: DeductionDetail; readonly onClose: () => void }) => {
  const [finding, setFinding] = useState<Finding>('fixed')
  const [words, setWords] = useState('')
  const [photoIds, setPhotoIds] = useState<readonly string[]>([])
  const photos = usePhotos(photoIds, setPhotoIds)
  const recheck = useWrite(recheckDeduction)
  const { deductionId } = one
  const until = addDays(villageDayOf(now()), USUAL_FIX_DAYS)
  const send = async () => {
    const arrived = await photos.settle()
    if (!arrived) return
    const body = { finding, words, photoIds: [...arrived], ...(finding === 'more_time' ? { fixBy: until } : {}) }
    if (!(await recheck.send({ params: { deductionId }, body }))) return
    notify(done[finding])
    onClose()
  }
  return (
    <Sheet title="去看过了" onClose={onClose}>
      <View className="field">
        <View className="field-label">怎么样</View>
        <Chips label="怎么样" choices={findingsOf(one)} chosen={finding} onChoose={setFinding} />
        {finding === 'more_time' && <View className="field-hint">{`改到 ${formatDay(until)}为止`}</View>}
      </View>
      <PhotoPicker of={photos} label="照片(可以没有)" />
      <Field label="说明(可以不写)" kind="words" value={words} maxLength={200} onChange={setWords} />
      <WriteFailure of={recheck} />
      <Button icon="check" isBusy={recheck.isBusy} onPress={send}>
        记下来
      </Button>
    </Sheet>
  )
}
