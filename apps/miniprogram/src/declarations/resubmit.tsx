import { View } from '@tarojs/components'
import { type DeclarationDetail, resubmitDeclaration } from '@village-points/shared/declarations/contract.ts'
import { stateWords } from '@village-points/shared/declarations/declaration-steps.ts'
import { villageDayOf } from '@village-points/shared/platform/village-day.ts'
import { type ReactNode, useMemo, useState } from 'react'
import { now } from '../platform/clock'
import { useDraft } from '../platform/draft'
import { useWrite } from '../platform/write'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Field } from '../ui/field'
import { Frame } from '../ui/frame'
import { Note, Warn } from '../ui/note'
import { notify } from '../ui/notices'
import { WriteFailure } from '../ui/states'
import { PhotoPicker, unsentWords } from './photo-picker'
import { usePhotos } from './use-photos'

/** Why it came back, as whoever sent it back said it; undefined when it did not. */
export const whatIsMissing = ({ state, steps }: DeclarationDetail): string | undefined => {
  if (state !== 'returned') return undefined
  return [...steps].reverse().find(({ action }) => action === 'return')?.reason
}

interface ResubmitDraft {
  readonly note: string
  readonly photoIds: readonly string[]
  /** Names of photographs that have not arrived yet. */
  readonly unsent: readonly string[]
}

interface ResubmitProps {
  readonly declaration: DeclarationDetail
  readonly head: ReactNode
  readonly children: ReactNode
}

/** A returned declaration: what is missing is added on the spot and it goes back with one press. */
export const Resubmit = ({ declaration, head, children }: ResubmitProps) => {
  const { declarationId } = declaration
  const begin = useMemo(() => ({ note: declaration.note, photoIds: declaration.photoIds, unsent: [] }), [declaration])
  const draft = useDraft<ResubmitDraft>(`resubmit ${declarationId}`, begin)
  const unsent = { names: draft.value.unsent, onChange: (names: readonly string[]) => draft.change({ unsent: names }) }
  const photos = usePhotos(draft.value.photoIds, (photoIds) => draft.change({ photoIds }), unsent)
  const [isWaiting, setWaiting] = useState(false)
  const resubmit = useWrite(resubmitDeclaration)
  const send = async () => {
    setWaiting(true)
    const photoIds = await photos.settle().finally(() => setWaiting(false))
    if (!photoIds) return
    const body = { note: draft.value.note, photoIds: [...photoIds] }
    const sent = await resubmit.send({ params: { declarationId }, body })
    if (!sent) return
    draft.clear()
    notify(`又交给村里了。${stateWords(sent, villageDayOf(now()))}`)
  }
  const missing = whatIsMissing(declaration)
  const trouble = unsentWords(photos)
  return (
    <Frame
      title="要补充"
      footer={
        <>
          {trouble && <Warn>{trouble}</Warn>}
          <WriteFailure of={resubmit} />
          <Button icon="check" isBusy={resubmit.isBusy || isWaiting} onPress={send}>
            补好了,交给村里
          </Button>
        </>
      }
    >
      {head}
      {missing && <Note>{missing}</Note>}
      <Card>
        <View className="stack">
          <PhotoPicker of={photos} label="照片" />
          <Field
            label="说明"
            kind="words"
            value={draft.value.note}
            maxLength={200}
            onChange={(note) => {
              resubmit.forgetError()
              draft.change({ note })
            }}
            error={resubmit.error?.fields['body.note']}
          />
        </View>
      </Card>
      {children}
    </Frame>
  )
}
