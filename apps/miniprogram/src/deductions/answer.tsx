import {
  type DeductionDetail,
  objectToDeduction,
  rectifyDeduction,
} from '@village-points/shared/deductions/contract.ts'
import { useState } from 'react'
import { PhotoPicker } from '../declarations/photo-picker'
import { usePhotos } from '../declarations/use-photos'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { notify } from '../ui/notices'
import { Sheet } from '../ui/sheet'
import { WriteFailure } from '../ui/states'

interface AnswerProps {
  readonly one: DeductionDetail
  readonly onClose: () => void
}

/** 已整改: a photo if there is one, words if one likes; one tap is enough. */
export const RectifySheet = ({ one: { deductionId }, onClose }: AnswerProps) => {
  const [photoIds, setPhotoIds] = useState<readonly string[]>([])
  const [words, setWords] = useState('')
  const photos = usePhotos(photoIds, setPhotoIds)
  const rectify = useWrite(rectifyDeduction)
  const send = async () => {
    const arrived = await photos.settle()
    if (!arrived) return
    if (!(await rectify.send({ params: { deductionId }, body: { words, photoIds: [...arrived] } }))) return
    notify('告诉村里了,村里会去看一看')
    onClose()
  }
  return (
    <Sheet title="已经改好了" onClose={onClose}>
      <PhotoPicker of={photos} label="照片(可以没有)" />
      <Field label="想说的话(可以不写)" kind="words" value={words} maxLength={200} onChange={setWords} />
      <WriteFailure of={rectify} />
      <Button icon="check" isBusy={rectify.isBusy} onPress={send}>
        改好了,告诉村里
      </Button>
    </Sheet>
  )
}

/** An objection needs a sentence; what follows is decided by people who had nothing to do with it. */
export const ObjectSheet = ({ one: { deductionId }, onClose }: AnswerProps) => {
  const [words, setWords] = useState('')
  const object = useWrite(objectToDeduction)
  const send = async () => {
    if (!(await object.send({ params: { deductionId }, body: { words } }))) return
    notify('村务监督收到了,七个工作日内答复')
    onClose()
  }
  return (
    <Sheet title="我有意见" onClose={onClose}>
      <Field
        label="哪里不对"
        kind="words"
        hint="写一句就行,比如:那不是我家的"
        value={words}
        maxLength={200}
        error={object.error?.fields?.['body.words']}
        onChange={setWords}
      />
      <WriteFailure of={object} />
      <Button icon="talk" isBusy={object.isBusy} onPress={send}>
        交给村务监督
      </Button>
    </Sheet>
  )
}
