import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CallError } from '../platform/call-error'
import { useDraft } from '../platform/draft'
import { Button } from '../ui/button'
import { Sheet } from '../ui/sheet'
import { WriteFailure } from '../ui/states'
import { TelephoneButton } from '../ui/telephone-line'
import { WordsChoice } from './words-choice'

interface SaySheetProps {
  readonly draftName: string
  readonly title: string
  readonly explanation: string
  /** Sentences to tap instead of typing. */
  readonly usual: readonly string[]
  readonly action: string
  readonly write: { readonly isBusy: boolean; readonly error: CallError | undefined }
  readonly onSend: (words: string) => Promise<boolean>
  readonly onClose: () => void
}

const EMPTY = { words: '' }

/** Says something that only those who look into it may read. Tapped or typed. */
export const SaySheet = ({ draftName, title, explanation, usual, action, write, onSend, onClose }: SaySheetProps) => {
  const draft = useDraft(draftName, EMPTY)
  const [hasTried, setTried] = useState(false)
  const send = async () => {
    setTried(true)
    const words = draft.value.words.trim()
    if (!words || !(await onSend(words))) return
    draft.clear()
    onClose()
  }
  return (
    <Sheet title={title} onClose={onClose}>
      <View className="soft">{explanation}</View>
      <WordsChoice
        words={draft.value.words}
        usual={usual}
        hasTried={hasTried}
        error={write.error}
        onChange={(words) => draft.change({ words })}
      />
      <WriteFailure of={write} />
      <Button icon="talk" isBusy={write.isBusy} onPress={send}>
        {action}
      </Button>
      <TelephoneButton />
    </Sheet>
  )
}
